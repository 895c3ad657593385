"""impossible average: no whole number of people or things makes the stated share or mean.

## What it does

Takes shares and means of small groups whose size stands with them ("of 8 pupils, 40% passed"; "the
6 players scored an average of 2.4 goals") and tries every whole number that could have made them.
Groups of a hundred or more are left alone: there every whole per cent can be made.

Tolerance: half of the last digit that is written; hedged figures ("about 40%") are left alone.

## Why it matters

A share that cannot be made shows that the group, the share or the sum behind it is wrong.

## Bad

Of 8 pupils, 40% passed the test in the spring.
---
The 6 strikers scored an average of 2.4 goals.

## Good

Of 10 pupils, 40% passed the test in the spring.
---
The 6 strikers scored an average of 2.5 goals.

## When to ignore

When the share is weighted, or is a share of something else.

## Authority

Brown and Heathers, "The GRIM Test" (2017).
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor

import regex

from newslint.api import Document, Finding, Quantity, QuantityKind, Related, Rule, Severity
from newslint_rules.numbers._skeleton import gap, skeletons, slot

_MOST = 100
_SHARES = (
    rf"\b[Oo]f(?: the| its| their| his| her)? {slot('group', 'c')} [a-z]+(?: [a-z]+)?,"
    rf"{gap(25)} ?{slot('share', 'p')}(?: of them)? [a-z]",
    rf"{slot('share', 'p')} of (?:the |its |their |his |her )?{slot('group', 'c')} "
    rf"(?:[a-z]+s|people|men|women)\b",
    rf"{slot('group', 'c')} [a-z]+, {slot('share', 'p')} of (?:them|whom)\b",
)
_MEAN = (
    rf"{slot('group', 'c')} [a-z]+ (?:who |that )?(?:scored|had|made|took|won|missed|sold|caught|"
    rf"wrote|bore|have|own|owned)(?: on)? an average of {slot('mean', 'c')} [a-z]+s\b"
)


class ImpossibleAverage(Rule):
    """Tries the whole numbers behind shares and means of small groups."""

    code = "NUM015"
    name = "impossible-average"
    severity = Severity.WARNING
    default = "off"
    reads = frozenset({"structure", "sentences", "tokens", "quotes", "quantities"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each share or mean that no whole number makes."""
        for skeleton in skeletons(doc):
            seen: set[int] = set()
            for pattern in (*_SHARES, _MEAN):
                for match in regex.finditer(pattern, skeleton.text):
                    told = skeleton.figure(match, "mean" if pattern is _MEAN else "share")
                    group = skeleton.figure(match, "group")
                    if told.index not in seen and not _possible(told, group):
                        seen.add(told.index)
                        yield self._finding(doc, told, group)

    def _finding(self, doc: Document, told: Quantity, group: Quantity) -> Finding:
        per = 100 if told.kind is QuantityKind.PERCENT else 1
        below = floor(told.value * group.value / per)
        near = [f"{below + more} make {per * (below + more) / group.value:.3g}" for more in (0, 1)]
        return self.finding(
            told.figure,
            f"{doc.at(told.figure)} of {doc.at(group.figure)}: {' and '.join(near)}. "
            "Which figure is wrong?",
            related=(Related(group.figure, "the group"),),
            confidence=0.8,
        )


def _possible(told: Quantity, group: Quantity) -> bool:
    """Whether some whole number, as a share or mean of the group, rounds to what is told."""
    if not told.exact or not group.exact or not 1 < group.value < _MOST:
        return True
    per = 100 if told.kind is QuantityKind.PERCENT else 1
    half = max(told.step, 1e-9) / 2
    low = (told.value - half) * group.value / per
    high = (told.value + half) * group.value / per
    return ceil(low - 1e-9) <= floor(high + 1e-9)
