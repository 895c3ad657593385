"""What must hold of every story, whatever reader made it."""

from __future__ import annotations

from itertools import pairwise

from newslint.formats import read_story
from newslint.model.span import Span
from newslint.model.story import Story

__all__ = ["assert_exact", "blocks", "read", "source_of"]


def read(text: str, name: str = "story.txt") -> Story:
    """The story in a UTF-8 file, checked to be exact."""
    story = read_story(name, text.encode())
    assert story.source == text
    assert_exact(story)
    return story


def blocks(story: Story) -> list[str]:
    """The text of each block."""
    return [block.span.of(story.text) for block in story.blocks]


def source_of(story: Story, part: str) -> str:
    """The source of the first place that reads ``part``."""
    start = story.text.index(part)
    return story.source_map.source_span(Span(start, start + len(part))).of(story.source)


def assert_exact(story: Story) -> None:
    """Pieces and blocks are in order and within the text, and copy is the same on both sides."""
    end = 0
    for piece in story.source_map.pieces:
        assert piece.text.start >= end
        assert piece.text.start < piece.text.end <= len(story.text)
        assert piece.source.start < piece.source.end <= len(story.source)
        if piece.kind == "copy":
            assert piece.text.of(story.text) == piece.source.of(story.source)
        if piece.kind == "break":
            assert piece.text.of(story.text) == " "
        end = piece.text.end
    covered = {at for p in story.source_map.pieces for at in range(p.text.start, p.text.end)}
    outside = set(range(len(story.text)))
    for block in story.blocks:
        text = block.span.of(story.text)
        assert text
        assert text == text.strip()
        assert covered.issuperset(range(block.span.start, block.span.end))
        outside.difference_update(range(block.span.start, block.span.end))
    assert all(a.span.end < b.span.start for a, b in pairwise(story.blocks))
    assert not "".join(story.text[at] for at in sorted(outside)).strip()
