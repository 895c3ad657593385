"""percent versus points: the difference between two percentages is called percent.

## What it does

Finds a change between two percentages ("rose 2% to 6% from 4%") whose stated step equals their
difference: that is two percentage points, a rise of 50 percent. Tolerance: half of the last digit
of each figure; a step that is right as a relative change is left alone.

## Why it matters

Two points on four percent is half as much again; "two percent" tells readers next to nothing
happened.

## Bad

Unemployment rose 2% to 6% in June from 4% in May, the statistics office said.

## Good

Unemployment rose two percentage points to 6% in June from 4% in May, the statistics office said.

## When to ignore

When the source means a relative change that happens to equal the difference.

## Authority

Copy-desk arithmetic; statistics offices state rates this way throughout.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import (
    Document,
    Edit,
    Finding,
    Fix,
    Quantity,
    QuantityKind,
    Related,
    Rule,
    Severity,
    Span,
    lazy_regex,
)
from newslint_rules.numbers._arithmetic import meant
from newslint_rules.numbers._changes import Change, changes

_PERCENT = lazy_regex(r"(?<=(\S)) ?(?:%|percent|per cent|pct)$")


class PercentVersusPoints(Rule):
    """Compares the step between two percentages with their difference."""

    code = "NUM007"
    name = "percent-versus-points"
    severity = Severity.WARNING
    reads = frozenset({"structure", "sentences", "tokens", "quotes", "quantities"})
    fix = "suggest"

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each difference of percentages that is called percent."""
        for change in changes(doc):
            if change.by is None or not _difference_called_percent(change):
                continue
            yield self.finding(
                change.by.figure,
                f"{doc.at(change.start.figure)} to {doc.at(change.to.figure)} is a change of "
                f"percentage points: not {doc.at(change.by.figure)}?",
                related=(
                    Related(change.start.figure, "from here"),
                    Related(change.to.figure, "to here"),
                ),
                fix=_fix(doc, change.by),
                confidence=0.8,
            )


def _fix(doc: Document, by: Quantity) -> Fix | None:
    """Points in the place of percent."""
    match = _PERCENT.search(doc.at(by.figure))
    if match is None:
        return None
    words = " percentage point" if by.value == 1 else " percentage points"
    start = by.figure.start + match.start()
    return Fix(f'write "{words.strip()}"', (Edit(Span(start, by.figure.end), words),))


def _difference_called_percent(change: Change) -> bool:
    by, start, to = change.by, change.start, change.to
    percent = QuantityKind.PERCENT
    if by is None or not by.kind is start.kind is to.kind is percent or start.value == 0:
        return False
    difference = meant(to) - meant(start)
    sizes = sorted((abs(difference.low), abs(difference.high)))
    claimed = meant(by)
    relative = abs(to.value / start.value - 1) * 100
    if claimed.low - 0.5 <= relative <= claimed.high + 0.5:
        return False
    return sizes[0] <= claimed.high and claimed.low <= sizes[1]
