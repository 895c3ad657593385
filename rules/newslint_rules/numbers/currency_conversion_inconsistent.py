"""currency conversion inconsistent: two conversions of one story use two rates of exchange.

## What it does

Works out the rate of every conversion that stands beside its sum ("5m euros ($5.4m)", "£8m, or
about $10m") and compares the rates of the same two currencies with the first one of the story.

Tolerance: the sum counts as exact, its conversion may stand for anything it could have been rounded
from (half of its last digit), "about" and "nearly" add their usual slack, and rates within five per
cent of each other pass. Sentences about other years
("in 1999") are left alone, since rates move.

## Why it matters

One of the two sums in brackets is wrong, and the reader abroad has no other.

## Bad

The foundation gave the library 5 million euros ($5.4 million). The town added 10 million euros ($13
million) from its reserves.

## Good

The foundation gave the library 5 million euros ($5.4 million). The town added 10 million euros
($10.8 million) from its reserves.

## When to ignore

When the sums were converted at the rates of different days; say so in the copy.

## Authority

Newsroom convention: convert at the day's rate.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from newslint.api import Document, Finding, Quantity, Related, Rule, Severity, TimeKind
from newslint_rules.numbers._arithmetic import Range, meant
from newslint_rules.numbers._skeleton import Skeleton, skeletons, slot

_SLACK = 0.05
_PATTERNS = (
    rf"{slot('first', 'm')} ?\((?:about |around |some |roughly |or |approximately )*"
    rf"{slot('second', 'm')}\)",
    rf"{slot('first', 'm')}, or (?:about |around |some |roughly |approximately )?"
    rf"{slot('second', 'm')}",
)


class _Conversion(NamedTuple):
    """A sum and what it comes to in another currency: ``rate`` is second over first."""

    first: Quantity
    second: Quantity
    rate: Range


class CurrencyConversionInconsistent(Rule):
    """Compares the rates of exchange that a story uses."""

    code = "NUM012"
    name = "currency-conversion-inconsistent"
    severity = Severity.WARNING
    default = "off"
    reads = frozenset({"structure", "sentences", "tokens", "quotes", "quantities", "dates"})

    def compared(self, doc: Document) -> Iterator[tuple[Quantity, ...]]:
        """Sums with what they come to, and both with those of the first such conversion."""
        for earlier, found in _with_first(doc):
            yield earlier.first, earlier.second, found.first, found.second

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each rate that is not that of the first such conversion."""
        for earlier, found in _with_first(doc):
            wide = Range(earlier.rate.low * (1 - _SLACK), earlier.rate.high * (1 + _SLACK))
            if not wide.overlaps(found.rate):
                yield self._finding(doc, earlier, found)

    def _finding(self, doc: Document, earlier: _Conversion, found: _Conversion) -> Finding:
        line = doc.line_of(earlier.first.span.start)
        rates = [c.second.value / c.first.value for c in (found, earlier)]
        return self.finding(
            found.second.figure,
            f"{doc.at(found.first.span)} = {doc.at(found.second.span)} is a rate of "
            f"{rates[0]:.3g}, but {rates[1]:.3g} on line {line}: which sum is wrong?",
            related=(Related(earlier.first.span.to(earlier.second.span), "another rate"),),
            confidence=0.8,
        )


def _with_first(doc: Document) -> Iterator[tuple[_Conversion, _Conversion]]:
    """Each conversion with the first one between the same currencies."""
    rates: dict[tuple[str | None, str | None], _Conversion] = {}
    for found in _conversions(doc):
        yield rates.setdefault((found.first.unit, found.second.unit), found), found


def _conversions(doc: Document) -> Iterator[_Conversion]:
    past = {t.sentence for t in doc.dates if t.kind is TimeKind.YEAR}
    for skeleton in skeletons(doc):
        if skeleton.sentence.index not in past:
            yield from _stated(skeleton)


def _stated(skeleton: Skeleton) -> Iterator[_Conversion]:
    for pattern in _PATTERNS:
        for match in regex.finditer(pattern, skeleton.text):
            first, second = skeleton.figure(match, "first"), skeleton.figure(match, "second")
            if first.unit != second.unit and min(first.value, second.value) > 0:
                wide = meant(second, capped=True).widened(second.step / 2)
                yield _Conversion(first, second, wide.times(1 / first.value))
