"""attributed count conflict: two sources give two figures for one thing, far apart.

## What it does

Finds counts of the same thing (decided as in conflicting-counts) that two different sources assert
in places more than a sentence apart. Same tolerance: rounding, "about" and "nearly" are allowed
for.

## Why it matters

Both figures may be reported, but only side by side; else each reader takes home one of them as the
truth.

## Bad

The mine said 26 workers were injured in the rockfall on the third level.

The rockfall lasted for a minute and shook the town.

A union doctor said 41 workers were injured in the rockfall.

## Good

Accounts of the rockfall on the third level differed: the mine said 26 workers were injured. A
union doctor put the number at 41.

## When to ignore

When the story says elsewhere that the accounts differ.

## Authority

Reuters Handbook of Journalism, on sourcing and conflicting accounts.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Finding, Related, Rule, Severity
from newslint_rules.numbers._same import conflicts, phrase


class AttributedCountConflict(Rule):
    """Compares counts of the same thing that different sources assert."""

    code = "NUM003"
    name = "attributed-count-conflict"
    severity = Severity.WARNING
    reads = frozenset(
        {"structure", "sentences", "tokens", "quotes", "attributions", "quantities", "dates"}
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each figure that contradicts that of another source."""
        seen: set[int] = set()
        for pair in conflicts(doc):
            first, second = pair.first.quantity, pair.second.quantity
            if not pair.sourced or second.index in seen:
                continue
            seen.add(second.index)
            line = doc.line_of(first.span.start)
            yield self.finding(
                second.span,
                f"{phrase(pair.second)} ({pair.second.source}) here, {phrase(pair.first)} "
                f"({pair.first.source}) on line {line}: set them side by side?",
                related=(Related(first.span, phrase(pair.first)),),
                confidence=pair.confidence,
            )
