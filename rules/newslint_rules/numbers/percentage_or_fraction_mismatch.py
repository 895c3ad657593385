"""percentage or fraction mismatch: X of Y does not make the stated share.

## What it does

Works out the share wherever copy gives part, whole and share together ("45 of the 90 pupils, or a
third"; "12 of 40 (30%)"; "a third of the 90 pupils, or 30"), also where the whole stands in the
sentence before ("144 buses ... 134 buses, or 93% of the fleet").

Tolerance: each figure may stand for anything it could have been rounded from; a percentage may be
one point off, a fraction in words a tenth of its size; "about", "nearly" and "more than" add their
usual slack.

## Why it matters

Readers remember the share, not the two numbers; when they disagree, one of the three is wrong.

## Bad

Snow kept the school half empty. On Monday 45 of the 90 pupils, or a third, stayed at home.

## Good

Snow kept the school half empty. On Monday 30 of the 90 pupils, or a third, stayed at home.

## When to ignore

When the share is weighted or taken of another whole; then say of which.

## Authority

Copy-desk arithmetic; the idea of testing reported shares is that of the GRIM test (Brown and
Heathers, 2017).
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import (
    Document,
    Finding,
    Fix,
    Quantity,
    QuantityKind,
    Related,
    Rule,
    Severity,
    lazy_regex,
)
from newslint_rules.numbers._arithmetic import Range, meant, shown
from newslint_rules.numbers._portions import portions
from newslint_rules.numbers._rewriting import rewritten
from newslint_rules.numbers._shares import Share, distant_shares
from newslint_rules.numbers._skeleton import Skeleton, gap, skeletons, slot

_SHARE = slot("share", "pr")
_PART = slot("part", "cmu")
_WHOLE = slot("whole", "cmu")
_OF = r"\b(?:of|out of)\b"
_OR = r"(?:,|\(|-|–|—)\s?(?:or|that is|i\.e\.|equal to|equivalent to|about|which is|a)?"
_PATTERNS = tuple(
    lazy_regex(pattern, regex.IGNORECASE)
    for pattern in (
        rf"{_PART}{gap(20)}{_OF}{gap(15)} {_WHOLE}{gap(45)}{_OR}{gap(4)}{_SHARE}(?! (?:more|less|"
        rf"higher|lower|fewer|up|down|of (?!the|its|their|all|them|those|that)))",
        rf"{_SHARE}{gap(45)}(?:,? or\b|\(|-|–|—){gap(12)}{_PART}{gap(15)}{_OF}{gap(12)} {_WHOLE}",
        rf"{_SHARE} of {gap(25)}{_WHOLE}{gap(30)}(?:,|\(|-|–|—)\s?(?:or|that is){gap(8)} {_PART}",
        rf"{_PART}{gap(20)},? or{gap(8)} {_SHARE} of{gap(15)} {_WHOLE}",
    )
)
_RATIO = (
    lazy_regex(
        rf"{_SHARE}{gap(45)}(?:,? or\b|\(|-|–|—){gap(12)}{slot('ratio', 'r')}", regex.IGNORECASE
    ),
    lazy_regex(
        rf"{slot('ratio', 'r')}{gap(30)}(?:,? or\b|\(|-|–|—){gap(12)}{_SHARE}", regex.IGNORECASE
    ),
)
_TWICE = lazy_regex(
    rf"{slot('ratio', 'r')} of (?:the |all |its |those )?[a-z]+(?: [a-z]+)?(?:,| \(|,? "
    rf"or)(?: or)? ?{_SHARE}"
    r"(?=[,).])",
    regex.IGNORECASE,
)
_IN = ("in", "out of")
_FRACTION_SLACK = 0.1


class PercentageOrFractionMismatch(Rule):
    """Works out stated shares again."""

    code = "NUM005"
    name = "percentage-or-fraction-mismatch"
    severity = Severity.ERROR
    reads = frozenset({"structure", "sentences", "tokens", "quotes", "quantities"})
    fix = "suggest"

    def compared(self, doc: Document) -> Iterator[tuple[Quantity, ...]]:
        """Shares with their parts and wholes."""
        for found in _stated(doc):
            yield found.share, found.part, found.whole

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each share that its part and whole do not make."""
        seen: set[int] = set()
        for found in _stated(doc):
            if found.share.index not in seen and _wrong(found.share, found.part, found.whole):
                seen.add(found.share.index)
                yield self._finding(doc, found.share, found.part, found.whole)
        for skeleton in skeletons(doc):
            yield from self._told_again(doc, skeleton)

    def _told_again(self, doc: Document, skeleton: Skeleton) -> Iterator[Finding]:
        """Shares told in percent or words and again as "X in Y"."""
        for pattern in (*_RATIO, _TWICE):
            for match in pattern.finditer(skeleton.text):
                share, ratio = skeleton.figure(match, "share"), skeleton.figure(match, "ratio")
                loose = pattern is not _TWICE and ratio.modifier not in _IN
                if not loose and _other_share(share, ratio):
                    percent = shown(100 * ratio.value)
                    yield self.finding(
                        share.figure,
                        f"{doc.at(ratio.figure)} is {percent}%, not {doc.at(share.figure)}: "
                        "which is wrong?",
                        related=(Related(ratio.figure, "the same share"),),
                        fix=_fix(doc, share, ratio.value),
                        confidence=0.8,
                    )

    def _finding(self, doc: Document, share: Quantity, part: Quantity, whole: Quantity) -> Finding:
        ratio = part.value / whole.value
        percent = shown(100 * ratio)
        return self.finding(
            share.figure,
            f"{doc.at(part.figure)} of {doc.at(whole.figure)} is {percent}%, "
            f"not {doc.at(share.figure)}: which figure is wrong?",
            related=(Related(part.figure, "the part"), Related(whole.figure, "the whole")),
            fix=_fix(doc, share, ratio),
            confidence=0.85,
        )


def _fix(doc: Document, share: Quantity, ratio: float) -> Fix | None:
    """The percentage that it should be; a fraction in words is left to the editor."""
    percent = share.kind is QuantityKind.PERCENT
    return rewritten(doc, share, 100 * ratio) if percent else None


def _stated(doc: Document) -> Iterator[Share]:
    """Every share of the story whose part and whole are known."""
    for skeleton in skeletons(doc):
        for pattern in _PATTERNS:
            for match in pattern.finditer(skeleton.text):
                share, part, whole = (skeleton.figure(match, n) for n in ("share", "part", "whole"))
                yield Share(share, part, whole)
    yield from portions(doc)
    yield from distant_shares(doc)


def _other_share(share: Quantity, ratio: Quantity) -> bool:
    """Whether a share told again as "X in Y" comes out otherwise."""
    if share.modifier in _IN or ratio.unit == "times":
        return False
    return not _claimed(ratio).overlaps(_claimed(share))


def _wrong(share: Quantity, part: Quantity, whole: Quantity) -> bool:
    same = part.kind is whole.kind and part.unit == whole.unit
    if not same or share.unit == "times" or whole.value <= 0 or part.value > whole.value:
        return False
    ratio = meant(part, capped=True).over(meant(whole, capped=True))
    return not ratio.overlaps(_claimed(share))


def _claimed(share: Quantity) -> Range:
    """What a share in percent or words can stand for, as a part of one."""
    if share.kind is QuantityKind.PERCENT:
        return meant(share).times(0.01).widened(0.01)
    return Range(share.low * (1 - _FRACTION_SLACK), share.high * (1 + _FRACTION_SLACK))
