"""magnitude slip: the same digits in thousands and millions, or in millions and billions.

## What it does

Pairs amounts of money, and counts of the same thing, whose digits agree but whose size differs by a
factor of a thousand or a million: "a $3.4 million deal ... the $3.4 billion deal". At least two
digits must agree, and both figures must be exact. No tolerance.

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

from newslint.api import Document, Finding, QuantityKind, Related, Rule, Severity
from newslint_rules.numbers._nouns import same_things
from newslint_rules.numbers._twins import misscaled


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
