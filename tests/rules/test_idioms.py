"""Set phrases with one or two of their words swapped."""

from __future__ import annotations

import pytest
from newslint_rules.paraphrase._idioms import Idiom, swapped_idioms

FIELD = Idiom(
    ("level", "playing", "field"), (" flat even ", " ", " meadow "), (" ", " sports ", " ground ")
)


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("flat playing field", [0]),
        ("level playing meadow", [2]),
        ("flat sports field", [0, 1]),
        ("level sports field", []),
        ("flat sports ground", []),
        ("level playing field", []),
        ("wide playing field", []),
    ],
)
def test_one_word_must_be_odd_by_itself_and_two_together(words: str, places: list[int]) -> None:
    assert FIELD.swaps(words.split()) == places


def test_a_phrase_without_paired_words_takes_one_swap() -> None:
    idiom = Idiom(("raise", "the", "stakes"), (" lift ", " ", " wagers "), ("", "", ""))
    assert idiom.swaps(["lift", "the", "stakes"]) == [0]
    assert idiom.swaps(["lift", "the", "wagers"]) == []


def test_swapped_words_of_a_name_are_left() -> None:
    text = "They won in the notch of time. They won in the Notch of time."
    assert [span.start for span, _ in swapped_idioms(text, 0, len(text))] == [9]
