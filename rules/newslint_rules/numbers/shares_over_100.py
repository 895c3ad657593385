"""shares over 100: the answers to one question make more than a hundred per cent.

## What it does

Adds up the percentages of one sentence that name answers which exclude each other (yes, no and
undecided; for and against; approve and disapprove). Tolerance: one point for every two shares, for
rounding; sentences that speak of several answers or of rounding are left alone.

## Why it matters

One of the shares is wrong, and the poll is the story.

## Bad

In the club 58 percent were in favour of a woman captain, 49 percent against and 6 percent unsure.

## Good

In the club 58 percent were in favour of a woman captain, 36 percent against and 6 percent unsure.

## When to ignore

When people were free to tick several boxes; the copy should tell the reader.

## Authority

Copy-desk arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import Document, Finding, QuantityKind, Related, Rule, Severity, lazy_regex
from newslint_rules.numbers._skeleton import Skeleton, skeletons

_SIDES = (
    lazy_regex(r"\b(?:yes|in favou?r|for|approv\w+|support\w*|agree\w*|back\w*|remain)\b", regex.I),
    lazy_regex(r"\b(?:no|against|disapprov\w+|oppos\w+|disagree\w*|reject\w*|leave)\b", regex.I),
)
_OPEN = lazy_regex(
    r"\b(?:undecided|don['’]t know|not sure|unsure|abstain\w*|no opinion)\b", regex.I
)
_SEVERAL = lazy_regex(
    r"\b(?:more than one|several|multiple|rounding|rounded|rose|fell|up|down|from|compared|turnout|"
    r"among|of (?:men|women|democrats|republicans)|while|versus|last|year)\b",
    regex.IGNORECASE,
)
_SLACK = 0.5


class SharesOver100(Rule):
    """Adds up the shares of answers that exclude each other."""

    code = "NUM008"
    name = "shares-over-100"
    severity = Severity.WARNING
    reads = frozenset({"structure", "sentences", "tokens", "quotes", "quantities"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each sentence whose shares make too much."""
        for skeleton in skeletons(doc):
            shares = [q for q in skeleton.figures.values() if q.kind is QuantityKind.PERCENT]
            if not _one_question(doc, skeleton, len(shares)):
                continue
            total = sum(q.low for q in shares)
            if total <= 100 + _SLACK * len(shares):
                continue
            terms = " + ".join(doc.at(q.figure) for q in shares)
            yield self.finding(
                shares[0].figure.to(shares[-1].figure),
                f"{terms} = {total:g}%: which share is wrong?",
                related=tuple(Related(q.figure, "a share") for q in shares),
                confidence=0.8,
            )


def _one_question(doc: Document, skeleton: Skeleton, shares: int) -> bool:
    text = doc.at(skeleton.sentence.span)
    if shares < 2 or _SEVERAL.search(text):
        return False
    both = all(side.search(text) for side in _SIDES)
    return both and (shares == 2 or _OPEN.search(text) is not None)
