"""weekday-date-mismatch: a weekday that does not fall on its date.

## What it does

Works out the weekday of every date that has one. A date without a year is tried in the year of
publication and, more than sixty days from that day, also in the year before and the year after;
without a day of publication, in the one year that
the copy names near the top and the year after it, unless all such dates of the story fall on their
weekdays in one and the same other year; and two of them must be possible in one year. The weekday
may also stand apart from its date ("March 3, 2014, a Monday", "Monday (March 3)") or beside "today"
and "yesterday" in a story with a date. There is no tolerance: a date has one weekday.

## Why it matters

Readers miss the hearing, the deadline or the match, and it is always the paper's fault.

## Bad

The court adjourned the case until Friday, June 25, 2020.
---
The exhibition opens on Monday, March 2, and closes on Tuesday, March 30, curators said.

## Good

The court adjourned the case until Thursday, June 25, 2020.
---
The exhibition opens on Monday, March 2, and closes on Tuesday, March 24, curators said.

## When to ignore

The date belongs to another calendar.

## Authority

Calendar arithmetic.
"""

from __future__ import annotations

from calendar import day_name, isleap
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from newslint.api import (
    Document,
    Edit,
    Finding,
    Fix,
    Related,
    Rule,
    Severity,
    Span,
    TimeExpression,
    TimeKind,
)
from newslint_rules.dates._calendar import supposed_year
from newslint_rules.dates._weekdays import beside, today_named

_CYCLE = range(2000, 2028)  # weekdays of dates repeat every 28 years
_HALF_YEAR = 6
_NEAR = 60
_SEVERAL = 2


class WeekdayDateMismatch(Rule):
    """Query a date whose weekday is not its own."""

    code = "DAT001"
    name = "weekday-date-mismatch"
    severity = Severity.ERROR
    fix = "suggest"
    reads = frozenset({"structure", "quotes", "dates"})

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for each weekday that fits no year it can belong to."""
        today = doc.structure.story_date
        named = [t for t in beside(doc) if t.kind is TimeKind.DATE and t.weekday is not None]
        agreed = _agreed(named) if today is None else False
        undated: list[TimeExpression] = []
        for when in named:
            if agreed and when.year is None:
                continue
            days = list(_candidates(when, today, supposed_year(doc, when)))
            if not days and when.year is None and today is None:
                undated.append(when)
            elif days and all(day.weekday() != when.weekday for day in days):
                yield self._finding(doc, when, days)
        yield from self._at_odds(doc, undated)
        for word, named_day in today_named(doc):
            right = day_name[named_day.weekday()]
            yield self.finding(
                word,
                f'"{doc.at(word)}": by the date of the story a {right}. Which day is meant?',
                confidence=0.8,
            )

    def _finding(self, doc: Document, when: TimeExpression, days: list[date]) -> Finding:
        written = doc.at(when.span)
        day = days[0]
        right = day_name[day.weekday()]
        message = f'"{written}": {day:%B} {day.day}, {day.year} is a {right}. Day or date?'
        return self.finding(
            when.span,
            message,
            fix=_fix(written, when, right),
            confidence=0.95 if when.year else 0.8,
        )

    def _at_odds(self, doc: Document, undated: list[TimeExpression]) -> Iterator[Finding]:
        """Dates without a year that no single year can hold together."""
        for earlier, later in pairwise(undated):
            apart = abs((earlier.month or 0) - (later.month or 0))
            if apart < _HALF_YEAR and not _years(earlier) & _years(later):
                first = doc.at(earlier.span)
                line = doc.line_of(earlier.span.start)
                message = f'"{doc.at(later.span)}" cannot stand with "{first}" (line {line}).'
                yield self.finding(
                    later.span,
                    f"{message} Which day or date is wrong?",
                    related=(Related(earlier.span, "no year has both"),),
                    confidence=0.75,
                )


def _candidates(when: TimeExpression, today: date | None, supposed: int | None) -> Iterator[date]:
    """The days that an expression may mean, the likeliest first."""
    if when.year is not None:
        years = [when.year]
    elif today is not None:
        near = when.value is not None and abs((when.value - today).days) <= _NEAR
        years = [when.value.year if when.value else today.year]
        years += [] if near else [today.year - 1, today.year + 1]
    else:
        years = [supposed, supposed + 1] if supposed is not None else []
    for year in dict.fromkeys(years):
        try:
            yield date(year, when.month or 0, when.day or 0)
        except ValueError:
            continue


def _agreed(named: list[TimeExpression]) -> bool:
    """Whether two different dates without a year, and all of them, are right in some one year."""
    undated = {(t.month, t.day): t for t in named if t.year is None}
    if len(undated) < _SEVERAL:
        return False
    return bool(frozenset.intersection(*(_years(t) for t in named if t.year is None)))


def _years(when: TimeExpression) -> frozenset[int]:
    """Years of the cycle in which the date falls on its weekday."""
    return frozenset(
        year
        for year in _CYCLE
        if ((when.month, when.day) != (2, 29) or isleap(year))
        and date(year, when.month or 1, when.day or 1).weekday() == when.weekday
    )


def _fix(written: str, when: TimeExpression, right: str) -> Fix | None:
    wrong = day_name[when.weekday or 0]
    at = written.find(wrong)
    if at < 0:
        return None
    span = Span(when.span.start + at, when.span.start + at + len(wrong))
    return Fix(f"write {right}", (Edit(span, right),))
