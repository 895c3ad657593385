"""range reversed: a range that runs backwards.

## What it does

Flags "between 40 and 30" and "5-3 million": the upper end stands first. Exact comparison, no
tolerance. Scores, ages of people, times and years are left alone. To turn the range round is only
suggested: where a digit is wrong, it would hide the slip.

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
    Span,
    lazy_regex,
)
from newslint_rules.numbers._skeleton import skeletons, slot

_KINDS = "cmpduta"
_BETWEEN = lazy_regex(
    rf"\bbetween {slot('first', _KINDS)} and {slot('second', _KINDS)}", regex.IGNORECASE
)
_SCALED = lazy_regex(
    r"^\D{0,4}(?P<first>\d{1,3}(?:\.\d+)?)[-–](?P<second>[1-9]\d{0,2}(?:\.\d+)?)"
    r" ?(?:hundred|thousand|million|billion|trillion|mn?|bn?|tn?)\b"
)
_FARTHEST = 10
"""Times that the first number may be the second: "900-1.2 million" is another sort of range."""
_NUMBER = lazy_regex(r"\d+(?:[.,]\d+)*")
_DASHED = lazy_regex(rf"(?<![-–\d>]){slot('first', 'cm')}[-–]{slot('second', 'pmdu')}(?![-–\d])")


class RangeReversed(Rule):
    """Finds ranges whose upper end stands first."""

    code = "NUM018"
    name = "range-reversed"
    severity = Severity.WARNING
    reads = frozenset({"structure", "sentences", "tokens", "quotes", "quantities"})
    fix = "suggest"

    def compared(self, doc: Document) -> Iterator[tuple[Quantity, ...]]:
        """Both ends of the ranges that run backwards."""
        yield from _reversed(doc)

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each backward range."""
        for first, second in _reversed(doc):
            yield self._finding(doc, first, second)
        for quantity in doc.quantities:
            whole = _SCALED.match(doc.at(quantity.figure))
            if whole and 1 < float(whole["first"]) / float(whole["second"]) < _FARTHEST:
                yield self._scaled(doc, quantity, whole)

    def _scaled(self, doc: Document, figure: Quantity, match: regex.Match[str]) -> Finding:
        """A finding on a range that is one figure: "5-3 million"."""
        first, second = match["first"], match["second"]
        edits = (_put(figure, match, "first", second), _put(figure, match, "second", first))
        return self.finding(
            figure.figure,
            f'"{doc.at(figure.figure)}" runs backwards: {second} to {first}, or is a digit wrong?',
            fix=Fix("turn the range round", edits),
            confidence=0.85,
        )

    def _finding(self, doc: Document, first: Quantity, second: Quantity) -> Finding:
        span = first.figure.to(second.figure)
        lower, upper = doc.at(second.figure), doc.at(first.figure)
        return self.finding(
            span,
            f'"{doc.at(span)}" runs backwards: {lower} to {upper}, or is a digit wrong?',
            fix=_turned(doc, first, second),
            confidence=0.85,
        )


def _reversed(doc: Document) -> Iterator[tuple[Quantity, Quantity]]:
    for skeleton in skeletons(doc):
        for pattern in (_BETWEEN, _DASHED):
            for match in pattern.finditer(skeleton.text):
                first, second = skeleton.figure(match, "first"), skeleton.figure(match, "second")
                if _backward(first, second, dashed=pattern is _DASHED):
                    yield first, second


def _turned(doc: Document, first: Quantity, second: Quantity) -> Fix | None:
    """The range the right way round, a unit that both share left behind it.

    None where each end has a unit of its own.
    """
    one, other = _NUMBER.search(doc.at(first.figure)), _NUMBER.search(doc.at(second.figure))
    if one is not None and other is not None:
        after = [doc.at(q.figure)[m.end() :] for q, m in ((first, one), (second, other))]
        if after[0] == after[1] or (not after[0] and "," not in one[0] + other[0]):
            edits = (_put(first, one, 0, other[0]), _put(second, other, 0, one[0]))
            return Fix("turn the range round", edits)
    if first.unit != second.unit or first.step != second.step:
        return None
    lower, upper = doc.at(second.figure), doc.at(first.figure)
    return Fix("turn the range round", (Edit(first.figure, lower), Edit(second.figure, upper)))


def _put(figure: Quantity, match: regex.Match[str], group: int | str, text: str) -> Edit:
    return Edit(Span(*match.span(group)).shifted(figure.figure.start), text)


def _backward(first: Quantity, second: Quantity, *, dashed: bool) -> bool:
    kinds = (first.kind, second.kind)
    alike = kinds[0] is kinds[1] and first.unit == second.unit
    shared = kinds[0] is QuantityKind.COUNT or (dashed and kinds[0] is QuantityKind.MONEY)
    if not alike and not shared:
        return False
    scale = second.step if shared and first.step == 1 < second.step else 1.0
    low, high = first.value * scale, second.value
    return low > high and first.exact and second.exact
