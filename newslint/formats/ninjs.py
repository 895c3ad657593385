"""Reads ninjs, the IPTC's JSON for news, versions 1 to 3.

Versions 2 and 3 hold headlines and bodies in arrays with roles, version 1 in properties
(``headline``, ``body_html`` ...). Of several headlines the main one is read, of several renderings
of the body the one in HTML. Descriptions, notes and everything else are no copy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from newslint.formats.htmlparts import fragment
from newslint.formats.jsonfields import (
    at,
    first_day,
    html_line,
    line,
    looks_like_html,
    paragraphs,
    text,
)
from newslint.formats.jsontree import JsonText
from newslint.formats.parts import Fields, Part
from newslint.formats.runs import Run
from newslint.model.story import Metadata

__all__ = ["is_story", "read_fields"]

_HTML = ("body_html", "body_xhtml")
_TEXT = ("body_text", "body_plain")
_DAYS = ("contentCreated", "firstCreated", "versioncreated", "versionCreated", "pubStatusDate")


def is_story(item: Mapping[str, Any]) -> bool:
    """Whether an object is a text item of ninjs."""
    known = any(key in item for key in ("uri", "headlines", "headline"))
    kind = text(item, "type")
    return known and kind in (None, "text") and _body(item) is not None


def read_fields(item: Mapping[str, Any]) -> Iterator[Fields]:
    """The story of an item."""
    yield Fields(
        headline=_headline(item),
        bylines=[runs for runs in _bylines(item) if runs],
        body=list(_parts(_body(item))),
        metadata=Metadata(
            date=first_day(item, *_DAYS),
            language=text(item, "language") or text(item, "bodies", 0, "language"),
            agency=text(item, "copyrightholder") or text(item, "copyrightHolder"),
            editor_notes=tuple(filter(None, (text(item, "ednote"), text(item, "edNote")))),
        ),
    )


def _headline(item: Mapping[str, Any]) -> list[Run]:
    main = _main(at(item, "headlines"))
    if main is not None:
        return html_line(main["value"]) if _is_html(main) else line(main["value"])
    html = next((item[key] for key in ("headline_html", "headline_xhtml") if key in item), None)
    return line(item.get("headline") or item.get("headline_text")) or html_line(html)


def _bylines(item: Mapping[str, Any]) -> Iterator[list[Run]]:
    yield line(item.get("byline") or item.get("by"))
    for byline in at(item, "bylines") or ():
        yield line(at(byline, "value") if isinstance(byline, dict) else byline)


def _body(item: Mapping[str, Any]) -> JsonText | None:
    """The string of the body in the rendering that tells most."""
    bodies = [body for body in _objects(at(item, "bodies")) if _has_value(body)]
    if bodies:
        marked = [body for body in bodies if _is_html(body)]
        return (_main(marked) or _main(bodies) or bodies[0])["value"]  # type: ignore[no-any-return]
    keys = (*_HTML, *_TEXT, *(key for key in item if key.startswith("body_")))
    found = (item.get(key) for key in keys)
    return next((v for v in found if isinstance(v, JsonText) and v.text.strip()), None)


def _parts(body: JsonText | None) -> Iterable[Part]:
    if body is None:
        return ()
    return fragment(body.mapped()) if looks_like_html(body) else paragraphs(body)


def _main(values: Any) -> Mapping[str, Any] | None:
    """Of objects with roles the main one, else the first that has a value."""
    known = [value for value in _objects(values) if _has_value(value)]
    main = (v for v in known if (text(v, "role") or "main").endswith("main"))
    return next(main, known[0] if known else None)


def _objects(values: Any) -> list[dict[str, Any]]:
    return (
        [value for value in values if isinstance(value, dict)] if isinstance(values, list) else []
    )


def _has_value(body: Mapping[str, Any]) -> bool:
    return text(body, "value") is not None


def _is_html(body: Mapping[str, Any]) -> bool:
    kind = text(body, "contenttype") or text(body, "contentType") or ""
    return "html" in kind or looks_like_html(body.get("value"))
