"""plain implausible: a figure that nothing of its kind reaches.

## What it does

Flags ages of people over 120, shares of people over 100 per cent, hours that no clock shows ("25
o'clock", "14:75", "17 p.m.") and earthquakes of magnitude over 10. The limits are exact; there is
no tolerance.

## Why it matters

It is a slip of the key, and it makes the story a joke.

## Bad

A woman aged 234 was taken to hospital after the crash.
---
Some 110% of voters said they would stay at home.

## Good

A woman aged 34 was taken to hospital after the crash.
---
Sales were 110% of those of a year ago.

## When to ignore

In legend and fiction, and where the figure is impossible on purpose.

## Authority

Copy-desk practice.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import Document, Finding, Quantity, QuantityKind, Rule, Severity, Span, lazy_regex
from newslint_rules.numbers._nouns import persons

_OLDEST = 120
_ALL = 100
_STRONGEST = 10
_AGED = lazy_regex(r"\baged? (?:about |around )?$", regex.IGNORECASE)
_CLOCK = lazy_regex(
    r"\b(?:(?:1[3-9]|[2-9]\d) o['’]clock|(?:1[3-9]|[2-9]\d)(?:[:.]\d\d)? ?[ap]\.?m\b"
    r"|(?:[01]?\d|2[0-3]):[6-9]\d(?= ?(?:[ap]\.?m\b|GMT|hours\b)))",
    regex.IGNORECASE,
)
_MAGNITUDE = lazy_regex(r"\bmagnitude(?: of|-)? ?$|\bmeasuring (?:about )?$", regex.IGNORECASE)
_QUAKE = lazy_regex(r"\b(?:earth)?quake|tremor|richter\b", regex.IGNORECASE)


class PlainImplausible(Rule):
    """Holds figures against the limits of their kind."""

    code = "NUM021"
    name = "plain-implausible"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"structure", "sentences", "tokens", "quotes", "quantities"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each figure beyond the limit of its kind."""
        for quantity in doc.quantities:
            why = _age(doc, quantity) or _share(doc, quantity) or _magnitude(doc, quantity)
            if why is not None:
                yield self.finding(
                    quantity.span, f'"{doc.at(quantity.span)}": {why}. Which figure is meant?'
                )
        for match in _CLOCK.finditer(doc.text):
            yield self.finding(Span(*match.span()), f'"{match.group()}": no clock shows that.')


def _age(doc: Document, quantity: Quantity) -> str | None:
    if quantity.kind not in (QuantityKind.AGE, QuantityKind.COUNT) or quantity.value <= _OLDEST:
        return None
    aged = _AGED.search(doc.text[: quantity.figure.start][-24:])
    told = aged or quantity.kind is QuantityKind.AGE
    someone = persons(quantity.noun or "person")
    if quantity.unit not in (None, "year") or not (told and someone):
        return None
    return "nobody has grown so old"


def _share(doc: Document, quantity: Quantity) -> str | None:
    if quantity.kind is not QuantityKind.PERCENT or quantity.value <= _ALL:
        return None
    of = doc.text.startswith(" of ", quantity.span.end) and persons(quantity.noun or "")
    return "more than all of them" if of else None


def _magnitude(doc: Document, quantity: Quantity) -> str | None:
    scale = quantity.kind is QuantityKind.COUNT or quantity.unit == "magnitude"
    if not scale or quantity.value <= _STRONGEST:
        return None
    sentence = doc.at(doc.sentences[quantity.sentence].span)
    before = doc.text[: quantity.figure.start][-24:]
    scaled = _MAGNITUDE.search(before) and _QUAKE.search(sentence)
    return "no earthquake reaches that magnitude" if scaled else None
