"""Plain text: paragraphs, hard-wrapped lines, marks."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.model.span import Span
from newslint.model.story import Suppression
from tests.formats.exact import blocks, read, source_of

PARAGRAPHS = [
    "A freight train left the rails outside the harbour town on Monday, and three wagons that "
    "carried grain overturned beside the road, the fire service said.",
    "Nobody was hurt. The line will stay closed until the end of the week, a spokeswoman said, "
    "while engineers examine the points that the train had passed shortly before.",
    "The operator, which runs 40 trains a day, declined to comment on what it called rumours "
    "about the state of its tracks.",
]


def test_everything_but_line_ends_is_kept() -> None:
    text = "  Headline \r\n\r\n\r\nTwo  spaces.\tTab. \r\nNext\x0cpage\u2028here.\rOld Mac.\r\n\r\n"
    story = read(text)
    assert story.text == text.replace("\r\n", "\n").replace("\r", "\n")
    assert blocks(story) == [
        "Headline",
        "Two  spaces.\tTab.",
        "Next\x0cpage\u2028here.",
        "Old Mac.",
    ]
    offset = story.text.index("Old")
    place = story.source_map.position(story.source_map.source_span(Span(offset, offset)).start)
    assert (place.line, place.column) == (6, 1)


@pytest.mark.parametrize("width", [40, 60, 72, 80, 100])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_wrapped_paragraphs_are_joined(width: int, end: str) -> None:
    filled = [textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS]
    text = "\n\n".join(["Train leaves rails", *filled]).replace("\n", end)
    assert blocks(read(text)) == ["Train leaves rails", *PARAGRAPHS]


def test_wrapped_paragraphs_without_blank_lines_are_told_by_their_last_line() -> None:
    filled = [textwrap.fill(paragraph, 65) for paragraph in PARAGRAPHS]
    story = read("\n".join(["Train leaves rails", "By Ann Writer", *filled]))
    assert blocks(story) == ["Train leaves rails", "By Ann Writer", *PARAGRAPHS]


@pytest.mark.parametrize("indent", ["   ", "     ", "\t"])
def test_an_indent_starts_a_paragraph(indent: str) -> None:
    filled = [textwrap.fill(p, 65, initial_indent=indent) for p in PARAGRAPHS]
    full = indent + "The station hall stays open to the public all the same, yes."
    text = "\n".join(["Train leaves rails", *filled, full, indent + "Trams run late."])
    assert blocks(read(text))[1:4] == PARAGRAPHS
    assert blocks(read(text))[-1] == "Trams run late."


def test_trailing_spaces_and_indents_belong_to_the_line_break() -> None:
    filled = textwrap.fill(PARAGRAPHS[1], 60, subsequent_indent="  ").replace("\n", "  \r\n")
    story = read(filled + "\n\n" + textwrap.fill(PARAGRAPHS[0], 60))
    assert blocks(story) == PARAGRAPHS[1::-1]
    assert source_of(story, "the end of the week") == "the end of  \r\n  the week"
    assert not story.source_map.is_copy(Span(0, len(PARAGRAPHS[1])))


def test_a_compound_broken_at_its_hyphen_closes_up() -> None:
    text = (
        "The council turned down the plan for a second time and the state-\n"
        "owned builder, which had asked for a loan, left the two- and three-\n"
        "and four-storey houses unfinished; the mayor — who had backed them —\n"
        "said nothing of it.\n"
    )
    (block,) = blocks(read(text))
    assert "state-owned builder" in block
    assert "three- and four-storey" in block
    assert "them — said" in block


def test_one_paragraph_a_line_is_never_joined() -> None:
    lines = ["Train leaves rails", "By Ann Writer", *PARAGRAPHS, *PARAGRAPHS[::-1]]
    for separator in ("\n", "\n\n", "\r\n"):
        assert blocks(read(separator.join(lines))) == lines


def test_lists_and_tables_are_not_joined() -> None:
    results = ["Arsenal 2 Chelsea 1", "Everton 0 Fulham 0", "Leeds United 3 Burnley 2"]
    assert blocks(read("\n".join(results))) == results
    rows = [
        f"{name:<20}{seats:>6}{share:>8}"
        for name, seats, share in [
            ("Party of the coast", 31, 22.5),
            ("Farmers and fishers", 28, 20.1),
            ("greens", 14, 11.3),
            ("others", 3, 2.2),
        ]
    ]
    assert blocks(read("\n".join(rows))) == [row.strip() for row in rows]
    filled = textwrap.fill(PARAGRAPHS[0], 60)
    items = ["* the first wagon, which had carried grain from the mill to it", "* the second"]
    assert blocks(read("\n".join([filled, "", *items]))) == [PARAGRAPHS[0], *items]


def test_a_single_wrapped_sentence_in_a_file_with_long_lines_is_joined() -> None:
    text = f"Ministry to pay back 3.1 million to fishing\nports on the coast\n\n{PARAGRAPHS[0]}\n"
    assert blocks(read(text))[0] == "Ministry to pay back 3.1 million to fishing ports on the coast"


def test_marks_are_not_copy() -> None:
    text = (
        "Smythe (CQ) and Jonson [CQ], 14 men [newslint: ok NUM001, REF001 -- counted]\n"
        "(CQ) Anne-Mari (CQ) said.\n"
        "\n"
        "[newslint: ok TYP]\n"
        "[newslint: ok conflicting-counts the desk knows]\n"
        "\n"
        "The end. [newslint: ok]\n"
        "[newslint: ok COH*]\n"
    )
    story = read(text)
    assert story.text == "Smythe and Jonson, 14 men\nAnne-Mari said.\n\nThe end.\n"
    found = [(s.codes, s.line, s.end_line, s.cq) for s in story.suppressions]
    assert found == [
        ((), 1, 1, True),
        ((), 1, 1, True),
        (("NUM001", "REF001"), 1, 1, False),
        ((), 2, 2, True),
        ((), 2, 2, True),
        (("TYP",), 7, 7, False),
        (("conflicting-counts",), 7, 7, False),
        ((), 7, 7, False),
        (("COH*",), 8, 8, False),
    ]
    marks = [s.span.of(text) for s in story.suppressions]
    assert marks[0] == "(CQ)"
    assert marks[2] == "[newslint: ok NUM001, REF001 -- counted]"


def test_initials_in_brackets_are_no_mark() -> None:
    story = read("The Coastal Quarterly (CQ) reported it. The CQ (CQ) is new.")
    assert story.text == "The Coastal Quarterly (CQ) reported it. The CQ is new."
    assert len(story.suppressions) == 1


def test_marks_in_wrapped_lines() -> None:
    lines = textwrap.fill(PARAGRAPHS[0], 60).split("\n")
    lines[0] += " (CQ)"
    lines[1] = "(CQ) " + lines[1]
    lines[2] += " [newslint: ok NUM001]"
    story = read("\n".join(lines) + "\n\n" + textwrap.fill(PARAGRAPHS[1], 60))
    assert blocks(story) == PARAGRAPHS[:2]
    assert story.suppressions[-1] == Suppression(
        ("NUM001",), 3, 3, Span(*_span(story.source, "[newslint: ok NUM001]"))
    )


def _span(text: str, part: str) -> tuple[int, int]:
    start = text.index(part)
    return start, start + len(part)


_WORDS = st.sampled_from(
    ["the", "The", "port.", "14", "“Yes,”", "U.S.", "said", "-", "—", "of", "co-", "é", "By", "•"]
)
_LINES = st.lists(_WORDS, max_size=14).map(" ".join)
_ENDS = st.sampled_from(["\n", "\r\n", "\n\n", "\r", " \n", "\n     ", "\n\n\n", " (CQ)\n"])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(_LINES, _ENDS), min_size=1, max_size=25))
def test_nothing_is_lost_or_moved(parts: list[tuple[str, str]]) -> None:
    text = "The start" + "".join(line + end for line, end in parts)
    story = read(text)
    assert story.text.split() == "".join(story.text.splitlines(keepends=True)).split()
    kept = text.replace("(CQ)", "")
    assert "".join(story.text.split()) == "".join(kept.split())
    assert len(story.suppressions) == text.count("(CQ)")


@settings(max_examples=100, deadline=None)
@given(st.lists(_LINES, min_size=1, max_size=30), st.sampled_from(["\r\n", "\r"]))
def test_line_ends_do_not_matter(lines: list[str], end: str) -> None:
    unix, other = read("\n".join(["Start", *lines])), read(end.join(["Start", *lines]))
    assert unix.text == other.text
    assert unix.blocks == other.blocks


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(3, 60), min_size=2, max_size=20), st.integers(0, 1000))
def test_sentences_on_lines_of_their_own_stay_apart(lengths: list[int], seed: int) -> None:
    words = "the ship left port with eleven men and a cat on board while rain fell".split()
    lines = []
    for index, length in enumerate(lengths):
        chosen = [words[(seed + index + i * (seed % 7 + 1)) % len(words)] for i in range(length)]
        lines.append(" ".join(chosen).capitalize() + ".")
    assert blocks(read("\n".join(lines))) == lines


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=200), st.data())
def test_any_text_maps_back_exactly(text: str, data: st.DataObject) -> None:
    story = read("Start " + text)
    block = data.draw(st.sampled_from(story.blocks))
    start = data.draw(st.integers(block.span.start, block.span.end - 1))
    span = Span(start, data.draw(st.integers(start + 1, block.span.end)))
    if story.source_map.is_copy(span):
        assert story.source_map.source_span(span).of(story.source) == span.of(story.text)
