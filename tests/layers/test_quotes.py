"""Quotations as their marks show them."""

from __future__ import annotations

import pytest

from newslint.analysis.pipeline import open_document
from newslint.formats import read_story
from newslint.model.document import Document
from newslint.model.quotes import Quote


def document(text: str, *, format: str = "plain") -> Document:
    return open_document(read_story("story.txt", text.encode(), format=format))


def shown(quote: Quote) -> str:
    """``direct``, ``partial`` or ``block``, with what is missing."""
    open_ended = "" if quote.closed else " continues" if quote.continues else " unclosed"
    return quote.kind + open_ended if quote.opened else "unopened"


def read(text: str) -> list[tuple[str, str]]:
    doc = document(text)
    return [(shown(quote), doc.at(quote.inner)) for quote in doc.quotes]


@pytest.mark.parametrize(
    "text",
    [
        '"We won," he said.',
        "“We won,” he said.",
        "‘We won,’ he said.",
        "'We won,' he said.",
        "``We won,'' he said.",
        "„We won,“ he said.",
    ],
)
def test_marks_of_every_kind(text: str) -> None:
    assert read(text) == [("direct", "We won,")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He called it "a mess".', [("partial", "a mess")]),
        ('The "axis of evil," he said, is gone.', [("partial", "axis of evil,")]),
        ('He said he "would not sell it to them".', [("direct", "would not sell it to them")]),
        ('The film "Gone With the Mill" opened.', [("partial", "Gone With the Mill")]),
        ('"No," he said.', [("direct", "No,")]),
        (
            'It was "rolled-out" — "never"—then left.',
            [("partial", "rolled-out"), ("partial", "never")],
        ),
    ],
)
def test_a_clause_is_direct_and_a_phrase_partial(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“She called it ‘fine’,” he said.", ["She called it ‘fine’,", "fine"]),
        ('"She called it "fine"," he said.', ['She called it "fine",', "fine"]),
        ("\"'No' is no answer,\" she said.", ["'No' is no answer,", "No"]),
        ("He said: 'She said \"no\" to me.'", ['She said "no" to me.', "no"]),
    ],
)
def test_nested_quotations_follow_the_one_that_holds_them(text: str, expected: list[str]) -> None:
    assert [inner for _, inner in read(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "It's the players' union's '90s rock 'n' roll, don't you think?",
        "It’s the players’ union’s ’90s rock ’n’ roll, ’tis true.",
        'He is 6\'2" tall and owns a 12" record.',
        "Tell 'em to stop, the Joneses' dog won't bite 'til noon.",
        "The court at 51°28'38\" north is James' and Charles' own.",
    ],
)
def test_apostrophes_and_primes_are_no_marks(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘The players’ union is right,’ he said.", ["The players’ union is right,"]),
        ("'terrorists' met 'fighters' there", ["terrorists", "fighters"]),
        (
            "'I don't know whose dogs' home it is,' she said.",
            ["I don't know whose dogs' home it is,"],
        ),
        ("He called the '90s 'a mess' for the boys' club.", ["a mess"]),
    ],
)
def test_apostrophes_within_single_marks(text: str, expected: list[str]) -> None:
    assert [inner for _, inner in read(text)] == expected


def test_a_quotation_runs_on_where_the_next_paragraph_opens_again() -> None:
    text = "“We won.\n\n“We will win again.\n\n“We shall see,” he said.\n"
    assert read(text) == [
        ("direct continues", "We won."),
        ("direct continues", "We will win again."),
        ("direct", "We shall see,"),
    ]


def test_a_quotation_runs_on_where_a_paragraph_break_was_lost() -> None:
    assert read('He said: "We won. "We will win again."') == [
        ("direct continues", "We won. "),
        ("direct", "We will win again."),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '"We won, he said. "It was hard."',
            [("direct unclosed", "We won, he said. "), ("direct", "It was hard.")],
        ),
        (
            'We won," he said. "It was hard."',
            [("unopened", ""), ("direct", "It was hard.")],
        ),
        (
            '"We won. They lost.\n\nNobody else spoke. "No," he said.\n',
            [("direct unclosed", "We won. They lost."), ("direct", "No,")],
        ),
    ],
)
def test_a_stray_mark_hides_nothing_beyond_its_paragraph(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert read(text) == expected


def test_block_quotes_of_the_format() -> None:
    doc = document("The letter read:\n\n> We will close the mill in May.\n", format="markdown")
    (quote,) = doc.quotes
    assert quote.kind == "block"
    assert doc.at(quote.inner) == "We will close the mill in May."


def test_indices_follow_the_text() -> None:
    doc = document('"One," he said. "Two \'and\' three," she said. “Four.”')
    assert [quote.index for quote in doc.quotes] == list(range(4))
    starts = [quote.span.start for quote in doc.quotes]
    assert starts == sorted(starts)
