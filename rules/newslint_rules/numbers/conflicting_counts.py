"""conflicting counts: the same thing is counted twice, with different figures.

## What it does

Pairs every count of the story with the later ones that speak of the same thing (noun, what befell
it, words that narrow it, time, place, shared wording) and queries pairs that cannot both stand;
and a group taken up by number right after it is introduced ("three marines ... the four men").

Tolerance: rounded figures may stand for anything they could have been rounded from, and "about",
"nearly" and the like add their usual slack. Parts ("three of them", "including two"), additions
("another five"), other times and places, figures told as updated or disputed, and two sources set
side by side are left alone. Figures that two different sources assert far apart are the business of
attributed-count-conflict; a figure that the copy takes for granted ("the 14 men") is the writer's.

## Why it matters

The reader who keeps one of the two figures may keep the wrong one.

## Bad

Police raided a warehouse by the harbour on Sunday and detained 14 men.

The raid began before dawn and met no resistance.

The 19 men detained in the raid were taken to a police station.

## Good

Police raided a warehouse by the harbour on Sunday and detained 14 men.

The raid began before dawn and met no resistance. Three of the men were released later.

A second raid on Monday brought another five arrests.

## When to ignore

When the two figures count two things; then the copy should say which.

## Authority

Copy-desk practice; the wire agencies' rule that figures agree throughout a story.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Finding, Quantity, Related, Rule, Severity
from newslint_rules.numbers._anaphora import taken_up_wrongly
from newslint_rules.numbers._same import Pair, conflicts, phrase


class ConflictingCounts(Rule):
    """Compares counts of the same thing."""

    code = "NUM001"
    name = "conflicting-counts"
    severity = Severity.ERROR
    reads = frozenset(
        {"structure", "sentences", "tokens", "mentions", "quotes", "attributions"}
        | {"quantities", "dates"}
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each exact figure that contradicts an earlier one."""
        best: dict[int, Pair] = {}
        for pair in conflicts(doc):
            if not pair.exact or pair.sourced:
                continue
            second = pair.second.quantity.index
            if second not in best or pair.score > best[second].score:
                best[second] = pair
        for pair in best.values():
            yield self._finding(doc, pair)
        for group, later in taken_up_wrongly(doc):
            if later.index not in best:
                yield self._taken_up(doc, group, later)

    def _finding(self, doc: Document, pair: Pair) -> Finding:
        first, second = pair.first.quantity, pair.second.quantity
        line = doc.line_of(first.span.start)
        return self.finding(
            second.span,
            f'"{phrase(pair.second)}" here, but {phrase(pair.first)} on line {line}: '
            "which figure stands?",
            related=(Related(first.span, phrase(pair.first)),),
            confidence=pair.confidence,
        )

    def _taken_up(self, doc: Document, group: Quantity, later: Quantity) -> Finding:
        line = doc.line_of(group.span.start)
        return self.finding(
            later.span,
            f'"the {doc.at(later.span)}" here, but {doc.at(group.span)} on line {line}: '
            "which figure stands?",
            related=(Related(group.span, doc.at(group.span)),),
            confidence=0.7,
        )
