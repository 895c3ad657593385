"""conflicting counts: the same thing is counted twice, with different figures.

## What it does

Pairs every count of the story with the later ones that speak of the same thing (noun, what befell
it, words that narrow it, time, place, shared wording) and queries pairs that cannot both stand;
a group taken up by number right after it is introduced ("five nuns ... the six women"); the dead,
the injured or the detained taken up by another number; what a thing has one of (a prison term, the
magnitude of an earthquake, a rate, a price, a height, the score at a stage of the match); a vote
and the count of one of its sides; a result and the match named by another one; "only five" and the
names of the only ones; "a single side door" and "two side doors"; long figures that differ as a
slip of the finger does; and sums of money, lengths of time and other figures that read like one
figure told twice (same noun, neighbouring words, "the $3 million", the top of a range and "up to"):
the likely ones as errors, the less likely as warnings.

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

from collections.abc import Callable, Iterable, Iterator

from newslint.api import Document, Finding, Quantity, Related, Rule, Severity
from newslint_rules.numbers._anaphora import taken_up_wrongly
from newslint_rules.numbers._attributes import attribute_conflicts
from newslint_rules.numbers._context import Context
from newslint_rules.numbers._fates import fate_conflicts
from newslint_rules.numbers._lone import lone_ones
from newslint_rules.numbers._matches import result_conflicts
from newslint_rules.numbers._namedones import named_ones
from newslint_rules.numbers._restated import SURE, restatements, told_again
from newslint_rules.numbers._same import Pair, conflicts, pairs, phrase
from newslint_rules.numbers._stages import stage_conflicts, stay_conflicts
from newslint_rules.numbers._twins import twins
from newslint_rules.numbers._votes import vote_conflicts

_FORMS: tuple[tuple[Callable[[Document], Iterable[tuple[Quantity, Quantity]]], float], ...] = (
    (taken_up_wrongly, 0.7),
    (vote_conflicts, 0.75),
    (result_conflicts, 0.65),
    (twins, 0.65),
    (lone_ones, 0.65),
    (fate_conflicts, 0.65),
    (attribute_conflicts, 0.65),
    (stage_conflicts, 0.65),
    (stay_conflicts, 0.65),
)
"""What finds conflicts by their form, with its confidence."""


class ConflictingCounts(Rule):
    """Compares counts of the same thing."""

    code = "NUM001"
    name = "conflicting-counts"
    severity = Severity.ERROR
    reads = frozenset(
        {"structure", "sentences", "tokens", "mentions", "quotes", "attributions"}
        | {"quantities", "dates"}
    )

    def compared(self, doc: Document) -> Iterator[tuple[Quantity, ...]]:
        """Figures taken to count one thing, equal or not."""
        for pair in pairs(doc):
            yield pair.first.quantity, pair.second.quantity
        for find, _ in _FORMS:
            yield from find(doc)
        for told in told_again(doc):
            yield told.former, told.later

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
            yield self._against(doc, pair.first.quantity, pair.second.quantity, pair.confidence)
        taken = set(best)
        yield from self._by_form(doc, taken)
        for told in restatements(doc):
            if not told.former_in_headline and told.later.index not in taken:
                sure = None if told.odds >= SURE else Severity.WARNING
                yield self._against(doc, told.former, told.later, told.confidence, sure)
        yield from self._by_names(doc)

    def _by_form(self, doc: Document, taken: set[int]) -> Iterator[Finding]:
        """Conflicts that show by their form: taken-up groups, votes, results, slips."""
        for find, sure in _FORMS:
            for former, later in find(doc):
                if later.index not in taken:
                    taken.add(later.index)
                    yield self._against(doc, former, later, sure)

    def _by_names(self, doc: Document) -> Iterator[Finding]:
        for found in named_ones(doc):
            line = doc.line_of(found.names.start)
            yield self.finding(
                found.count.span,
                f'"{phrase(Context(doc, found.count))}" here, but {found.listed} named on line '
                f"{line}: which is right?",
                related=(Related(found.names, f"{found.listed} names"),),
                confidence=0.75,
            )

    def _against(
        self,
        doc: Document,
        former: Quantity,
        later: Quantity,
        sure: float,
        severity: Severity | None = None,
    ) -> Finding:
        line = doc.line_of(former.span.start)
        earlier = phrase(Context(doc, former))
        return self.finding(
            later.span,
            f'"{phrase(Context(doc, later))}" here, but {earlier} on line {line}: '
            "which figure stands?",
            related=(Related(former.span, earlier),),
            confidence=sure,
            severity=severity,
        )
