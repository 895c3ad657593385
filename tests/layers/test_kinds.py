"""The types of one story's mentions are weighed together."""

from __future__ import annotations

import numpy as np
import pytest

from newslint.analysis.nn.kinds import agreed
from newslint.analysis.nn.result import Links

_FORMS = ["harbour", "mayor", "harbour", "it"]


def _mentions() -> np.ndarray:
    """None, person and place: a sure harbour, a mayor, a harbour in doubt, and an it."""
    return np.array(
        [[0.1, 0.0, 0.9], [0.1, 0.9, 0.0], [0.2, 0.45, 0.35], [0.4, 0.35, 0.25]], np.float32
    )


def test_words_of_one_form_share_a_type() -> None:
    found = agreed(_mentions(), _FORMS, Links([0, 1, 2, 3], [-1] * 4, [1.0] * 4))
    assert found[[0, 1, 2, 3], 1:].argmax(1).tolist() == [1, 0, 1, 0]


@pytest.mark.parametrize(("doubt", "kind"), [(0.2, 1), (0.8, 0)])
def test_an_anaphor_takes_on_the_type_of_its_antecedent(doubt: float, kind: int) -> None:
    found = agreed(_mentions(), _FORMS, Links([0, 1, 2, 3], [-1, -1, -1, 0], [doubt] * 4))
    assert found[3, 1:].argmax() == kind


def test_how_likely_a_word_is_no_mention_stays() -> None:
    given = _mentions()
    found = agreed(given, _FORMS, Links([0, 2, 3], [-1, -1, 1], [0.1] * 3))
    assert found[:, 0] == pytest.approx(given[:, 0])
    assert found.sum(1) == pytest.approx(np.ones(4))
    assert found[1].tolist() == given[1].tolist()


def test_a_text_without_mentions_is_left_alone() -> None:
    given = _mentions()
    assert agreed(given, _FORMS, Links([], [], [])) is given
