"""The fit of the weights that tell figures told twice, and the weights that ship."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np
import pytest

from newslint.analysis.pipeline import open_document
from newslint.formats import read_story
from newslint.training.figures import fit

DECISION: Any = import_module("newslint_rules.numbers._restated")


def test_the_fit_recovers_the_weights_that_made_the_truth() -> None:
    rng = np.random.default_rng(3)
    evidence = np.hstack([rng.normal(size=(4000, 3)), np.ones((4000, 1))])
    weights = np.array([1.5, -0.8, 0.0, 0.4])
    chance = 1 / (1 + np.exp(-evidence @ weights))
    truth = (rng.random(4000) < chance).astype(float)
    found = fit(evidence, truth, np.ones(4000))
    assert found == pytest.approx(weights, abs=0.15)


def test_what_counts_for_nothing_does_not_move_the_fit() -> None:
    rng = np.random.default_rng(4)
    evidence = np.hstack([rng.normal(size=(500, 2)), np.ones((500, 1))])
    truth = (evidence[:, 0] > 0).astype(float)
    half = np.concatenate([np.ones(250), np.zeros(250)])
    assert fit(evidence, truth, half) == pytest.approx(fit(evidence[:250], truth[:250], half[:250]))


def test_each_piece_of_evidence_has_its_weight() -> None:
    text = "A gale felled 40 oaks.\n\nIt was the worst in years. The 90 oaks were sold.\n"
    pairs = list(DECISION.compared(open_document(read_story("story.txt", text.encode()))))
    assert pairs
    former, later, evidence = pairs[0]
    assert (former.quantity.value, later.quantity.value) == (40, 90)
    assert {*evidence, "bias"} == set(DECISION._weights())
