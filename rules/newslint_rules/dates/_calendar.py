"""Calendar arithmetic that the rules on dates share."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import regex

from newslint.api import Document, TimeExpression, TimeKind, lazy_regex

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January February March April May June July August September October November December"
).split()
_NEAR = 3
_PAST = lazy_regex(r"\b(?:in|since|from|by|until|of|after|before|during|to) $", regex.IGNORECASE)


def day_exists(year: int | None, month: int, day: int) -> bool:
    """Whether a month has that day; without a year, in a leap year."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year or 2000, month)[1]


def date_of(time: TimeExpression) -> date | None:
    """The calendar day of a full date, None for any other expression."""
    if time.year is None or time.month is None or time.day is None:
        return None
    if not day_exists(time.year, time.month, time.day):
        return None
    return date(time.year, time.month, time.day)


def supposed_year(doc: Document, time: TimeExpression) -> int | None:
    """The year that goes without saying at ``time`` in a story without a date of its own.

    The one year of the full dates and months in the sentences just before, or the only year of the
    whole copy, when it stands near the top and names the matter ("the 2010 World Cup").
    """
    dated = (TimeKind.DATE, TimeKind.MONTH)
    at = time.sentence if time.sentence is not None else 0
    stated = [(t, t.sentence or 0) for t in doc.dates if t.year is not None]
    near = {t.year for t, where in stated if t.kind in dated and at - _NEAR <= where <= at}
    if len(near) == 1:
        return near.pop()
    alone = len({t.year for t, _ in stated}) == 1
    if not alone or stated[0][1] > _NEAR:
        return None
    first = stated[0][0].span.start
    return None if _PAST.search(doc.text[max(0, first - 10) : first]) else stated[0][0].year


def long_form(day: date) -> str:
    """A date as copy writes it: "Thursday, June 25, 2020"."""
    return f"{WEEKDAYS[day.weekday()]}, {MONTHS[day.month - 1]} {day.day}, {day.year}"
