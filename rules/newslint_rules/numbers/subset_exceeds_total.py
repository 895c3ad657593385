"""subset exceeds total: a part is larger than the whole it is taken from.

## What it does

Flags "16 of the 14 detained", "12 people, including 15 children" and "84 pupils, 96 of whom": part
and whole stand beside each other and the part is larger; several parts that a whole is said to
include and that come to more than it ("$12 million, including $8 million for ... and $6 million for
..."), people only where they cannot be counted twice ("14 people, including nine women and seven
children"); a figure for one place "alone" that is larger than the one told for the whole country;
and votes that outnumber the members present. Tolerance: "about",
"nearly" and rounding are allowed for, and half a per cent in sums of parts.

## Why it matters

It cannot be true as it stands.

## Bad

Police freed 16 of the 14 men held overnight after a judge had heard them.

## Good

Police freed six of the 14 men held overnight after a judge had heard them.

## When to ignore

When the two figures count different things.

## Authority

Copy-desk arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import Document, Finding, Quantity, Related, Rule, Severity, lazy_regex
from newslint_rules.numbers._arithmetic import meant, shown
from newslint_rules.numbers._nouns import persons
from newslint_rules.numbers._outsized import larger, outsized, overfull_groups
from newslint_rules.numbers._overfull import overfull
from newslint_rules.numbers._skeleton import gap, skeletons, slot
from newslint_rules.numbers._sums import Sum
from newslint_rules.numbers._votes import overfull_votes

_OF = lazy_regex(
    rf"{slot('part', 'c')}(?: [a-z]+)? (?:of|out of|among) (?:the|those|these|its|their|his|her|"
    rf"a total of){gap(12)} ?{slot('whole', 'c')}",
    regex.IGNORECASE,
)
_INCLUDING = lazy_regex(
    rf"{slot('whole', 'c')}{gap(30)}, (?:including|among them|of whom|of them){gap(8)} ?"
    rf"{slot('part', 'c')}",
    regex.IGNORECASE,
)


class SubsetExceedsTotal(Rule):
    """Compares parts with the wholes beside them."""

    code = "NUM017"
    name = "subset-exceeds-total"
    severity = Severity.ERROR
    reads = frozenset({"structure", "sentences", "tokens", "quotes", "quantities"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each part that is larger than its whole."""
        for skeleton in skeletons(doc):
            for pattern in (_OF, _INCLUDING):
                for match in pattern.finditer(skeleton.text):
                    part, whole = skeleton.figure(match, "part"), skeleton.figure(match, "whole")
                    loose = "including" in match.group().lower()
                    if meant(part).low > meant(whole).high and _of_one_sort(
                        part, whole, loose=loose
                    ):
                        yield self._finding(doc, part, whole)

        for part, whole in outsized(doc):
            if larger(part, whole):
                yield self._finding(doc, part, whole)
        seen: set[int] = set()
        for found in (*overfull(doc), *overfull_groups(doc)):
            if found.total.index not in seen:
                seen.add(found.total.index)
                yield self._overfull(doc, found)
        for present, score in overfull_votes(doc):
            yield self.finding(
                score.figure,
                f"{doc.at(score.figure)} makes {score.low + score.high:g} votes, more than the "
                f"{doc.at(present.figure)} members: which figure is wrong?",
                related=(Related(present.figure, "the members"),),
                confidence=0.75,
            )

    def _overfull(self, doc: Document, found: Sum) -> Finding:
        parts = [part for part, _ in found.parts if part is not None]
        terms = " + ".join(doc.at(part.figure) for part in parts)
        made = shown(sum(value for _, value in found.parts), found.total)
        return self.finding(
            found.total.figure,
            f"{terms} = {made}, more than {doc.at(found.total.figure)}: which figure is wrong?",
            related=tuple(Related(part.figure, "a part") for part in parts),
            confidence=found.confidence,
        )

    def _finding(self, doc: Document, part: Quantity, whole: Quantity) -> Finding:
        return self.finding(
            part.figure,
            f"{doc.at(part.figure)} cannot be part of {doc.at(whole.figure)}: "
            "which figure is wrong?",
            related=(Related(whole.figure, "the whole"),),
            confidence=0.85,
        )


def _of_one_sort(part: Quantity, whole: Quantity, *, loose: bool) -> bool:
    if whole.value <= 1:
        return False
    if part.noun is None or whole.noun is None or part.noun == whole.noun:
        return True
    if persons(part.noun) and persons(whole.noun):
        return True
    return not loose and not persons(part.noun) and not persons(whole.noun)
