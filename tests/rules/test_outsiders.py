"""Sentences that the language model finds strange, with made-up scores in place of the model's."""

from __future__ import annotations

import numpy as np
import pytest
from newslint_rules.coherence._outsiders import outsiders

from newslint.analysis.pipeline import open_document
from newslint.formats import read_story
from newslint.model.document import Document

COPY = """The bakers of the old town went on strike over the price of flour. They want a lower toll.

The strike closed 40 bakeries, the guild of bakers said. Flour has doubled in price since March.

The rowers of Adelaide broke a record of 12 years, and a guild was told. The council meets Friday.

The guild wants flour from the mill of the town.
"""
ROWERS, COUNCIL = 4, 5


def _found(fit: dict[int, float] | None, copy: str = COPY) -> list[str]:
    doc: Document = open_document(read_story("story.txt", copy.encode()))
    scores = np.full(len(doc.sentences), -6, np.float32)
    for index, score in (fit or {}).items():
        scores[index] = score
    doc._built["fit"] = None if fit is None else scores
    return [doc.at(sentence.span)[:10] for sentence in outsiders(doc)]


def test_without_scores_a_shared_word_is_a_tie() -> None:
    assert _found(None) == []


@pytest.mark.parametrize("fit", [{ROWERS: -0.5, COUNCIL: -1.0}, {ROWERS: -2.0, COUNCIL: -4.5}])
def test_the_strangest_sentence_is_found(fit: dict[int, float]) -> None:
    assert _found(fit) == ["The rowers"]


@pytest.mark.parametrize(
    "fit",
    [{ROWERS: -2.7}, {ROWERS: -2.0, COUNCIL: -3.5}, {ROWERS: 0.5, COUNCIL: 0.3}, {0: 1.0}],
)
def test_it_must_be_strange_and_stand_out_and_not_open_the_story(fit: dict[int, float]) -> None:
    assert _found(fit) == []


def test_a_sentence_that_shares_its_words_is_none() -> None:
    copy = COPY.replace(
        "The rowers of Adelaide broke a record of 12 years", "The bakers want flour"
    )
    assert _found({ROWERS: 0.5}, copy) == []


def test_a_sentence_that_points_back_is_none() -> None:
    assert (
        _found({ROWERS: 0.5}, COPY.replace("and a guild was told", "and the guild was told")) == []
    )


@pytest.mark.parametrize("named", ["the guild Hansa was told", "the hills east of Graz were told"])
def test_what_is_named_or_placed_does_not_point_back(named: str) -> None:
    copy = COPY.replace("and a guild was told", f"and {named}")
    assert _found({ROWERS: 0.5}, copy) == ["The rowers"]


def test_a_quotation_is_none() -> None:
    copy = COPY.replace("The rowers of Adelaide broke a record of", 'The rowers had "a record of')
    copy = copy.replace("12 years,", '12 years",')
    assert _found({ROWERS: 0.5}, copy) == []


def test_the_model_speaks_for_a_sentence_without_ties() -> None:
    copy = COPY.replace(", and a guild was told", " on Lake Geneva").replace("The rowers", "Rowers")
    assert _found(None, copy) == ["Rowers of "]
    assert _found({ROWERS: -3.0}, copy) == []
