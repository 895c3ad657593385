"""The packaged model against its frozen reference, without PyTorch."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from newslint.training.reference import reference

FROZEN = Path(__file__).parent / "data" / "nn_reference.json"
LOGIT_TOLERANCE, SCORE_TOLERANCE, MOVED = 0.6, 0.15, 0.05
"""Int8 kernels round differently with and without VNNI: logits move, decisions hardly."""


@pytest.fixture(scope="module")
def stories() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    frozen = json.loads(FROZEN.read_text(encoding="utf-8"))
    return list(zip(reference(), frozen, strict=True))


def test_words_are_cut_alike(stories: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    for now, then in stories:
        assert now["sentences"] == then["sentences"]


@pytest.mark.parametrize("layer", ["upos", "heads", "deprels", "mentions"])
def test_readings(stories: list[tuple[dict[str, Any], dict[str, Any]]], layer: str) -> None:
    pairs = [pair for now, then in stories for pair in zip(now[layer], then[layer], strict=True)]
    moved = [pair for pair in pairs if pair[0] != pair[1]]
    assert len(moved) <= MOVED * len(pairs), moved


def test_antecedents(stories: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    for now, then in stories:
        assert now["antecedents"] == then["antecedents"]


def test_logits(stories: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    for now, then in stories:
        for name, values in then["logits"].items():
            difference = np.abs(np.asarray(now["logits"][name]) - np.asarray(values))
            assert np.median(difference) < LOGIT_TOLERANCE / 4, name
            assert np.quantile(difference, 0.95) < 2 * LOGIT_TOLERANCE, name


def test_scores(stories: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    for now, then in stories:
        assert now["orphans"] == pytest.approx(then["orphans"], abs=SCORE_TOLERANCE)
        assert now["fit"] == pytest.approx(then["fit"], abs=2 * LOGIT_TOLERANCE)
