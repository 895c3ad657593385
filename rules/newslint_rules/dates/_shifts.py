"""Days moved: "two weeks later, on May 12 instead of May 2"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

import regex

from newslint.api import Document, Quantity, QuantityKind, Span, TimeExpression, lazy_regex
from newslint_rules.dates._calendar import day_exists

_DAYS = {"day": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.4}
_MOVED = lazy_regex(
    r"^ (?:earlier|later|early|late)\b,? (?:than planned, )?(?:on|from) $", regex.IGNORECASE
)
_INSTEAD = lazy_regex(r"^,? (?:instead of|rather than|not|to) (?:on )?$")


class Shift(NamedTuple):
    """A stated shift (``stated``, in ``days``) and the two days it is between.

    ``unit`` names another measure for shifts within a day.
    """

    stated: Span
    days: float
    slack: float
    actual: int
    ends: tuple[Span, Span]
    unit: str = "day"

    @property
    def fits(self) -> bool:
        """Whether the two days lie as far apart as stated."""
        return abs(self.actual - self.days) <= self.slack


def shifts(doc: Document) -> Iterator[Shift]:
    """Every shift of a day whose two ends stand right behind it."""
    for one, other in pairwise(doc.dates):
        if one.sentence is None or one.sentence != other.sentence:
            continue
        days = _day(one, 2000), _day(other, 2000)
        if days[0] is None or days[1] is None:
            continue
        if not _INSTEAD.match(doc.text[one.span.end : other.span.start]):
            continue
        stated = _stated(doc, one)
        if stated is not None:
            span, length, slack = stated
            actual = abs((days[0] - days[1]).days)
            yield Shift(span, length, slack, actual, (one.span, other.span))


def _stated(doc: Document, time: TimeExpression) -> tuple[Span, float, float] | None:
    """The length of time right before a date, in days, with its tolerance."""
    sentence = time.sentence if time.sentence is not None else -1
    for quantity in doc.quantities:
        if quantity.sentence != sentence or not _length(quantity) or not quantity.exact:
            continue
        if _MOVED.match(doc.text[quantity.span.end : time.span.start]):
            size = _DAYS[quantity.unit or "day"]
            return quantity.span, quantity.value * size, 0.0 if size == 1 else size / 4
    return None


def _length(quantity: Quantity) -> bool:
    return quantity.kind is QuantityKind.DURATION and quantity.unit in _DAYS


def _day(time: TimeExpression, year: int) -> date | None:
    """The day of a date, in the given year when it has none."""
    if time.month is None or time.day is None:
        return None
    at = time.year or year
    return date(at, time.month, time.day) if day_exists(at, time.month, time.day) else None
