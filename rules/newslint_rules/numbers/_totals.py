"""Totals that the copy announces behind their parts: "a total of", "in all", "it came to"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from newslint.api import Document, Quantity, QuantityKind, lazy_regex
from newslint_rules.numbers._skeleton import Skeleton, gap, skeletons, slot
from newslint_rules.numbers._sums import Sum


def totals(doc: Document) -> Iterator[Sum]:
    """Every announced total whose parts stand right before it."""
    found = list(skeletons(doc))
    for skeleton in found:
        yield from _totalled(skeleton)
    yield from _amounting(found)


_ANY = r"<[cmu]\d+>"
_TOTALLED = lazy_regex(
    rf"(?P<parts>{_ANY}(?:{gap(45)}(?:,|,? and|,? plus) {gap(12)}{_ANY})+){gap(45)}(?:,|-|–|—| for"
    rf"| making| giving) ?(?:for |making |giving |or )?(?P<cue>(?:an? |the )?(?:grand |combined "
    rf"|overall )?total(?:ling|ing)?(?: of)?{gap(10)} )?{slot('total', 'cmu')}",
    regex.IGNORECASE,
)
_IN_ALL = lazy_regex(
    rf"(?P<parts>{_ANY}(?:{gap(45)}(?:,|,? and) {gap(12)}{_ANY})+){gap(45)}(?:,|-|–|—|;) "
    rf"{slot('total', 'cmu')}{gap(25)} (?:in all|altogether|in total)\b",
    regex.IGNORECASE,
)


def _totalled(skeleton: Skeleton) -> Iterator[Sum]:
    for pattern in (_TOTALLED, _IN_ALL):
        for match in pattern.finditer(skeleton.text):
            total = skeleton.figure(match, "total")
            if pattern is _TOTALLED and not match["cue"] and not told_total(total):
                continue
            parts = [skeleton.figures[int(i)] for i in regex.findall(r"<\w(\d+)>", match["parts"])]
            if all((p.kind, p.unit) == (total.kind, total.unit) for p in parts):
                yield Sum(total, tuple((p, p.value) for p in parts), 0.8)


def told_total(quantity: Quantity) -> bool:
    """Whether the figure reads "a total of"; the words are then part of its span."""
    return "total" in (quantity.modifier or "")


_AMOUNTING = lazy_regex(
    rf"\b(?:amount(?:s|ed|ing)? to|add(?:s|ed|ing)? up to|came to|comes to|make a total of)"
    rf"{gap(12)} {slot('total', 'm')}",
    regex.IGNORECASE,
)


def _amounting(found: list[Skeleton]) -> Iterator[Sum]:
    """Sums of the sentence before: "... $15, ... $80, ... $45. The bill came to $120."."""
    for before, skeleton in pairwise(found):
        match = _AMOUNTING.search(skeleton.text)
        if match is None or skeleton.sentence.index != before.sentence.index + 1:
            continue
        total = skeleton.figure(match, "total")
        parts = [q for q in before.figures.values() if (q.kind, q.unit) == (total.kind, total.unit)]
        alone = sum(q.kind is QuantityKind.MONEY for q in skeleton.figures.values()) == 1
        if alone and len(parts) >= 2 and all(p.value < total.value for p in parts):
            yield Sum(total, tuple((p, p.value) for p in parts), 0.7)
