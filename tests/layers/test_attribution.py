"""Reporting clauses: who says what."""

from __future__ import annotations

import pytest

from newslint.analysis.pipeline import open_document
from newslint.formats import read_story
from newslint.model.attributions import Attribution
from newslint.model.document import Document


def document(text: str) -> Document:
    return open_document(read_story("story.txt", text.encode()))


def speaker(doc: Document, attribution: Attribution) -> str | None:
    return doc.at(attribution.speaker_span) if attribution.speaker_span else None


def read(text: str) -> list[tuple[str | None, str, str]]:
    """Speaker, verb and claim of every attribution."""
    doc = document(text)
    return [(speaker(doc, a), a.verb, doc.at(a.claim)) for a in doc.attributions]


@pytest.mark.parametrize(
    ("text", "who", "verb", "claim"),
    [
        (
            "Ruth Adeyemi said the bridge would open in May.",
            "Ruth Adeyemi",
            "say",
            "the bridge would open in May",
        ),
        (
            "The ministry said that two wells had been shut.",
            "The ministry",
            "say",
            "that two wells had been shut",
        ),
        (
            "A second harbour official denied that the crane had burned.",
            "A second harbour official",
            "deny",
            "that the crane had burned",
        ),
    ],
)
def test_speakers_before_their_words(text: str, who: str, verb: str, claim: str) -> None:
    assert read(text) == [(who, verb, claim)]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The bridge would open in May, the ministry said.", "the ministry"),
        ("The bridge would open in May, said Ruth Adeyemi.", "Ruth Adeyemi"),
        ("The bridge, Adeyemi said, would open in May.", "Adeyemi"),
        ("According to the ministry, the bridge will open in May.", "the ministry"),
        ("The bridge will open in May, according to Ruth Adeyemi.", "Ruth Adeyemi"),
        ("Ruth Adeyemi told reporters that the bridge would open.", "Ruth Adeyemi"),
        ("It would open in May, she said.", "she"),
    ],
)
def test_speakers_wherever_they_stand(text: str, who: str) -> None:
    (found,) = document(text).attributions
    assert speaker(document(text), found) == who


def test_a_statement_that_comes_first_is_inverted() -> None:
    doc = document("The bridge would open in May, the ministry said. It said work had begun.")
    assert [a.inverted for a in doc.attributions] == [True, False]


def test_direct_words_and_their_quotations() -> None:
    doc = document(
        '"We lost everything," said Ana Ruiz. "The roof went first." She said a shed was left.'
    )
    first, second = doc.attributions
    assert first.direct
    assert first.quotes == (0, 1)
    assert not second.direct


def test_anonymous_sources_have_no_name() -> None:
    doc = document(
        "An army officer said four men had fled. Colonel Omar Fadel said it was six. "
        "The ministry said nobody had fled."
    )
    assert [a.anonymous for a in doc.attributions] == [True, False, False]


def test_verbs_inside_quotations_report_nothing() -> None:
    doc = document('"My sister said it was safe," Ana Ruiz told the court.')
    assert [speaker(doc, a) for a in doc.attributions] == ["Ana Ruiz"]


def test_sign_offs_are_not_read() -> None:
    doc = document("Rain fell on Monday, the service said.\n\nReporting by Ana Ruiz\n")
    assert len(doc.attributions) == 1


def test_a_participle_in_front_does_not_speak() -> None:
    text = "Sentencing Holt, Judge Amina Diallo said that the port had been robbed."
    doc = open_document(read_story("story.txt", text.encode()))
    (attribution,) = doc.attributions
    assert attribution.speaker_span is not None
    assert doc.at(attribution.speaker_span) == "Amina Diallo"
