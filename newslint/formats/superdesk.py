"""Reads items of Superdesk, as its API, its exports and its database write them in JSON.

Copy are headline, abstract (a deck), byline, dateline, body and footer; ``ednote`` and all other
fields are not. Headline, abstract, body and footer are HTML.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from newslint.formats.htmlparts import fragment
from newslint.formats.jsonfields import at, first_day, html_line, line, text
from newslint.formats.jsontree import JsonText
from newslint.formats.parts import Fields
from newslint.model.story import Metadata

__all__ = ["is_story", "read_fields"]

_DAYS = ("firstpublished", "versioncreated", "firstcreated")
_OWN = ("_id", "item_id", "family_id", "unique_name", "anpa_category", "fields_meta", "_etag")


def is_story(item: Mapping[str, Any]) -> bool:
    """Whether an object is a text item of Superdesk."""
    own = any(key in item for key in _OWN) or isinstance(item.get("dateline"), dict)
    kind = text(item, "type")
    return own and text(item, "body_html") is not None and kind in (None, "text", "preformatted")


def read_fields(item: Mapping[str, Any]) -> Iterator[Fields]:
    """The story of an item."""
    abstract = html_line(item.get("abstract"))
    byline = line(item.get("byline"))
    fields = Fields(
        headline=html_line(item.get("headline")),
        decks=[abstract] if abstract else [],
        bylines=[byline] if byline else [],
        dateline=line(at(item, "dateline", "text")),
        metadata=Metadata(
            date=first_day(item, *_DAYS),
            language=text(item, "language"),
            agency=text(item, "source"),
            editor_notes=tuple(filter(None, (text(item, "ednote"),))),
        ),
    )
    for key in ("body_html", "body_footer"):
        if isinstance(value := item.get(key), JsonText):
            fields.take(fragment(value.mapped()))
    yield fields
