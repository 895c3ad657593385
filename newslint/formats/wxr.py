"""Reads WordPress exports (WXR): the posts and pages of a site, all in one file.

An item is a story: its title, its content (HTML in CDATA or escaped), the day it was posted. What
is in the bin, attachments, menus, comments, excerpts and the names of users are no copy.
"""

from __future__ import annotations

from newslint.errors import NoCopyError, ReadError
from newslint.formats.assembly import SourceFile
from newslint.formats.htmlparts import fragment
from newslint.formats.parts import Fields
from newslint.formats.times import iso_day
from newslint.formats.wordpress import content_parts
from newslint.formats.xmltree import Element, parse_xml
from newslint.model.story import Metadata, Story

__all__ = ["ROOT", "read", "read_root"]

ROOT = "rss"
_TYPES = ("post", "page", "")
_GONE = ("trash", "auto-draft", "inherit")


def read(path: str, source: str, notes: tuple[str, ...] = ()) -> tuple[Story, ...]:
    """The stories of an export.

    Raises:
        ReadError: If it is no export.
        NoCopyError: If it holds no post.
    """
    return read_root(path, source, notes, parse_xml(path, source))


def read_root(path: str, source: str, notes: tuple[str, ...], root: Element) -> tuple[Story, ...]:
    """The stories of an export that has been parsed; see `read`."""
    channel = root.first("channel")
    if root.name != ROOT or channel is None:
        raise ReadError(path, f"is XML of another kind than a WordPress export (<{root.name}>)")
    file = SourceFile(path, source, "wxr", notes)
    language = _text(source, channel, "language") or None
    items = (item for item in channel.elements() if item.name == "item")
    stories = [
        story
        for item in items
        if _is_copy(source, item) and (story := file.story(_fields(source, item, language)))
    ]
    if not stories:
        raise NoCopyError(path, "is RSS that holds no post")
    return tuple(stories)


def _is_copy(source: str, item: Element) -> bool:
    return (
        _text(source, item, "post_type") in _TYPES
        and _text(source, item, "status") not in _GONE
        and _text(source, item, "encoded") != ""
    )


def _fields(source: str, item: Element, language: str | None) -> Fields:
    title = item.first("title")
    fields = Fields(
        headline=[r for p in fragment(title.mapped(source)) for r in p.runs] if title else [],
        metadata=Metadata(date=iso_day(_text(source, item, "post_date")), language=language),
    )
    content = item.first("encoded")  # the excerpt, of the same local name, comes second
    if content is not None:
        fields.take(content_parts(content.mapped(source)))
    return fields


def _text(source: str, element: Element, name: str) -> str:
    child = element.first(name)
    return child.text(source) if child is not None else ""
