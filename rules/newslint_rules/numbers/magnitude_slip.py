"""magnitude slip: the same digits in thousands and millions, or in millions and billions.

## What it does

Pairs amounts of money, and counts of the same thing, whose digits agree but whose size differs by a
factor of a thousand or a million: "a $3.4 million deal ... the $3.4 billion deal". At least two
digits must agree, and both figures must be exact. A sum that is said to run to "seven figures" is
held against the sum that the story tells twice, when it tells no other. No tolerance.

## Why it matters

One letter makes a thousandfold error, and nothing else in the sentence looks wrong.

## Bad

The firm won a $3.4 million contract to build the dam on Monday.

It hopes to finish the work in ten years. The $3.4 billion contract is the largest in its history.

## Good

The firm won a $3.4 billion contract to build the dam on Monday.

It hopes to finish the work in ten years. The $3.4 billion contract is the largest in its history.

## When to ignore

When two different sums share their digits.

## Authority

Copy-desk practice; million and billion slips are among the commonest corrections.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import (
    Document,
    Finding,
    Quantity,
    QuantityKind,
    Related,
    Role,
    Rule,
    Severity,
    lazy_regex,
)
from newslint_rules.numbers._nouns import same_things
from newslint_rules.numbers._twins import misscaled

_IN_FIGURES = lazy_regex(r"(?i)\w+ figures")
_LEAST = 1000


class MagnitudeSlip(Rule):
    """Compares the digits of figures that are far apart."""

    code = "NUM010"
    name = "magnitude-slip"
    severity = Severity.ERROR
    reads = frozenset({"structure", "sentences", "tokens", "quotes", "quantities"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for the later of two figures with the same digits, far apart."""
        seen: set[int] = set()
        for first, second in misscaled(doc):
            nouns = (first.noun, second.noun)
            same = None not in nouns and same_things(first.noun or "", second.noun or "")
            if second.index in seen or (first.kind is QuantityKind.COUNT and not same):
                continue
            seen.add(second.index)
            line = doc.line_of(first.figure.start)
            yield self.finding(
                second.figure,
                f"{doc.at(second.figure)} here, but {doc.at(first.figure)} on line {line}: "
                "the same digits, another scale: which is right?",
                related=(Related(first.figure, doc.at(first.figure)),),
                confidence=0.8 if same else 0.65,
            )
        for told, length in _lengths(doc):
            line = doc.line_of(told.figure.start)
            yield self.finding(
                length.span,
                f'"{doc.at(length.span)}" here, but {doc.at(told.figure)} on line {line}: '
                "which size is right?",
                related=(Related(told.figure, doc.at(told.figure)),),
                confidence=0.6,
                severity=Severity.WARNING,
            )


def _lengths(doc: Document) -> Iterator[tuple[Quantity, Quantity]]:
    """The one sum of a story, told twice, and "seven figures" that it does not have."""
    money = [q for q in doc.quantities if q.kind is QuantityKind.MONEY and not q.in_quote]
    sums = [
        q
        for q in money
        if q.unit is not None
        and q.exact
        and q.value >= _LEAST
        and doc.sentences[q.sentence].role in (Role.BODY, Role.HEADLINE, Role.DECK)
    ]
    if len(sums) < 2 or len({q.value for q in sums}) != 1:
        return
    for quantity in money:
        in_figures = quantity.unit is None and _IN_FIGURES.fullmatch(doc.at(quantity.span))
        if in_figures and not quantity.low <= sums[0].value <= quantity.high:
            yield sums[0], quantity
