"""Readers: from the bytes of a file to its stories with an exact way back.

A reader is a module of this package with a function ``read(path, source, notes)``, or for files
that are no text ``read_bytes(path, data)``; it is imported when the first file of its format is
read. ``json`` and ``xml`` tell the formats of their files by what these hold.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, cast

from newslint.formats.limits import MAX_BYTES, MAX_PARAGRAPH, check_size, check_story

if TYPE_CHECKING:
    from newslint.model.story import Story

__all__ = [
    "EXTENSIONS",
    "MAX_BYTES",
    "MAX_PARAGRAPH",
    "READERS",
    "read_stories",
    "read_story",
    "reader_for",
]

EXTENSIONS = {
    ".txt": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".xml": "xml",
    ".nitf": "nitf",
    ".json": "json",
    ".docx": "docx",
    ".anpa": "wire",
    ".iptc": "wire",
}
READERS = (
    "plain",
    "markdown",
    "html",
    "xml",
    "nitf",
    "newsml",
    "wxr",
    "json",
    "ninjs",
    "ans",
    "superdesk",
    "wordpress",
    "docx",
    "wire",
)
_OF_JSON = frozenset(("ninjs", "ans", "superdesk", "wordpress"))


def reader_for(path: str) -> str | None:
    """Name of the reader that a file name asks for, None for an extension nobody claims."""
    return EXTENSIONS.get(PurePath(path).suffix.lower())


def read_stories(path: str, data: bytes, *, format: str | None = None) -> tuple[Story, ...]:
    """Read the bytes of one file as the stories it holds: one, but for some exports and feeds.

    Args:
        path: The file as the user named it; its extension chooses the reader.
        data: The whole file.
        format: Name of a reader that overrides the file name. A file whose extension nobody claims
            is read as what its first characters show, else as plain text; so is a text file that
            opens like a wire message.

    Raises:
        NoCopyError: If it is a sound file of its format that holds no story.
        ReadError: If the file is empty, binary, in no known encoding, broken or too long to be a
            story (see `newslint.formats.limits`).
        ValueError: If there is no reader of that name.
    """
    from newslint.formats.decode import decode
    from newslint.formats.sniff import reader_of_content

    if format is not None and format not in READERS:
        raise ValueError(f"no reader named {format!r}; there are {', '.join(READERS)}")
    named = format or reader_for(path)
    name = reader_of_content(named, data) if format is None else format
    check_size(path, len(data), name)
    module = import_module(f"newslint.formats.{'json' if name in _OF_JSON else name}")
    if name == "docx":
        stories = cast("tuple[Story, ...]", module.read_bytes(path, data))
    else:
        source, notes = decode(path, data)
        stories = (
            module.read_kind(path, source, notes, (name,))
            if name in _OF_JSON
            else module.read(path, source, notes)
        )
    for story in stories:
        check_story(story)
    return stories


def read_story(path: str, data: bytes, *, format: str | None = None) -> Story:
    """The first story of a file; see `read_stories`."""
    return read_stories(path, data, format=format)[0]
