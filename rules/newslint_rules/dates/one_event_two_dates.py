"""one event two dates: an event on two days, or a step before the one it must follow.

## What it does

Compares full dates (day, or month and year) of what befell one named person or body: the same event
on two dates ("died on March 3 ... died on March 5"), and steps that have an order: a crime comes
before arrest, charge, conviction, prison and release; birth before death. Years and months count as
far as both places give them; exact comparison, no tolerance. Reports across different sources are
warnings, and so are two weekdays of one event that the story names by its noun alone ("the vote on
Tuesday ... Wednesday's vote").

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

from newslint.api import Document, Finding, Related, Rule, Severity
from newslint_rules.dates._eventdays import one_event_two_weekdays
from newslint_rules.dates._steps import Step, clash, steps


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
            if what is None or second.time.index in seen:
                continue
            seen.add(second.time.index)
            yield self._finding(doc, first, second, what)
        for told, again in one_event_two_weekdays(doc):
            line = doc.line_of(told.span.start)
            yield self.finding(
                again.span,
                f'"{doc.at(again.span)}" here, "{doc.at(told.span)}" on line {line}: which day, or '
                f"two {told.noun}s?",
                related=(Related(told.span, "another day"),),
                confidence=0.6,
                severity=Severity.WARNING,
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
