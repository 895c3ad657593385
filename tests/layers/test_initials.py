"""Initials and what they stand for."""

from __future__ import annotations

import pytest

from newslint.analysis.pipeline import open_document
from newslint.formats import read_story
from newslint.model.document import Document
from newslint.model.initials import Initialism


def document(text: str) -> Document:
    return open_document(read_story("story.txt", text.encode()))


def initials(text: str) -> dict[str, Initialism]:
    return {i.letters: i for i in document(text).initials}


@pytest.mark.parametrize(
    ("text", "letters", "expansion"),
    [
        ("The Western Union of Nurses (WUN) met.", "WUN", "Western Union of Nurses"),
        ("The Counter-Fraud Service met. CFS men came.", "CFS", "Counter-Fraud Service"),
        ("The WUN met. The Western Union of Nurses is old.", "WUN", "Western Union of Nurses"),
        ("The U.S. Board of Ships (USBS) met.", "USBS", "U.S. Board of Ships"),
        ("Doctors Beyond Rivers (MSR) came.", "MSR", "Doctors Beyond Rivers"),
        ("Heavy goods vehicles, or HGVs, are lorries.", "HGV", "Heavy goods vehicles"),
    ],
)
def test_long_forms(text: str, letters: str, expansion: str) -> None:
    found = initials(text)[letters]
    assert found.expansion is not None
    assert document(text).at(found.expansion) == expansion


@pytest.mark.parametrize(
    "text",
    [
        "The Western Union of Nurses (WUN) met.",
        "The WUN (Western Union of Nurses) met.",
        "The Western Union of Nurses, or WUN, met.",
        "The Western Union of Nurses, WUN, met.",
        "The Western Union of Nurses, known as WUN, met.",
    ],
)
def test_ties(text: str) -> None:
    assert initials(text)["WUN"].tie is not None


@pytest.mark.parametrize(
    "text",
    ["WUN, the nurses' union, met.", "The broadcaster WUN met.", "A union called WUN met."],
)
def test_explanations(text: str) -> None:
    assert initials(text)["WUN"].explained


@pytest.mark.parametrize(
    "text",
    [
        "He was NOT there.",
        "It fell to $5 (NYSE: WUN) on Monday.",
        "She moved to Springfield, IL, in May.",
        "It came in a BX-47 box.",
        "THE WUN HAS MET IN VELIN AGAIN",
        "King Olav XIV was ill.",
    ],
)
def test_capitals_that_are_no_initials(text: str) -> None:
    assert set(initials(text)) <= {"NYSE"}


def test_all_uses_are_counted() -> None:
    found = initials("The W.U.N. met. WUN men and two WUNs left the WUN hall.")["WUN"]
    assert len(found.uses) == 4
    assert found.tie is None
