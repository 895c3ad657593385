from __future__ import annotations

import numpy as np
import pytest

from newslint.analysis.nn.overlap import word_buckets
from newslint.training.calibrate import logistic, threshold_at
from newslint.training.metrics import auc
from newslint.training.overlap import idf_table
from newslint.training.scoring import Links, rootless

STORY = [
    "Port workers in Leith struck on Monday".split(),
    "The port in Leith stayed shut".split(),
    "Zebras graze quietly under acacias".split(),
    "Workers at the port want higher pay".split(),
]


def test_rare_words_weigh_most() -> None:
    table = idf_table([STORY, [["port", "words"]]], 512)
    port, words = (next(iter(word_buckets([w], 512))) for w in ("port", "words"))
    assert table[port] == pytest.approx(0)
    assert table[words] == pytest.approx(np.log(3 / 2))


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


def test_chain_of_pronouns_hands_its_doubt_on() -> None:
    links = Links(
        words=np.array([0, 1]),
        choices=np.array([[0], [0]]),
        probabilities=np.array([[0.9, 0.1], [0.0, 1.0]], np.float32),
    )
    lost = rootless(links, ["he", "he"], np.ones(2, np.float32))
    assert lost == pytest.approx([0.9, 0.9])
