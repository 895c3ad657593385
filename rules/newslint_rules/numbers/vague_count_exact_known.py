"""vague count exact known: a loose figure where the story holds the exact one, or breaks it.

## What it does

Pairs loose counts ("more than a dozen", "dozens", "at least 20") with exact counts of the same
thing (decided as in conflicting-counts). When the exact figure lies outside what the loose one
allows, that is an error; when the loose one stands in the first two paragraphs and the exact one
further down, a suggestion. Tolerance: "about" ten per cent, "nearly" fifteen per cent, rounding.

## Why it matters

A broken bound is a plain contradiction; a vague lede keeps from the reader what the desk knows.

## Bad

More than 20 miners were killed in the blast on Friday, the company said.

Relatives waited at the gate through the night.

The 18 miners killed in the blast came from three villages.

## Good

Eighteen miners were killed in the blast on Friday, the company said.

Relatives waited at the gate through the night.

## When to ignore

When the exact figure is one source's and the loose one covers several.

## Authority

Copy-desk practice.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Finding, Related, Rule, Severity
from newslint_rules.numbers._arithmetic import meant
from newslint_rules.numbers._same import BAR, Pair, conflicts, pairs, phrase

_LEDE_PARAGRAPHS = 2
_EASIER = 1.0


class VagueCountExactKnown(Rule):
    """Compares loose counts with exact ones of the same thing."""

    code = "NUM002"
    name = "vague-count-exact-known"
    severity = Severity.SUGGESTION
    reads = frozenset(
        {"structure", "sentences", "tokens", "quotes", "attributions", "quantities", "dates"}
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each loose count that is broken, or vaguer than need be."""
        seen: set[int] = set()
        for pair in conflicts(doc):
            if not pair.exact and not pair.sourced and pair.second.quantity.index not in seen:
                seen.add(pair.second.quantity.index)
                yield self._broken(doc, pair)
        lede = {p.index for p in doc.structure.body[:_LEDE_PARAGRAPHS]}
        for pair in pairs(doc, BAR - _EASIER):
            first = pair.first.quantity.index
            if pair.first.paragraph in lede and first not in seen and _vaguer(pair):
                seen.add(first)
                yield self._vague(doc, pair)

    def _broken(self, doc: Document, pair: Pair) -> Finding:
        first, second = pair.first.quantity, pair.second.quantity
        line = doc.line_of(first.span.start)
        return self.finding(
            second.span,
            f'"{phrase(pair.second)}" here, but {phrase(pair.first)} on line {line}: '
            "which figure stands?",
            related=(Related(first.span, phrase(pair.first)),),
            confidence=pair.confidence,
            severity=Severity.ERROR,
        )

    def _vague(self, doc: Document, pair: Pair) -> Finding:
        first, second = pair.first.quantity, pair.second.quantity
        line = doc.line_of(second.span.start)
        return self.finding(
            first.span,
            f'"{phrase(pair.first)}" here, but {phrase(pair.second)} on line {line}: '
            "give the exact figure?",
            related=(Related(second.span, phrase(pair.second)),),
            confidence=0.6,
        )


def _vaguer(pair: Pair) -> bool:
    first, second = pair.first.quantity, pair.second.quantity
    return not first.exact and second.exact and meant(first).overlaps(meant(second))
