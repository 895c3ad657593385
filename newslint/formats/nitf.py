"""Reads NITF 3, the IPTC's XML for the text of news, alone in a file.

Headline, deck (``hl2``, ``abstract``), byline, dateline, body, captions and tagline come from their
elements; ``ed-msg`` and ``note`` are for editors, tables, credits and rights are no copy.
``<!-- newslint: ok NUM001 -->`` pardons the paragraph it stands in, or else the next one.
"""

from __future__ import annotations

from datetime import date

from newslint.errors import NoCopyError, ReadError
from newslint.formats.assembly import SourceFile
from newslint.formats.parts import Fields
from newslint.formats.times import iso_day
from newslint.formats.xmlparts import line, xml_parts
from newslint.formats.xmltree import Element, parse_xml
from newslint.model.story import Metadata, Story

__all__ = ["ROOT", "read", "read_fields", "read_root"]

ROOT = "nitf"
_DATES = ("date.issue", "date.release", "story.date")


def read(path: str, source: str, notes: tuple[str, ...] = ()) -> tuple[Story, ...]:
    """The story of an NITF file.

    Raises:
        ReadError: If it is no NITF.
        NoCopyError: If it holds no copy.
    """
    return read_root(path, source, notes, parse_xml(path, source))


def read_root(path: str, source: str, notes: tuple[str, ...], root: Element) -> tuple[Story, ...]:
    """The story of an NITF file that has been parsed; see `read`."""
    if root.name != ROOT:
        raise ReadError(path, f"is XML of another kind than NITF (<{root.name}>)")
    story = SourceFile(path, source, "nitf", notes).story(read_fields(source, root))
    if story is None:
        raise NoCopyError(path, "is NITF that holds no copy")
    return (story,)


def read_fields(source: str, root: Element) -> Fields:
    """The fields of an ``nitf`` element."""
    head = root.first("head") or root
    fields = Fields(
        dateline=line(source, next(root.all("dateline"), None)),
        metadata=Metadata(
            date=_day(source, root, head),
            language=root.attributes.get("baselang") or root.lang,
            agency=_agency(source, root),
            editor_notes=tuple(_notes(source, root)),
        ),
    )
    fields.take(xml_parts(source, root))
    return fields


def _day(source: str, root: Element, head: Element) -> date | None:
    for name in _DATES:
        for element in (head if name != "story.date" else root).all(name):
            day = iso_day(element.attributes.get("norm"))
            if day is not None:
                return day
    return None


def _agency(source: str, root: Element) -> str | None:
    distributor = next(root.all("distributor"), None)
    if distributor is not None and distributor.text(source):
        return distributor.text(source)
    holder = next(root.all("doc.copyright"), None)
    return holder.attributes.get("holder") if holder is not None else None


def _notes(source: str, root: Element) -> list[str]:
    found = [e.attributes.get("info") or e.text(source) for e in root.all("ed-msg")]
    found += [element.text(source) for element in root.all("note")]
    return [note for note in found if note]
