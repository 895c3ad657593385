"""The fact-checker's sheet, set for a terminal."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from newslint.output.columns import Column, table
from newslint.output.excerpt import wrap
from newslint.output.palette import Palette
from newslint.output.summary import counted
from newslint.sheet import Sheet
from newslint.sheet.model import Day, Figure, Head, Party, Source

__all__ = ["as_json", "as_text"]

_Row = tuple[str, ...]


def as_text(sheets: Sequence[Sheet], palette: Palette, width: int) -> Iterator[str]:
    """The sheets of a file in at most ``width`` columns, one after another."""
    for number, sheet in enumerate(sheets, start=1):
        if number > 1:
            yield from ("", "")
        if len(sheets) > 1:
            yield palette.dim(f"story {number} of {len(sheets)}")
        yield from _sheet(sheet, palette, width)


def _sheet(sheet: Sheet, palette: Palette, width: int) -> Iterator[str]:
    """One sheet; sections with nothing in them are left out."""
    yield from _head(sheet.head, palette, width)
    quotes: list[_Row] = [(str(q.line), f"“{q.text}”", q.speaker or "?") for q in sheet.quotes]
    initials: list[_Row] = [
        (str(i.used[0]), i.letters, i.expansion or "?", _tie(i.introduced), _lines(i.used))
        for i in sheet.initials
    ]
    sections: tuple[tuple[_Row, Sequence[_Row]], ...] = (
        (("People", "title, age", "called", "shown as"), list(map(_person, sheet.people))),
        (("Organisations", "short", "called"), list(map(_thing, sheet.organisations))),
        (("Places", "short", "called"), list(map(_thing, sheet.places))),
        (("Other names", "short", "called"), list(map(_thing, sheet.others))),
        (("Initials", "stand for", "tied on", "lines"), initials),
        (
            ("Figures", "of what", "event", "says", "compared with"),
            list(map(_figure, sheet.figures)),
        ),
        (("Dates", "comes to"), list(map(_day, sheet.dates))),
        (("Quotes", "says"), quotes),
    )
    for headings, rows in sections:
        yield from _section(("line", *headings), rows, palette, width)
    claims = list(map(_source, sheet.sources))
    headings = ("says", "Sources", "named", "quoted", "lines")
    yield from _section(headings, claims, palette, width)


def _head(head: Head, palette: Palette, width: int) -> Iterator[str]:
    for line in wrap(head.headline or "(no headline)", width, ""):
        yield palette.bold(line)
    if head.byline:
        yield head.byline
    agency = f"({head.agency})" if head.agency else None
    filed = ", ".join(part for part in (head.place, head.dateline_date) if part)
    about = [
        " ".join(part for part in (filed, agency) if part) or "no dateline",
        _written(head.story_date) if head.story_date else "story date unknown (--story-date)",
    ]
    size = [counted(head.words, "word"), counted(head.sentences, "sentence")]
    if head.grade is not None:
        size.append(f"reading grade {head.grade:g}")
    for parts in (about, size):
        for line in wrap(" · ".join(parts), width, ""):
            yield palette.dim(line)
    if head.editor_notes:
        yield ""
        yield palette.dim("NOTES TO EDITORS, not read as copy")
        for note in head.editor_notes:
            yield from wrap(note, width, "  ")


def _section(headings: _Row, rows: Sequence[_Row], palette: Palette, width: int) -> Iterator[str]:
    """A table with line numbers before and the section's title above its main column."""
    if not rows:
        return
    first, title, *others = zip(headings, zip(*rows, strict=True), strict=True)
    columns = [
        Column(
            first[0],
            first[1],
            palette.dim,
            palette.dim,
            right=True,
        ),
        Column(title[0].upper(), title[1], str, palette.accent),
        *(Column(head, cells, str, palette.dim) for head, cells in others),
    ]
    yield ""
    yield from table(columns, width)


def _person(party: Party) -> _Row:
    standing = [*party.titles, *map(str, party.ages)]
    evidence = ", ".join(party.gender_evidence)
    return str(party.line), party.name, ", ".join(standing), _forms(party), evidence


def _thing(party: Party) -> _Row:
    return str(party.line), party.name, party.initials or "", _forms(party)


def _forms(party: Party) -> str:
    """The wordings with their counts; nothing if there is but the name, once."""
    if len(party.forms) == 1 and party.forms[0] == (party.name, 1):
        return ""
    return ", ".join(form if count == 1 else f"{form} ×{count}" for form, count in party.forms)


def _figure(figure: Figure) -> _Row:
    plain = figure.kind in ("age", "duration") or (not figure.what and figure.kind != "count")
    what = figure.kind if plain else figure.what
    others = dict.fromkeys(f"{other.text} (line {other.line})" for other in figure.compared)
    says, against = figure.source or "", ", ".join(others)
    return str(figure.line), figure.text, what, figure.event or "", says, against


def _day(day: Day) -> _Row:
    return str(day.line), day.text, _written(day.day) if day.day else ""


def _source(source: Source) -> _Row:
    named = "no" if source.anonymous else "yes"
    times = f"{source.quoted}×" if source.quoted else ""
    return f"{source.claims}×", source.name or "(left out)", named, times, _lines(source.lines)


def _written(day: str | None) -> str:
    if day is None:
        return ""
    found = date.fromisoformat(day)
    return f"{found:%a}, {found.day} {found:%b %Y}"


def _tie(line: int | None) -> str:
    return "nowhere" if line is None else f"line {line}"


def _lines(lines: Sequence[int]) -> str:
    return ", ".join(map(str, dict.fromkeys(lines)))


def as_json(sheets: Sequence[Sheet]) -> Iterator[str]:
    """The sheet of a story as one object, those of several stories as a list of such objects.

    The schema is ``newslint/schemas/sheet.schema.json``.
    """
    found = [_named(sheet) for sheet in sheets]
    yield json.dumps(found if len(found) > 1 else found[0], ensure_ascii=False, indent=2)


def _named(sheet: Sheet) -> dict[str, Any]:
    named = asdict(sheet)
    for group in ("people", "organisations", "places", "others"):
        for party in named[group]:
            party["forms"] = [{"text": text, "count": count} for text, count in party["forms"]]
    return named
