from __future__ import annotations

import numpy as np
import pytest

from newslint.analysis.nn.overlap import bucket
from newslint.training.calibrate import logistic, threshold_at
from newslint.training.metrics import auc
from newslint.training.overlap import idf_table


def test_words_of_few_stories_are_rare() -> None:
    table = idf_table([[["Leith", "struck"], ["Leith"]], [["struck", "it"]], [["struck"]]])
    assert table[bucket("leith")] == pytest.approx(np.log(4 / 2))
    assert table[bucket("STRUCK")] == 0
    assert table.max() == pytest.approx(np.log(4))


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
