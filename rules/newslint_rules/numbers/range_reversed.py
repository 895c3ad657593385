"""range reversed: a range that runs backwards.

## What it does

Flags "between 40 and 30" and "5-3 million": the upper end stands first. Exact comparison, no
tolerance. Scores, ages of people, times and years are left alone.

## Why it matters

It is either a slip of the pen or a wrong digit, and only the source can tell.

## Bad

Forecasters expect between 40 and 30 millimetres of rain on the coast by Sunday.

## Good

Forecasters expect between 30 and 40 millimetres of rain on the coast by Sunday.

## When to ignore

When the figures fall on purpose ("fares of $5 to $3 depending on age").

## Authority

Copy-desk practice.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import (
    Document,
    Edit,
    Finding,
    Fix,
    Quantity,
    QuantityKind,
    Rule,
    Severity,
    lazy_regex,
)
from newslint_rules.numbers._skeleton import skeletons, slot

_KINDS = "cmpduta"
_BETWEEN = lazy_regex(
    rf"\bbetween {slot('first', _KINDS)} and {slot('second', _KINDS)}", regex.IGNORECASE
)
_DASHED = lazy_regex(rf"(?<![-–\d>]){slot('first', 'cm')}[-–]{slot('second', 'pmdu')}(?![-–\d])")


class RangeReversed(Rule):
    """Finds ranges whose upper end stands first."""

    code = "NUM018"
    name = "range-reversed"
    severity = Severity.WARNING
    reads = frozenset({"structure", "sentences", "tokens", "quotes", "quantities"})
    fix = "suggest"

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each backward range."""
        for skeleton in skeletons(doc):
            for pattern in (_BETWEEN, _DASHED):
                for match in pattern.finditer(skeleton.text):
                    first = skeleton.figure(match, "first")
                    second = skeleton.figure(match, "second")
                    if _backward(first, second, dashed=pattern is _DASHED):
                        yield self._finding(doc, first, second)

    def _finding(self, doc: Document, first: Quantity, second: Quantity) -> Finding:
        span = first.figure.to(second.figure)
        lower, upper = doc.at(second.figure), doc.at(first.figure)
        plain = first.unit == second.unit and first.step == second.step
        fix = Fix("Turn the range round", (Edit(first.figure, lower), Edit(second.figure, upper)))
        return self.finding(
            span,
            f'"{doc.at(span)}" runs backwards: {lower} to {upper}, or is a digit wrong?',
            fix=fix if plain else None,
            confidence=0.85,
        )


def _backward(first: Quantity, second: Quantity, *, dashed: bool) -> bool:
    kinds = (first.kind, second.kind)
    alike = kinds[0] is kinds[1] and first.unit == second.unit
    shared = kinds[0] is QuantityKind.COUNT or (dashed and kinds[0] is QuantityKind.MONEY)
    if not alike and not shared:
        return False
    scale = second.step if shared and first.step == 1 < second.step else 1.0
    low, high = first.value * scale, second.value
    return low > high and first.exact and second.exact
