"""The way from a source to the text that was read from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.formats import read_story
from newslint.model.sourcemap import Piece, Position, SourceMap
from newslint.model.span import Span

SOURCE = """\
---
title: Ferry hits pier
---
Tom &amp; Ana said **so**
on Monday.

<!-- no copy -->

They left.
"""
STORY = read_story("a.md", SOURCE.encode())


def text_of(words: str) -> str | None:
    start = SOURCE.index(words)
    span = STORY.source_map.text_span(Span(start, start + len(words)))
    return None if span is None else span.of(STORY.text)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Ferry hits", "Ferry hits"),
        ("&amp;", "&"),
        ("amp", "&"),
        ("Tom &amp; Ana", "Tom & Ana"),
        ("said **so**", "said so"),
        ("so**\non", "so on"),
        ("<!-- no copy -->", None),
    ],
)
def test_text_of_a_source(source, text):
    assert text_of(source) == text


@given(st.data())
def test_text_goes_to_its_source_and_back(data):
    start = data.draw(st.integers(0, len(STORY.text) - 1))
    end = data.draw(st.integers(start + 1, len(STORY.text)))
    span = Span(start, end)
    back = STORY.source_map.text_span(STORY.source_map.source_span(span))
    if back is None:  # a break between two paragraphs, which the source does not hold
        assert not span.of(STORY.text).strip()
    else:
        outside = STORY.text[back.start : start] + STORY.text[end : back.end]
        missed = STORY.text[start : back.start] + STORY.text[back.end : end]
        assert not outside.strip()
        assert not missed.strip()


@given(st.integers(0, len(SOURCE)))
def test_offset_undoes_position(offset):
    assert STORY.source_map.offset(STORY.source_map.position(offset)) == offset


def test_an_insertion_stands_where_copy_ends():
    source_map = SourceMap([Piece(Span(0, 3), Span(2, 5))], "> one\n")
    assert source_map.text_span(Span(5, 5)) == Span(3, 3)
    assert source_map.text_span(Span(0, 0)) is None
    assert source_map.offset(Position(1, 3)) == 2
