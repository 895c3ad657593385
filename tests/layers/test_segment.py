"""Sentences and words of wire copy."""

from __future__ import annotations

import pytest

from newslint.analysis.lemma import lemma
from newslint.analysis.segment import sentence_spans, word_spans


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in sentence_spans(text)]


def words(text: str) -> list[str]:
    return [span.of(text) for span in word_spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Sen. Ruth Okoye met Lt. Gen. Paul Ames on Monday.",
        "The U.S. Navy said so.",
        "It opens at 9 a.m. Monday in St. Louis.",
        "It shut at 11p.m. Sunday for the night.",
        "Flats start at $1.2 m. and rise from there.",
        "J. P. Hallam and R.J. Dunn signed it.",
        "Ardent Corp. Chairman Lena Voss resigned.",
        "Inflation was 3.4 percent, No. 10 said.",
        "“Will it hold?” Voss asked.",
        "“Who knows?” the harbour master said.",
        "Shares fell 2.5 percent to $14.20 in Nov. 2019 trading.",
        "He waited... and waited.",
        "Dr. Amina Yusuf treated them.",
        "Moss vs. Dale was decided on appeal.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It left the U.S. The crew stayed.", ["It left the U.S.", "The crew stayed."]),
        (
            "The gates close at 6 p.m. Visitors must leave.",
            ["The gates close at 6 p.m.", "Visitors must leave."],
        ),
        (
            "“We lost it all.” The fire began at dawn.",
            ["“We lost it all.”", "The fire began at dawn."],
        ),
        (
            'He said: "Go home. It is over." They went.',
            ['He said: "Go home.', 'It is over."', "They went."],
        ),
        ("Profit fell. 14 shops closed.", ["Profit fell.", "14 shops closed."]),
        ("He works for Ardent Inc. He is 40.", ["He works for Ardent Inc.", "He is 40."]),
        (
            "The light dates from the 1820s. Velin has nine. Paper made £103.5m. Dye made less.",
            [
                "The light dates from the 1820s.",
                "Velin has nine.",
                "Paper made £103.5m.",
                "Dye made less.",
            ],
        ),
        ("Stop! Who goes there?", ["Stop!", "Who goes there?"]),
        ("  Two spaces.  Then more.  ", ["Two spaces.", "Then more."]),
    ],
)
def test_several_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran-backed", ["Iran", "-", "backed"]),
        ("don’t", ["do", "n’t"]),
        ("the mayor's car", ["the", "mayor", "'s", "car"]),
        ("Sen. Lee", ["Sen.", "Lee"]),
        ("O’Neill left.", ["O’Neill", "left", "."]),
        ("$3.4bn", ["$", "3.4", "bn"]),
        ("the 1990s", ["the", "1990s"]),
        ("U.S.-trained", ["U.S.", "-", "trained"]),
        ("desk@example.org today", ["desk@example.org", "today"]),
        ("the end. now", ["the", "end", ".", "now"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("word", "tag", "expected"),
    [
        ("detained", "VBN", "detain"),
        ("noted", "VBD", "note"),
        ("said", "VBD", "say"),
        ("planned", "VBD", "plan"),
        ("militiamen", "NNS", "militiaman"),
        ("bases", "NNS", "base"),
        ("embassies", "NNS", "embassy"),
        ("carried", "VBN", "carry"),
        ("killed", "VBD", "kill"),
        ("seized", "VBD", "seize"),
        ("visited", "VBD", "visit"),
        ("handling", "VBG", "handle"),
        ("was", "VBD", "be"),
        ("Paris", "NNP", "Paris"),
        ("politics", "NNS", "politics"),
        ("biggest", "JJS", "big"),
    ],
)
def test_lemma(word: str, tag: str, expected: str) -> None:
    assert lemma(word, tag) == expected
