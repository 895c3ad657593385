"""approximate exact: "about" before a figure that is exact to the last digit.

## What it does

Flags "about", "around", "some", "nearly" and the like before a count or a sum of money over a
hundred that is told to the last unit, and before longer figures with five digits that count (four
where they are written in millions): nobody rounds to 1,247. Ages, times, sizes and conversions in
brackets are left alone. A figure that ends in five may be a rounded one and passes; there is no
other tolerance.

## Why it matters

The two halves say opposite things: either it was counted, or it was guessed.

## Bad

About 1,247 people signed the petition, the clerk said.

## Good

The clerk counted 1,247 names on the petition.
---
About 1,250 people signed the petition, the clerk said.

## When to ignore

When the figure is a sum of estimates; then round it.

## Authority

Newsroom convention: round what you call rough.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Finding, Quantity, QuantityKind, Rule, Severity
from newslint_rules.numbers._arithmetic import shown
from newslint_rules.numbers._twins import digits_of

_HEDGES = (
    "about around roughly approximately some circa almost nearly approx approx. estimated".split()
)
_KINDS = (QuantityKind.COUNT, QuantityKind.MONEY)
_HUNDRED = 100
_LONG = 5
_SCALED = 4
_YEARS = 2100


class ApproximateExact(Rule):
    """Finds hedges before figures that were counted."""

    code = "NUM019"
    name = "approximate-exact"
    severity = Severity.SUGGESTION
    reads = frozenset({"structure", "sentences", "tokens", "quotes", "quantities"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each hedged figure that is exact."""
        for quantity in doc.quantities:
            if quantity.kind in _KINDS and _counted(quantity) and not _bracketed(doc, quantity):
                yield self._finding(doc, quantity)

    def _finding(self, doc: Document, quantity: Quantity) -> Finding:
        unit = 10 ** (len(digits_of(quantity)) - 2) * _place(quantity)
        rounded = shown(round(quantity.value / unit) * unit)
        return self.finding(
            quantity.span,
            f'"{doc.at(quantity.span)}": counted, or about {rounded}?',
            confidence=0.7,
        )


def _counted(quantity: Quantity) -> bool:
    """Whether a hedge stands before more digits than anybody rounds to."""
    digits = digits_of(quantity)
    if (quantity.modifier or "") not in _HEDGES or digits.endswith("5") or quantity.step < 1:
        return False
    if quantity.step == 1 and quantity.value % 10:
        return quantity.value > _HUNDRED and (quantity.noun is not None or not _yearlike(quantity))
    return len(digits) >= (_LONG if quantity.step == 1 else _SCALED)


def _yearlike(quantity: Quantity) -> bool:
    return quantity.kind is QuantityKind.COUNT and _HUNDRED < quantity.value < _YEARS


def _place(quantity: Quantity) -> float:
    """The worth of the last digit that is not zero."""
    place = quantity.step
    while quantity.value % (place * 10) == 0:
        place *= 10
    return place


def _bracketed(doc: Document, quantity: Quantity) -> bool:
    """Whether the figure converts the one before it."""
    return doc.text[: quantity.span.start].rstrip().endswith(("(", ", or", " or"))
