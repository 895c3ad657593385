"""The dates of a story in their order in time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby, pairwise
from typing import NamedTuple
from xml.etree.ElementTree import Element

from newslint.output.page.markup import Content, element, joined, link
from newslint.output.page.proof import Proof
from newslint.sheet.model import Day, Sheet

__all__ = ["set_timeline"]

_MONTH, _YEAR = 30.44, 365.25


class _Point(NamedTuple):
    """A day, or with ``whole_year`` a year, and what the story says of it."""

    day: date
    whole_year: bool
    named: tuple[Day, ...]
    of_story: bool = False


def set_timeline(proof: Proof, sheet: Sheet) -> Element | None:
    """The days and years in order, the story's own among them; None without any dates."""
    points = _points(sheet)
    loose = [day for day in sheet.dates if _place(day) is None]
    if not points and not loose:
        return None
    part = element("div", class_="dates")
    if points:
        part.append(element("ol", *_rail(proof, points), class_="timeline"))
    if loose:
        part.append(element("p", "Tied to no day: ", *_named(proof, loose, ""), class_="loose"))
    return part


def _points(sheet: Sheet) -> list[_Point]:
    placed = [(place, day) for day in sheet.dates if (place := _place(day)) is not None]
    placed.sort(key=lambda pair: (pair[0], pair[1].line))
    points = [
        _Point(first, whole_year, tuple(day for _, day in group))
        for (first, whole_year), group in groupby(placed, key=lambda pair: pair[0])
    ]
    if sheet.head.story_date is None:
        return points
    published = date.fromisoformat(sheet.head.story_date)
    same = [p for p in points if p.day == published and not p.whole_year]
    named = same[0].named if same else ()
    others = [p for p in points if p not in same]
    own = _Point(published, False, named, of_story=True)
    return sorted([*others, own], key=lambda p: (p.day, not p.whole_year))


def _place(day: Day) -> tuple[date, bool] | None:
    """The day that an expression comes to, or the first one of its year (then with True)."""
    if day.day is not None:
        return date.fromisoformat(day.day), False
    if day.kind == "year" and day.text.isdecimal() and 0 < int(day.text) < date.max.year:
        return date(int(day.text), 1, 1), True
    return None


def _rail(proof: Proof, points: Sequence[_Point]) -> Iterator[Element]:
    yield _point(proof, points[0])
    for before, after in pairwise(points):
        gap = _gap(before, after)
        if gap:
            yield element("li", gap, class_="gap")
        yield _point(proof, after)


def _point(proof: Proof, point: _Point) -> Element:
    label = str(point.day.year) if point.whole_year else _written(point.day)
    return element(
        "li",
        element("b", label),
        element("em", " story date") if point.of_story else None,
        element("small", *_named(proof, point.named, label)) if point.named else None,
        class_="story-date" if point.of_story else None,
    )


def _gap(before: _Point, after: _Point) -> str:
    """The time between two points in the largest unit that fits; nothing within a day."""
    days = (after.day - before.day).days
    if before.whole_year or after.whole_year:
        years = after.day.year - before.day.year
        return _counted(years, "year") if years else ""
    if days < 60:
        return _counted(days, "day") if days > 1 else ""
    if days < 2 * _YEAR:
        return _counted(round(days / _MONTH), "month")
    return _counted(round(days / _YEAR), "year")


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number:,} {unit}s"


def _written(day: date) -> str:
    return f"{day:%a}, {day.day} {day:%b} {day.year}"


def _named(proof: Proof, days: Sequence[Day], label: str) -> list[Content]:
    """The words for days, each with its lines; without the words where they are the label."""
    lines: dict[str, list[Content]] = {}
    for day in days:
        line = link(proof.line_anchor(day.line), f"line {day.line}")
        lines.setdefault(day.text, []).append(line)
    found = [
        element("span", *joined(places))
        if text == label
        else element("span", f"{text} (", *joined(places), ")")
        for text, places in lines.items()
    ]
    return joined(found)
