"""Readers: from the bytes of a file to a story with an exact way back.

A reader is a module of this package with a function ``read(path, source, notes)``; it is imported
when the first file of its format is read.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, cast

from newslint.formats.limits import MAX_BYTES, MAX_PARAGRAPH, check_paragraphs

if TYPE_CHECKING:
    from newslint.model.story import Story

__all__ = ["EXTENSIONS", "MAX_BYTES", "MAX_PARAGRAPH", "READERS", "read_story", "reader_for"]

READERS = ("plain", "markdown")
EXTENSIONS = {".txt": "plain", ".md": "markdown", ".markdown": "markdown"}


def reader_for(path: str) -> str | None:
    """Name of the reader that a file name asks for, None for an extension nobody claims."""
    return EXTENSIONS.get(PurePath(path).suffix.lower())


def read_story(path: str, data: bytes, *, format: str | None = None) -> Story:
    """Read the bytes of one file as a story.

    Args:
        path: The file as the user named it; its extension chooses the reader.
        data: The whole file.
        format: Name of a reader that overrides the file name; a file whose extension nobody claims
            is read as plain text.

    Raises:
        ReadError: If the file is empty, binary, in no known encoding or too long to be a story
            (`MAX_BYTES` bytes, or a paragraph of more than `MAX_PARAGRAPH` characters).
        ValueError: If there is no reader of that name.
    """
    from newslint.formats.decode import decode

    name = format or reader_for(path) or "plain"
    if name not in READERS:
        raise ValueError(f"no reader named {name!r}; there are {', '.join(READERS)}")
    source, notes = decode(path, data)
    module = import_module(f"newslint.formats.{name}")
    story = cast("Story", module.read(path, source, notes))
    check_paragraphs(story)
    return story
