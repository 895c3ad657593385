"""Gets copy and metadata out of parsed JSON: strings of plain text, strings of HTML, dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from newslint.formats.htmlparts import fragment
from newslint.formats.jsontree import Json, JsonText
from newslint.formats.parts import Part, plain_parts, text_runs
from newslint.formats.runs import Run
from newslint.formats.times import iso_day

__all__ = ["at", "first_day", "html_line", "line", "looks_like_html", "paragraphs", "text"]

_TAGS = ("<p", "<div", "<h", "<br", "<ul", "<ol", "<blockquote", "</", "<!--")


def at(value: Json, *path: str | int) -> Any:
    """The value at a path of keys and indexes, None if there is none."""
    for step in path:
        if isinstance(step, int):
            value = value[step] if isinstance(value, list) and step < len(value) else None
        else:
            value = value.get(step) if isinstance(value, dict) else None
    return value


def text(value: Json, *path: str | int) -> str | None:
    """The string at a path, stripped; None if there is none or it is blank."""
    found = at(value, *path)
    return (found.text.strip() or None) if isinstance(found, JsonText) else None


def first_day(story: Mapping[str, Any], *keys: str) -> date | None:
    """The day that the first of some keys gives."""
    days = (iso_day(text(story, key)) for key in keys)
    return next((day for day in days if day is not None), None)


def line(value: Json) -> list[Run]:
    """The runs of a string of plain text that is one line of copy; none of anything else."""
    if not isinstance(value, JsonText):
        return []
    mapped = value.mapped()
    return list(mapped.lift(text_runs(mapped.text, 0, len(mapped.text))))


def html_line(value: Json) -> list[Run]:
    """The runs of a string of HTML that is one line of copy: tags and references are read."""
    if not isinstance(value, JsonText):
        return []
    return [run for part in fragment(value.mapped()) for run in part.runs]


def paragraphs(value: Json) -> Iterator[Part]:
    """The paragraphs of a string of plain text."""
    if isinstance(value, JsonText):
        mapped = value.mapped()
        for part in plain_parts(mapped.text):
            yield Part(part.role, list(mapped.lift(part.runs)))


def looks_like_html(value: Json) -> bool:
    """Whether a string holds tags."""
    return isinstance(value, JsonText) and any(tag in value.text for tag in _TAGS)
