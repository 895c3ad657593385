"""Reads WordPress: posts of its REST API (JSON).

Title and content are read as they were typed (``raw``, what the API gives with ``context=edit``),
else as rendered. Excerpts, names of users, comments of the block editor and shortcodes are no copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from newslint.formats.htmlparts import fragment
from newslint.formats.jsonfields import at, first_day, html_line
from newslint.formats.jsontree import JsonText
from newslint.formats.mapped import Mapped
from newslint.formats.parts import Fields, Part
from newslint.formats.runs import Run, cut_out
from newslint.model.span import Span
from newslint.model.story import Metadata

__all__ = ["content_parts", "is_story", "read_fields"]

_SHORTCODE = re.compile(
    r"\[/?(?:(caption|wp_caption)|audio|embed|gallery|playlist|video)\b[^\]]{0,1000}+\]"
)
_LONGEST_CAPTION = 5_000
_PARAGRAPHS = ("<p>", "<p ", "<!-- wp:")


def is_story(item: Mapping[str, Any]) -> bool:
    """Whether an object is a post."""
    return _content(item) is not None and isinstance(item.get("title"), dict)


def read_fields(item: Mapping[str, Any]) -> Iterator[Fields]:
    """The story of a post."""
    title, content = at(item, "title", "raw"), _content(item)
    fields = Fields(
        headline=html_line(title or at(item, "title", "rendered")),
        metadata=Metadata(date=first_day(item, "date", "date_gmt")),
    )
    if content is not None:
        fields.take(content_parts(content.mapped()))
    yield fields


def content_parts(content: Mapped) -> Iterator[Part]:
    """The paragraphs of a post's content; a blank line ends one unless they are tagged."""
    tagged = any(tag in content.text for tag in _PARAGRAPHS)
    spans = _shortcodes(content.text)
    whole = [Run("copy", 0, len(content.text))]
    kept = [run for run in cut_out(whole, spans) if run.kind == "copy"]
    inner = Mapped(content.text, kept)
    for part in fragment(inner, blank_lines=not tagged):
        yield Part(part.role, list(content.lift(part.runs)))


def _shortcodes(text: str) -> Iterator[Span]:
    """Where shortcodes stand; a picture with its caption is one."""
    at = 0
    for match in _SHORTCODE.finditer(text):
        closing = f"[/{match.group(1)}]" if match.group(1) else ""
        if match.start() < at:
            continue
        at = match.end()
        if closing and (end := text.find(closing, at, at + _LONGEST_CAPTION)) >= 0:
            at = end + len(closing)
        yield Span(match.start(), at)


def _content(item: Mapping[str, Any]) -> JsonText | None:
    values = (at(item, "content", key) for key in ("raw", "rendered"))
    return next((value for value in values if isinstance(value, JsonText)), None)
