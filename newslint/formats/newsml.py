"""Reads NewsML-G2: the text items of a file, be it one item or a message or package of several.

Headline, byline, dateline, date and language come from the metadata of the item, its copy from the
inline XML (NITF or XHTML) or inline data (HTML or plain text). ``edNote`` is for editors. Pictures
and other items without text are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from newslint.errors import NoCopyError, ReadError
from newslint.formats.assembly import SourceFile
from newslint.formats.htmlparts import fragment
from newslint.formats.nitf import read_fields as read_nitf
from newslint.formats.parts import Fields, Part, plain_parts
from newslint.formats.times import iso_day
from newslint.formats.xmlparts import line, xml_parts
from newslint.formats.xmltree import Element, parse_xml
from newslint.model.story import Metadata, Story

__all__ = ["ROOTS", "read", "read_root"]

ROOTS = ("newsItem", "newsMessage", "packageItem")
_DAYS = (
    ("contentMeta", "contentCreated"),
    ("contentMeta", "contentModified"),
    ("itemMeta", "firstCreated"),
    ("itemMeta", "versionCreated"),
)


def read(path: str, source: str, notes: tuple[str, ...] = ()) -> tuple[Story, ...]:
    """The stories of a NewsML-G2 file.

    Raises:
        ReadError: If it is no NewsML-G2.
        NoCopyError: If it holds no text.
    """
    return read_root(path, source, notes, parse_xml(path, source))


def read_root(path: str, source: str, notes: tuple[str, ...], root: Element) -> tuple[Story, ...]:
    """The stories of a NewsML-G2 file that has been parsed; see `read`."""
    if root.name not in ROOTS:
        raise ReadError(path, f"is XML of another kind than NewsML-G2 (<{root.name}>)")
    file = SourceFile(path, source, "newsml", notes)
    items = [root] if root.name == "newsItem" else root.all("newsItem")
    stories = [file.story(fields) for item in items if (fields := _fields(source, item)).body]
    found = tuple(story for story in stories if story is not None)
    if not found:
        raise NoCopyError(path, "is NewsML-G2 that holds no text")
    return found


def _fields(source: str, item: Element) -> Fields:
    content = item.first("contentMeta")
    headline, by, dateline = (
        line(source, content.first(name)) if content else []
        for name in ("headline", "by", "dateline")
    )
    fields = Fields(
        headline=headline,
        bylines=[by] if by else [],
        dateline=dateline,
        metadata=Metadata(
            date=next((day for path in _DAYS if (day := _day(source, item, path))), None),
            language=_language(item),
            agency=_provider(source, item),
            editor_notes=tuple(note for e in item.all("edNote") if (note := e.text(source))),
        ),
    )
    for element in item.all("inlineXML", "inlineData"):
        if element.name == "inlineXML":
            _take_xml(source, element, fields)
        else:
            fields.take(_inline_data(source, element))
        if fields.body:
            break
    return fields


def _take_xml(source: str, element: Element, fields: Fields) -> None:
    nitf = element.first("nitf")
    if nitf is None:
        fields.take(xml_parts(source, element))
        return
    inner = read_nitf(source, nitf)
    fields.headline = fields.headline or inner.headline
    fields.dateline = fields.dateline or inner.dateline
    fields.decks += inner.decks
    fields.bylines += inner.bylines
    fields.body += inner.body


def _inline_data(source: str, element: Element) -> Iterator[Part]:
    mapped = element.mapped(source)
    kind = element.attributes.get("contenttype", "text/plain")
    if "html" in kind:
        yield from fragment(mapped)
    elif kind.startswith("text/"):
        for part in plain_parts(mapped.text):
            yield Part(part.role, list(mapped.lift(part.runs)))


def _day(source: str, item: Element, path: tuple[str, ...]) -> date | None:
    element = item.first(*path)
    return iso_day(element.text(source)) if element is not None else None


def _language(item: Element) -> str | None:
    element = item.first("contentMeta", "language")
    return (element.attributes.get("tag") if element is not None else None) or item.lang


def _provider(source: str, item: Element) -> str | None:
    name = item.first("itemMeta", "provider", "name")
    return (name.text(source) or None) if name is not None else None
