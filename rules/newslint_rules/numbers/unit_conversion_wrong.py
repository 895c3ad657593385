"""unit conversion wrong: the bracketed conversion is off by more than rounding.

## What it does

Converts a measure to the unit in the brackets behind it ("100 km (62 miles)") and compares.
Tolerance: both figures may be rounded (half of the last digit, two per cent for round numbers),
plus six per cent; two degrees for temperatures, read as a level or as a difference. US and imperial
gallons, short, long and metric tons, statute and nautical miles all pass.

## Why it matters

One of the two figures is wrong, and half of the readers only read that one.

## Bad

The cheese rolled for 3 miles (2 km) before a hedge stopped it, its maker said.

## Good

The cheese rolled for 3 miles (5 km) before a hedge stopped it, its maker said.

## When to ignore

When the brackets hold another measure, not a conversion.

## Authority

Sizes of units: the SI brochure (BIPM) and NIST Handbook 44.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Finding, Quantity, Related, Rule, Severity, lazy_regex
from newslint_rules.numbers._arithmetic import meant, shown
from newslint_rules.numbers._rewriting import rewritten
from newslint_rules.numbers._skeleton import skeletons, slot
from newslint_rules.numbers._units import converted, dimension

_BRACKETED = lazy_regex(
    rf"{slot('first', 'u')}(?: [a-z]+)? \((?:about |or )?{slot('second', 'u')}\)"
)
_OR = lazy_regex(rf"{slot('first', 'u')}, or (?:about )?{slot('second', 'u')}")
_COMPOUND = lazy_regex(r"<u\d+>,? (?:and )?$")
_SLACK = 0.06
_DEGREES = 2.0
_DIMENSIONS = ("length", "area", "mass", "volume", "speed", "temperature")


class UnitConversionWrong(Rule):
    """Converts measures again."""

    code = "NUM013"
    name = "unit-conversion-wrong"
    severity = Severity.WARNING
    reads = frozenset({"structure", "sentences", "tokens", "quotes", "quantities"})
    fix = "suggest"

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each wrong conversion."""
        for first, second in self.compared(doc):
            right = _right_answer(first, second)
            if right is not None:
                yield self._finding(doc, first, second, right)

    def compared(self, doc: Document) -> Iterator[tuple[Quantity, Quantity]]:
        """Measures with their conversions."""
        for skeleton in skeletons(doc):
            for pattern in (_BRACKETED, _OR):
                for match in pattern.finditer(skeleton.text):
                    if not _COMPOUND.search(skeleton.text[: match.start()]):
                        yield skeleton.figure(match, "first"), skeleton.figure(match, "second")

    def _finding(self, doc: Document, first: Quantity, second: Quantity, right: float) -> Finding:
        answer = shown(float(f"{right:.3g}"), second)
        return self.finding(
            second.figure,
            f"{doc.at(first.figure)} is about {answer}, not {doc.at(second.figure)}: "
            "which figure is wrong?",
            related=(Related(first.figure, "converted from here"),),
            fix=rewritten(doc, second, right),
            confidence=0.85,
        )


def _right_answer(first: Quantity, second: Quantity) -> float | None:
    """What the second figure should be; None where it is right or cannot be told."""
    kind = dimension(first)
    if kind is None or kind != dimension(second) or first.unit == second.unit:
        return None
    if kind not in _DIMENSIONS:
        return None
    results = converted(first, second.unit or "")
    if not results:
        return None
    slack = _DEGREES if kind == "temperature" else _SLACK * second.value
    stated = meant(second).widened(slack)
    if any(result.overlaps(stated) for result in results):
        return None
    return (results[0].low + results[0].high) / 2 if results[0].high < 1e15 else None
