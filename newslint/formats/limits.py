"""How much of a file newslint takes for one story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.errors import ReadError

if TYPE_CHECKING:
    from newslint.model.story import Story

__all__ = [
    "MAX_BYTES",
    "MAX_MARKUP",
    "MAX_PARAGRAPH",
    "MAX_READING",
    "MAX_WORD",
    "check_reading",
    "check_size",
    "check_story",
]

MAX_BYTES = 5_000_000
"""Longest file in bytes: some 850,000 words, ten novels."""

MAX_READING = 500_000
"""Longest story in characters for the language model, which takes half a minute and 1 GB for it."""

MAX_MARKUP = 10_000_000
"""Longest file in bytes of a format that surrounds copy with markup, or holds many stories."""

MAX_WORD = 40_000_000
"""Largest Word document in bytes: text weighs little, pictures in it much."""

MAX_PARAGRAPH = 100_000
"""Longest paragraph in characters: some 17,000 words; beyond it the file is data, not copy."""


def check_size(path: str, size: int, reader: str | None) -> None:
    """Refuse a file that is too long to be a story.

    Args:
        path: The file as the user named it.
        size: Its length in bytes.
        reader: Name of the reader, None if it is not known yet: then only what no reader takes is
            refused.

    Raises:
        ReadError: If it is over what the reader takes.
    """
    most = _LIMITS.get(reader, MAX_MARKUP)
    if size > most:
        limit = f"at most {most / 1e6:g} MB"
        raise ReadError(path, f"{size / 1e6:.1f} MB is too long for one story ({limit})")


def check_reading(story: Story) -> None:
    """Refuse a story that is too long for rules that need the language model.

    Raises:
        ReadError: If it has more than `MAX_READING` characters.
    """
    length = len(story.text)
    if length > MAX_READING:
        limit = f"at most {MAX_READING:,}; --select TYP,CON,STY takes more"
        raise ReadError(story.path, f"{length:,} characters are too many for one story ({limit})")


def check_story(story: Story) -> None:
    """Refuse a story that no analysis could take in.

    Raises:
        ReadError: If it has more than `MAX_BYTES` characters of copy, or a paragraph of more than
            `MAX_PARAGRAPH`.
    """
    if len(story.text) > MAX_BYTES:
        raise ReadError(
            story.path, f"{len(story.text):,} characters are too many for one story ({MAX_BYTES:,})"
        )
    for block in story.blocks:
        if len(block.span) > MAX_PARAGRAPH:
            line = story.source_map.position(story.source_map.source_span(block.span).start).line
            raise ReadError(
                story.path,
                f"the paragraph on line {line} has {len(block.span):,} characters "
                f"(at most {MAX_PARAGRAPH:,})",
            )


_LIMITS = {"plain": MAX_BYTES, "markdown": MAX_BYTES, "docx": MAX_WORD, None: MAX_WORD}
