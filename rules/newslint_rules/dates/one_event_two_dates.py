"""one event two dates: an event on two days, or a step before the one it must follow.

## What it does

Compares full dates (day, or month and year) of what befell one named person or body: the same event
on two dates ("died on March 3 ... died on March 5"), and steps that have an order: a crime comes
before arrest, charge, conviction, prison and release; birth before death. Years and months count as
far as both places give them; exact comparison, no tolerance. Reports across different sources are
warnings, and so are two weekdays of one event that the story names by its noun alone ("the vote on
Tuesday ... Wednesday's vote").

It also sets in order what one sentence joins with "after" or "before", the steps that firms,
buildings, laws and works take (found and dissolve, build and demolish, begin and finish), and what
people do with the years of their birth and death. "The previous year", "in March of the following
year" and the like count from the year named just before. Whole days, months and years are compared
as far as the copy gives them, without tolerance.

## Why it matters

One of the dates is wrong, and the order of events is the story.

## Bad

The mayor died on March 3, 2011, after a short illness, his office said.

A street will bear his name. Councillors who knew him well said the mayor died on March 5, 2011.
---
The forger was arrested at a railway station in 1974. He was convicted in March 1971.

## Good

The forger was arrested at a railway station in 1974. He was convicted in March 1975.

## When to ignore

When a person went through the same step twice; the copy should say so.

## Authority

Copy-desk practice.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from newslint.api import Document, Finding, Related, Rule, Severity
from newslint_rules.dates._ceased import ceased_before
from newslint_rules.dates._courses import clashes
from newslint_rules.dates._eventdays import (
    headline_weekday,
    one_end_two_weekdays,
    one_event_two_weekdays,
)
from newslint_rules.dates._lives import out_of_life
from newslint_rules.dates._moments import Moment
from newslint_rules.dates._order import AS, misnamed, orders
from newslint_rules.dates._steps import Step, clash, steps


class _Told(NamedTuple):
    """A moment, the one it cannot stand with, and how the copy joins the two."""

    moment: Moment
    other: Moment
    query: str


class OneEventTwoDates(Rule):
    """Compares the dates of what befell one person."""

    code = "DAT010"
    name = "one-event-two-dates"
    severity = Severity.ERROR
    reads = frozenset({"structure", "sentences", "tokens", "mentions", "quotes", "dates"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each pair of dates that cannot both be right."""
        seen: set[int] = set()
        for first, second in combinations(steps(doc), 2):
            what = clash(first, second)
            if what is None or second.time.span.end in seen:
                continue
            seen.add(second.time.span.end)
            yield self._finding(doc, first, second, what)
        for before, ended in ceased_before(doc):
            yield self.finding(
                before,
                f'"{doc.at(ended)}" before it was said to go on: is the order of the two right?',
                related=(Related(ended, "the end"),),
                confidence=0.65,
            )
        for pair in self._told(doc):
            if not seen & {pair.moment.span.end, pair.other.span.end}:
                seen.add(pair.moment.span.end)
                yield self._out_of_order(doc, pair)
        finders = (one_event_two_weekdays, one_end_two_weekdays, headline_weekday)
        for told, again in (pair for find in finders for pair in find(doc)):
            line = doc.line_of(told.span.start)
            yield self.finding(
                again.span,
                f'"{doc.at(again.span)}" here, "{doc.at(told.span)}" on line {line}: which day for '
                f'"{told.noun}", or are there two?',
                related=(Related(told.span, "another day"),),
                confidence=0.6,
                severity=Severity.WARNING,
            )

    def _told(self, doc: Document) -> Iterator[_Told]:
        """Moments that cannot lie as the copy tells them."""
        for order in (*orders(doc), *misnamed(doc)):
            if not order.holds:
                other = doc.at(order.other.span)
                told_as = order.word == AS
                query = f'called "{other}"' if told_as else f"told to come {order.word} {other}"
                yield _Told(order.told, order.other, query)
        for former, later in clashes(doc):
            yield _Told(later.moment, former.moment, f'"{later.verb}" here, "{former.verb}"')
        for act in out_of_life(doc):
            yield _Told(act.acted, act.bounded, f'"{act.act}" here, "{act.bound}"')

    def _out_of_order(self, doc: Document, told: _Told) -> Finding:
        line = doc.line_of(told.other.span.start)
        other = doc.at(told.other.span)
        where = f"{other} on line {line}" if other not in told.query else "in the same sentence"
        return self.finding(
            told.moment.span,
            f"{doc.at(told.moment.span)}: {told.query} {where}: which date is wrong?",
            related=(Related(told.other.span, "the other date"),),
            confidence=0.7,
        )

    def _finding(self, doc: Document, first: Step, second: Step, what: str) -> Finding:
        line = doc.line_of(first.time.span.start)
        return self.finding(
            second.time.span,
            f'"{second.verb}" {doc.at(second.time.span)} here, "{first.verb}" '
            f"{doc.at(first.time.span)} on line {line}: {what}",
            related=(Related(first.time.span, f'"{first.verb}" then'),),
            confidence=0.7,
        )
