"""Reads ANS, the JSON of Arc XP: a story is a list of content elements whose text is HTML.

Copy are text, headers, lists, quotations, corrections and the captions of pictures; raw HTML,
embeds, tables, links between paragraphs and everything that the desk notes for itself are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from newslint.formats.htmlparts import fragment
from newslint.formats.jsonfields import at, first_day, html_line, text
from newslint.formats.jsontree import MAX_DEPTH, JsonText
from newslint.formats.parts import Fields, Part
from newslint.model.story import Metadata, Role

__all__ = ["is_story", "read_fields"]

_DAYS = ("display_date", "first_publish_date", "publish_date", "created_date")
_NOTES = (("planning", "internal_note"), ("additional_properties", "editor_note"), ("editor_note",))
_DECK = ("subheadlines", "basic")


def is_story(item: Mapping[str, Any]) -> bool:
    """Whether an object is an ANS story."""
    return isinstance(item.get("content_elements"), list) and text(item, "type") in (None, "story")


def read_fields(item: Mapping[str, Any]) -> Iterator[Fields]:
    """The story of an object."""
    credits = at(item, "credits", "by")
    authors = [author for author in credits or () if isinstance(author, dict)]
    yield Fields(
        headline=html_line(at(item, "headlines", "basic")),
        decks=[deck] if (deck := html_line(at(item, *_DECK))) else [],
        bylines=[runs for author in authors if (runs := html_line(_byline(author)))],
        body=list(_elements(item["content_elements"], None)),
        metadata=Metadata(
            date=first_day(item, *_DAYS),
            language=text(item, "language"),
            agency=text(item, "distributor", "name") or text(item, "source", "name"),
            editor_notes=tuple(note for path in _NOTES if (note := text(item, *path))),
        ),
    )


def _byline(author: Mapping[str, Any]) -> Any:
    return at(author, "additional_properties", "original", "byline") or author.get("name")


def _elements(values: Any, role: Role | None, depth: int = 0) -> Iterator[Part]:
    """The parts of content elements, those of lists and quotations with their role."""
    for element in values if isinstance(values, list) and depth < MAX_DEPTH else ():
        kind = text(element, "type")
        if kind in ("text", "header"):
            yield from _text(at(element, "content"), Role.SUBHEAD if kind == "header" else role)
        elif kind == "list":
            yield from _elements(at(element, "items"), Role.LIST_ITEM, depth + 1)
        elif kind == "quote":
            yield from _elements(at(element, "content_elements"), Role.BLOCK_QUOTE, depth + 1)
        elif kind == "correction":
            yield from _text(at(element, "text"), role)
        elif kind == "image":
            yield from _text(at(element, "caption"), Role.CAPTION)


def _text(value: Any, role: Role | None) -> Iterator[Part]:
    if isinstance(value, JsonText):
        for part in fragment(value.mapped()):
            yield Part(role or part.role, part.runs)
