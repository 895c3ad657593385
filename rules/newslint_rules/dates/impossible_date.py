"""impossible-date: a day that no calendar has.

## What it does

Flags a month with a day that it never has, and February 29 of a year that is no leap year.
There is no tolerance.

## Why it matters

It is a slip of the key for another date, and only the reporter knows which.

## Bad

Applications close on June 31, the council said.
---
She was born on February 29, 2019, in a lift.

## Good

Applications close on June 30, the council said.
---
She was born on February 29, 2020, in a lift.

## When to ignore

The story is about such dates.

## Authority

Calendar arithmetic.
"""

from __future__ import annotations

from calendar import month_name, monthrange
from collections.abc import Iterable

from newslint.api import Document, Finding, Rule, Severity, TimeKind

_LEAP_YEAR = 2000


class ImpossibleDate(Rule):
    """Query a date that does not exist."""

    code = "DAT002"
    name = "impossible-date"
    severity = Severity.ERROR
    reads = frozenset({"structure", "quotes", "dates"})

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for each day beyond the end of its month."""
        for when in doc.dates:
            if when.kind is not TimeKind.DATE or when.month is None or when.day is None:
                continue
            days = monthrange(when.year or _LEAP_YEAR, when.month)[1]
            if when.day > days:
                month = month_name[when.month] + (f" {when.year}" if when.year else "")
                message = f'"{doc.at(when.span)}": {month} has {days} days. Which is meant?'
                yield self.finding(when.span, message)
