"""Which figures of a story the ledger holds against each other: those of one thing."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint.analysis.pipeline import open_document
from newslint.formats import read_story
from newslint.registry import load_registry
from newslint.rule import Rule
from newslint.settings import Settings
from newslint.sheet import build_sheet


@pytest.fixture(scope="module")
def rules() -> tuple[Rule, ...]:
    return tuple(rule() for rule in load_registry(Settings(root=Path(__file__).parent)).rules)


def _pairs(text: str, rules: tuple[Rule, ...]) -> set[tuple[str, str]]:
    """The words of the pairs that the ledger holds against each other, in text order."""
    doc = open_document(read_story("story.txt", text.encode()))
    figures = build_sheet(doc, rules).figures
    return {
        (figure.text, other.text)
        for index, figure in enumerate(figures)
        for other in figure.compared
        if other.figure > index
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Police detained 14 men in the harbour on Sunday.\n\nThe 19 men detained there were "
            "taken to a police station.\n",
            {("14", "19")},
        ),
        (
            "Blast kills two at Halden dock\n\nA blast at a dock in Halden killed two workers on "
            "Monday, police said.\n",
            {("two", "two")},
        ),
        (
            "Five nuns live in the house at Keld.\n\nThe six women rise at four.\n",
            {("Five", "six")},
        ),
        (
            "Carla Ruiz, 34, runs the farm at Dell Head.\n\nRuiz has two sons. The 43-year-old "
            "Ruiz said the farm had lost its wells.\n",
            {("34", "43-year-old")},
        ),
        (
            "The cable holds between 40 and 30 millimetres of ice, the grid said.\n",
            {("40", "30 millimetres")},
        ),
        (
            "The fund gave 5 million euros ($5.4 million) in May. The town added 10 million euros "
            "($13 million) in June.\n",
            {
                ("5 million euros", "$5.4 million"),
                ("5 million euros", "10 million euros"),
                ("5 million euros", "$13 million"),
                ("$5.4 million", "10 million euros"),
                ("$5.4 million", "$13 million"),
                ("10 million euros", "$13 million"),
            },
        ),
    ],
    ids=["counts", "headline", "group", "ages", "range", "currencies"],
)
def test_figures_of_one_thing(
    text: str, expected: set[tuple[str, str]], rules: tuple[Rule, ...]
) -> None:
    assert _pairs(text, rules) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Crash kills two near Marston\n\nSeven people were injured when a bus left the road near "
        "Marston on Sunday, police said.\n",
        "The flood at Keld killed 12 people on Monday, officials said.\n\nThe flood at Keld left "
        "31 people missing, officials said.\n",
        "One cargo lost off Dell Head\n\nCoastguards towed a ship to port. It is one of the "
        "trawlers that fish off the head.\n",
        "Three bridges close in Halden\n\nThe town will repair the bridges with a loan. Three "
        "lawyers drew up the contract.\n",
        "Storm kills two at Keld\n\nTwo roofs fell in a storm at Keld on Sunday. At least two were "
        "hurt, officials said.\n",
    ],
    ids=["killed and injured", "killed and missing", "one", "other things", "dead and hurt"],
)
def test_figures_of_two_things(text: str, rules: tuple[Rule, ...]) -> None:
    assert _pairs(text, rules) == set()
