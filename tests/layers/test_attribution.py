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


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Net profit climbed to 66 million crowns, the company said.", "the company"),
        ("Tom Asher, the captain, was hurt, a doctor said.", "a doctor"),
        ("Her lawyer, Petra Maas, said she had slept.", "Petra Maas"),
        ("Four boats will run in May, its director, Helen Corrie, told a meeting.", "Helen Corrie"),
    ],
)
def test_the_speaker_is_who_stands_by_the_verb_and_has_a_name(text: str, who: str) -> None:
    (found,) = read(text)
    assert found[0] == who


def test_a_statement_holds_what_is_said() -> None:
    assert read("The ministry said in a statement that it would help the families.") == [
        ("The ministry", "say", "that it would help the families")
    ]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Odile Renard told reporters that three men had been held. One was Danish, she said.",
            "Odile Renard",
        ),
        (
            "A fire broke out at the mill. Halden Foods shut the road. It said nobody was hurt.",
            "Halden Foods",
        ),
    ],
)
def test_a_pronoun_that_speaks_goes_back_to_a_speaker(text: str, who: str) -> None:
    doc = document(text)
    last = doc.attributions[-1]
    assert last.speaker is not None
    assert doc.entities[doc.mentions[last.speaker].entity].name == who
