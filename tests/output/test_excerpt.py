"""Cutting a line of copy to the terminal."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.output.excerpt import excerpt, printable, text_width, wrap

LONG = (
    "The ferry operator said the vessel had been inspected in May and again in October, that its "
    "captain had sailed the route for nineteen years, and that 14 passengers had gone to hospital "
    "by the evening, while the harbour authority put the figure at 17 and the hospital at twelve."
)


def marked(line: str, words: str, width: int) -> tuple[str, str]:
    start = line.index(words)
    cut = excerpt(line, start, start + len(words), width)
    return cut.text, " " * cut.offset + "^" * cut.length


def test_short_line_stands_whole():
    assert marked("Ferry hits pier", "hits", 40) == ("Ferry hits pier", "      ^^^^")


def test_long_line_is_cut_to_whole_words_around_the_mark():
    text, mark = marked(LONG, "14 passengers", 60)
    assert text == "…years, and that 14 passengers had gone to hospital…"
    assert text[mark.index("^") : len(mark)] == "14 passengers"


@pytest.mark.parametrize("words", ["The ferry operator", "at twelve."])
def test_mark_at_the_edge_keeps_its_side(words):
    text, _ = marked(LONG, words, 60)
    assert text.startswith("The") or text.endswith("twelve.")
    assert words in text


def test_mark_longer_than_the_terminal_runs_to_the_cut():
    cut = excerpt(LONG, 0, len(LONG), 50)
    assert cut.offset == 0
    assert text_width(cut.text) <= 50
    assert cut.length == text_width(cut.text) - 1
    assert cut.text.endswith("…")


def test_wide_characters_take_two_cells():
    assert marked("東京 fire kills 3", "fire", 40) == ("東京 fire kills 3", "     ^^^^")
    assert marked("in 東京 today", "東京", 40)[1] == "   ^^^^"


def test_combining_marks_take_none():
    line = unicodedata.normalize("NFD", "Café Müller burns")
    assert marked(line, "burns", 40)[1] == "            ^^^^^"


def test_tabs_are_widened():
    assert marked("1\tFerry", "Ferry", 40) == ("1    Ferry", "     ^^^^^")


def test_empty_span_is_still_marked():
    assert excerpt("Ferry", 5, 5, 40).length == 1
    assert excerpt("", 0, 0, 40).length == 1


def test_nothing_can_steer_the_terminal():
    assert printable("a\x1b[31mb\u202ec\u200b\r\nd\x07") == "a<001B>[31mb<202E>c<200B>  d<0007>"


def test_a_line_of_ten_megabytes_is_cut_at_once():
    line = "word " * 2_000_000
    cut = excerpt(line, 5_000_000, 5_000_004, 80)
    assert text_width(cut.text) <= 80
    assert cut.text[cut.offset : cut.offset + cut.length] == "word"


@given(
    st.text(alphabet=st.sampled_from("ab \t東é\u0301\u200b🚢"), max_size=200),
    st.integers(0, 200),
    st.integers(0, 60),
    st.integers(30, 90),
)
def test_excerpt_fits_and_marks_the_span(line, start, length, width):
    start = min(start, len(line))
    span = line[start : start + length]
    cut = excerpt(line, start, start + length, width)
    assert text_width(cut.text) <= width
    assert cut.offset + cut.length <= width + 1
    if text_width(printable(span)) <= width // 2:
        assert cut.length == max(text_width(printable(span)), 1)
        assert printable(span) in cut.text


def test_wrap_keeps_the_indent():
    lines = wrap("one two three four five six seven", 24, "    ")
    assert lines == ["    one two three four", "    five six seven"]
