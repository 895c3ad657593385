"""Wholes and the parts that the copy lays out behind them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from newslint.api import Document, Quantity, Span, lazy_regex, lexicon
from newslint_rules.numbers._complements import complementary
from newslint_rules.numbers._lists import Part, counted_parts
from newslint_rules.numbers._nouns import persons
from newslint_rules.numbers._skeleton import Skeleton, skeletons, slot

HYPERNYMS = frozenset(
    "people person individual victim member passenger casualty death dead suspect survivor wife "
    "patient survivor hostage prisoner detainee employee worker name candidate occupant child "
    "student pupil resident civilian fatality body soul lawmaker minister judge juror delegate "
    "player injured wounded arrest guest visitor voter caller respondent son daughter "
    "spouse".split()
)
"""Nouns for persons that leave open what sort of persons."""
_YOUNG = frozenset({"child", "son", "daughter"})
_GROWN = frozenset({"man", "woman", "adult"})


class Sum(NamedTuple):
    """A whole and its parts (quantity, None for "a man", and its value).

    ``at`` is where to report, None for the total itself.
    """

    total: Quantity
    parts: tuple[tuple[Quantity | None, float], ...]
    confidence: float
    at: Span | None = None


def sums(doc: Document) -> Iterator[Sum]:
    """Every whole that is laid out in parts behind it."""
    found = list(skeletons(doc))
    for skeleton in found:
        yield from _set_off(skeleton)
        yield from _apposed(skeleton)


_LAID_OUT = lazy_regex(
    rf"{slot('total', 'c')}(?P<noun>[^<>,;:.()]{{0,45}})(?:: | - | – | — |—|–)(?P<list>[^:;()–—]+?)"
    r"(?: - | – | — |—|–|;|\.$|\. |, (?:police|the|a|an|[A-Z])[^<>]*$|$)"
)


def _set_off(skeleton: Skeleton) -> Iterator[Sum]:
    for match in _LAID_OUT.finditer(skeleton.text):
        total = skeleton.figure(match, "total")
        parts = counted_parts(match["list"], skeleton)
        if parts and total.exact and not total.subset and _same_sort(total, parts, skeleton):
            yield Sum(total, _values(parts, skeleton), 0.85)


_APPOSED = lazy_regex(
    rf"{slot('total', 'c')}(?P<noun>[^<>,;:.()]{{0,45}}), (?:of (?:them|whom) )?"
    r"(?P<list>(?:<c\d+>|an? [a-z])[^:;()]+?)(?:, |\.$|\. |$)"
)


def _apposed(skeleton: Skeleton) -> Iterator[Sum]:
    for match in _APPOSED.finditer(skeleton.text):
        total = skeleton.figure(match, "total")
        if _listed(skeleton, match) or total.subset or not total.exact:
            continue
        start = match.start("list")
        lists = [
            counted_parts(skeleton.text[start:end], skeleton) for end in _ends(skeleton.text, start)
        ]
        laid_out = [parts for parts in lists if parts and _partition(total, parts, skeleton)]
        # Where the list may end at several commas, one reading that adds up is enough.
        if laid_out and all(sum(p.value for p in parts) != total.value for parts in laid_out):
            yield Sum(total, _values(laid_out[-1], skeleton), 0.75)


def _listed(skeleton: Skeleton, match: regex.Match[str]) -> bool:
    """Whether the whole is a member of a list itself, or the copy goes on to the rest."""
    before, after = skeleton.text[: match.start()], skeleton.text[match.start("list") :]
    return regex.search(r"(?:[:,;]|\band) $", before) is not None or _REST.search(after) is not None


_REST = lazy_regex(r"\b(?:rest|remainder|remaining|others?|most|several|some|many)\b", regex.I)


def _ends(text: str, start: int) -> list[int]:
    """Where a list that begins at ``start`` may end: at commas and at the end, the last first."""
    return [m.start() for m in regex.finditer(r",|\.$|\. |$", text) if m.start() > start][::-1]


def _same_sort(total: Quantity, parts: tuple[Part, ...], skeleton: Skeleton) -> bool:
    nouns = [skeleton.figures[p.index].noun if p.index is not None else None for p in parts]
    if total.noun in HYPERNYMS:
        return True
    if total.noun is not None and persons(total.noun):
        return all(noun is None or _human(noun) for noun in nouns)
    return all(noun is None or noun == total.noun for noun in nouns)


def _partition(total: Quantity, parts: tuple[Part, ...], skeleton: Skeleton) -> bool:
    """Whether apposed parts divide the whole: it names persons at large, they name sorts."""
    if any(regex.search(r"\b(?:in|at|on|from|by|to|with|for|of)\b", p.text) for p in parts):
        return False
    nouns = {skeleton.figures[part.index].noun for part in parts if part.index is not None}
    if total.noun in _YOUNG and nouns & _GROWN:
        return False
    if complementary(skeleton, parts):
        return True
    if total.noun not in HYPERNYMS:
        return False
    for part in parts:
        noun = skeleton.figures[part.index].noun if part.index is not None else None
        own = noun is not None and noun[:4] in part.text.lower()
        if own and (noun == total.noun or not _human(noun or "")):
            return False
    return True


def _human(noun: str) -> bool:
    return persons(noun) or noun.capitalize() in lexicon("demonyms") or noun in lexicon("demonyms")


def _values(
    parts: tuple[Part, ...], skeleton: Skeleton
) -> tuple[tuple[Quantity | None, float], ...]:
    return tuple(
        (skeleton.figures[p.index] if p.index is not None else None, p.value) for p in parts
    )
