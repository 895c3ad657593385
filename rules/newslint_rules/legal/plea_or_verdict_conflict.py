"""plea or verdict conflict: one person pleads, or is found, both ways.

## What it does

Collects what the copy says of one person's plea (guilty or not, admits or denies the charge),
verdict (convicted or cleared) and charge (charged or not), and queries two that exclude each other.
Sentences that speak of several counts, another trial, an appeal, a change of plea or another time
are left alone.

## Why it matters

To print that somebody was convicted who was cleared is the costliest error a court report can hold.

## Bad

Daniel Cole pleaded guilty to theft at the county court on Monday.

The hearing took an hour. Cole, who denies the charge, was told to come back in June.

## Good

Daniel Cole pleaded not guilty to theft at the county court on Monday.

The hearing took an hour. Cole, who denies the charge, was told to come back in June.

## When to ignore

When there are several counts with different outcomes; the copy should say so.

## Authority

Copy-desk practice; the Associated Press has long warned of the lost "not" in "not guilty".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from newslint.api import Document, Finding, Related, Rule, Severity
from newslint_rules.legal._court import Status, statuses


class PleaOrVerdictConflict(Rule):
    """Compares what is said of one person's plea, verdict and charge."""

    code = "LEG006"
    name = "plea-or-verdict-conflict"
    severity = Severity.ERROR
    reads = frozenset({"structure", "sentences", "tokens", "mentions", "quotes"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each status of a person that an earlier one excludes."""
        seen: set[int] = set()
        for first, second in combinations(statuses(doc), 2):
            if _excluded(first, second) and second.span.start not in seen:
                seen.add(second.span.start)
                line = doc.line_of(first.span.start)
                yield self.finding(
                    second.span,
                    f'"{doc.at(second.span)}" here, but "{doc.at(first.span)}" on line {line}: '
                    "which is right?",
                    related=(Related(first.span, doc.at(first.span)),),
                    confidence=0.75,
                )


def _excluded(first: Status, second: Status) -> bool:
    same = first.axis == second.axis and bool(first.people & second.people)
    return same and first.side != second.side and first.sentence != second.sentence
