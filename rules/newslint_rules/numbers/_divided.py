"""Two kinds of a group, and the number of the whole group in a sentence that follows."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import Document, Quantity, QuantityKind, lazy_regex
from newslint_rules.numbers._complements import complements
from newslint_rules.numbers._nouns import persons
from newslint_rules.numbers._skeleton import Skeleton, skeletons, slot
from newslint_rules.numbers._sums import Sum

_TWO = lazy_regex(
    rf"{slot('one', 'c')} (?P<first>[a-z]+) and {slot('two', 'c')} (?P<second>[a-z]+)\b",
    regex.IGNORECASE,
)
_WHOLE = lazy_regex(
    rf"(?P<the>\b(?:[Tt]he|[Tt]hose) )?{slot('whole', 'c')} (?P<word>(?!of|others?|more)[a-z]+)\b"
)
_VERBS = frozenset("were are had have was died lived came went will victims people".split())
_REACH = 3
_NEAR = 2


def divided(doc: Document) -> Iterator[Sum]:
    """ "Seven men and four women ... The 12 jurors": kinds that divide a group, and its number.

    The number must be near the sum and stand nowhere before, so that another group is unlikely.
    """
    found = list(skeletons(doc))
    for index, skeleton in enumerate(found):
        for match in _TWO.finditer(skeleton.text):
            parts = (skeleton.figure(match, "one"), skeleton.figure(match, "two"))
            if _kinds(parts, match) and all(part.exact for part in parts):
                yield from _wholes(doc, found[index + 1 : index + 1 + _REACH], parts)


def _kinds(parts: tuple[Quantity, Quantity], match: regex.Match[str]) -> bool:
    one = {match["first"].lower(), parts[0].noun or ""}
    two = {match["second"].lower(), parts[1].noun or ""}
    return any(complements(a, b) for a in one for b in two)


def _wholes(
    doc: Document, following: list[Skeleton], parts: tuple[Quantity, Quantity]
) -> Iterator[Sum]:
    total = parts[0].value + parts[1].value
    for skeleton in following:
        near = skeleton.sentence.index - parts[0].sentence <= _REACH
        for match in _WHOLE.finditer(skeleton.text):
            whole = skeleton.figure(match, "whole")
            known = match["the"] or "all" in (whole.modifier or "")
            people = (known and match["word"] in _VERBS) or (known and persons(whole.noun or ""))
            close = 0 < abs(whole.value - total) <= max(_NEAR, 0.1 * total)
            if near and people and close and whole.exact and not _told(doc, whole):
                yield Sum(whole, tuple((part, part.value) for part in parts), 0.75)


def _told(doc: Document, whole: Quantity) -> bool:
    """Whether the number stands in the copy before."""
    before = doc.quantities[: whole.index]
    return any(q.kind is QuantityKind.COUNT and q.value == whole.value for q in before)
