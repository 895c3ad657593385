from __future__ import annotations

import numpy as np
import pytest

from newslint.training.calibrate import logistic, threshold_at
from newslint.training.metrics import auc
from newslint.training.overlap import FEATURES, idf_table, overlap_features
from newslint.training.scoring import Links, rootless, sentence_vectors

STORY = [
    "Port workers in Leith struck on Monday".split(),
    "The port in Leith stayed shut".split(),
    "Zebras graze quietly under acacias".split(),
    "Workers at the port want higher pay".split(),
]


def test_overlap_is_least_for_the_stranger() -> None:
    features = overlap_features(STORY, idf_table([STORY, [["other", "words"]]]))
    assert features.shape == (4, FEATURES)
    assert features[:, 0].argmin() == 2
    assert np.allclose(features[:, 4:8].mean(0), 0, atol=1e-5)


def test_auc_counts_ties_half() -> None:
    assert auc(np.array([2.0, 1.0]), np.array([1.0, 0.0])) == pytest.approx(0.875)


def test_logistic_finds_the_sign() -> None:
    x = np.array([[0.0], [1.0], [2.0], [3.0]])
    weights, bias = logistic(x, np.array([0, 0, 1, 1]))
    assert weights[0] > 0
    assert weights[0] * 1.5 + bias == pytest.approx(0, abs=1e-3)


def test_threshold_spends_half_of_the_alarms() -> None:
    scores = np.arange(10.0)
    assert threshold_at(scores, 20_000, 5_000) == 7.0


def test_sentence_vectors_are_means() -> None:
    vectors = sentence_vectors(np.array([[1.0], [3.0], [5.0]], np.float32), np.array([0, 0, 1]), 2)
    assert vectors.tolist() == [[2.0], [5.0]]


def test_chain_of_pronouns_hands_its_doubt_on() -> None:
    links = Links(
        words=np.array([0, 1]),
        choices=np.array([[0], [0]]),
        probabilities=np.array([[0.9, 0.1], [0.0, 1.0]], np.float32),
    )
    lost = rootless(links, ["he", "he"], np.ones(2, np.float32))
    assert lost == pytest.approx([0.9, 0.9])
