"""Parts that a whole is said to include, and that come to more than it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from newslint.api import Document, Quantity, QuantityKind, lazy_regex
from newslint_rules.numbers._complements import complementary
from newslint_rules.numbers._lists import counted_parts
from newslint_rules.numbers._nouns import persons
from newslint_rules.numbers._skeleton import Skeleton, gap, skeletons, slot
from newslint_rules.numbers._sums import Sum

_INCLUDING = lazy_regex(
    rf"{slot('total')}{gap(70)},? (?:including|among them|of which|split into)\b(?P<list>[^;:()]+)"
)
_OF_THEM = lazy_regex(
    rf"{slot('total', 'c')}(?P<noun> [^<>,;:]{{1,45}}), (?P<list><c\d+> of (?:them|whom|which)"
    rf"(?P<where> (?:in|at|from|on) )[^;:()]+)"
)
_PACKAGE = lazy_regex(
    r"^(?:The|This|That|It|They) (?P<noun>[a-z]+)? ?(?:would |will |also |to )*"
    r"(?:includes?|included)\b(?P<list>[^;:()]+)"
)
_ANY = lazy_regex(r"<([cmu])(\d+)>")
_OVER = 1.005


def overfull(doc: Document) -> Iterator[Sum]:
    """Wholes that are smaller than the sum of the parts they are said to include."""
    found = list(skeletons(doc))
    for skeleton in found:
        for match in _INCLUDING.finditer(skeleton.text):
            total = skeleton.figure(match, "total")
            yield from _too_much(total, skeleton, match["list"])
        for match in _OF_THEM.finditer(skeleton.text):
            total, places = skeleton.figure(match, "total"), match["list"]
            parts = [skeleton.figures[int(index)] for _, index in _ANY.findall(places)]
            if places.count(match["where"]) >= len(parts):
                yield from _exceeding(total, parts)
    for former, skeleton in pairwise(found):
        match_of = _PACKAGE.search(skeleton.text)
        if match_of and skeleton.sentence.index == former.sentence.index + 1:
            total_of = _named(former, match_of["noun"])
            if total_of is not None:
                yield from _too_much(total_of, skeleton, match_of["list"])


def _named(skeleton: Skeleton, noun: str | None) -> Quantity | None:
    """The one sum of money of a sentence that is said of the noun ("a package of $36 billion")."""
    sums = [q for q in skeleton.figures.values() if q.kind is QuantityKind.MONEY]
    if noun is None or len(sums) != 1:
        return None
    return sums[0] if regex.search(rf"\b{noun}\b", skeleton.text) else None


def _too_much(total: Quantity, skeleton: Skeleton, listed: str) -> Iterator[Sum]:
    yield from _exceeding(total, _parts(total, skeleton, listed))


def _exceeding(total: Quantity, parts: list[Quantity]) -> Iterator[Sum]:
    value = sum(part.value for part in parts)
    if len(parts) >= 2 and value > _OVER * total.high and all(p.value < total.value for p in parts):
        yield Sum(total, tuple((part, part.value) for part in parts), 0.75)


def _parts(total: Quantity, skeleton: Skeleton, listed: str) -> list[Quantity]:
    """The parts of a list that are of the kind of the whole and cannot overlap."""
    parts = [skeleton.figures[int(index)] for _, index in _ANY.findall(listed)]
    if any((part.kind, part.unit) != (total.kind, total.unit) for part in parts):
        return []
    if total.kind is not QuantityKind.COUNT:
        return parts
    counted = counted_parts(listed, skeleton)
    if counted is None or len(counted) != len(parts):
        return []
    people = any(persons(q.noun or "") for q in (total, *parts))
    return parts if not people or complementary(skeleton, counted) else []
