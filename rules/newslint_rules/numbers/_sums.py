"""Wholes and the parts that the copy gives for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import log10

from newslint.api import Document, Quantity, QuantityKind, Role, Span, lexicon
from newslint_rules.numbers._lists import Part, counted_parts
from newslint_rules.numbers._nouns import persons
from newslint_rules.numbers._skeleton import Skeleton, gap, skeletons, slot

HYPERNYMS = frozenset(
    "people person individual victim member passenger casualty death dead suspect survivor wife "
    "patient survivor hostage prisoner detainee employee worker name candidate occupant child "
    "student pupil resident civilian fatality body soul lawmaker minister judge juror delegate "
    "player injured wounded arrest guest visitor voter caller respondent son daughter "
    "spouse".split()
)
"""Nouns for persons that leave open what sort of persons."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A whole and its parts (quantity, None for "a man", and its value).

    ``at`` is where to report, None for the total itself.
    """

    total: Quantity
    parts: tuple[tuple[Quantity | None, float], ...]
    confidence: float
    at: Span | None = None


def sums(doc: Document) -> Iterator[Sum]:
    """Every whole of the story that is laid out in parts."""
    found = list(skeletons(doc))
    for skeleton in found:
        yield from _set_off(skeleton)
        yield from _apposed(skeleton)
        yield from _totalled(skeleton)
    yield from _amounting(found)
    yield from _on_board(doc, found)
    yield from _down_the_story(doc, found)


_LAID_OUT = re.compile(
    rf"{slot('total', 'c')}(?P<noun>[^<>,;:.()]{{0,45}})(?:: | - | – | — |—|–)(?P<list>[^:;()–—]+?)"
    r"(?: - | – | — |—|–|;|\.$|\. |, (?:police|the|a|an|[A-Z])[^<>]*$|$)"
)


def _set_off(skeleton: Skeleton) -> Iterator[Sum]:
    for match in _LAID_OUT.finditer(skeleton.text):
        total = skeleton.figure(match, "total")
        parts = counted_parts(match["list"], skeleton)
        if parts and total.exact and not total.subset and _same_sort(total, parts, skeleton):
            yield Sum(total, _values(parts, skeleton), 0.85)


_APPOSED = re.compile(
    rf"{slot('total', 'c')}(?P<noun>[^<>,;:.()]{{0,45}}), (?:of (?:them|whom) )?"
    r"(?P<list>(?:<c\d+>|an? [a-z])[^:;()]+?)(?:, |\.$|\. |$)"
)


def _apposed(skeleton: Skeleton) -> Iterator[Sum]:
    for match in _APPOSED.finditer(skeleton.text):
        total = skeleton.figure(match, "total")
        if _listed(skeleton, match):
            continue
        for end in _ends(skeleton.text, match.start("list")):
            parts = counted_parts(skeleton.text[match.start("list") : end], skeleton)
            if parts and total.exact and not total.subset and _partition(total, parts, skeleton):
                yield Sum(total, _values(parts, skeleton), 0.75)
                break


def _listed(skeleton: Skeleton, match: re.Match[str]) -> bool:
    """Whether the whole is a member of a list itself, or the copy goes on to the rest."""
    before, after = skeleton.text[: match.start()], skeleton.text[match.start("list") :]
    return re.search(r"(?:[:,;]|\band) $", before) is not None or _REST.search(after) is not None


_REST = re.compile(r"\b(?:rest|remainder|remaining|others?|most|several|some|many)\b", re.I)


def _ends(text: str, start: int) -> list[int]:
    """Where a list that begins at ``start`` may end: at commas and at the end, the last first."""
    return [m.start() for m in re.finditer(r",|\.$|\. |$", text) if m.start() > start][::-1]


def _same_sort(total: Quantity, parts: tuple[Part, ...], skeleton: Skeleton) -> bool:
    nouns = [skeleton.figures[p.index].noun if p.index is not None else None for p in parts]
    if total.noun is not None and persons(total.noun):
        return all(noun is None or _human(noun) for noun in nouns)
    return all(noun is None or noun == total.noun for noun in nouns)


def _partition(total: Quantity, parts: tuple[Part, ...], skeleton: Skeleton) -> bool:
    """Whether apposed parts divide the whole: it names persons at large, they name sorts."""
    if total.noun not in HYPERNYMS or any(
        re.search(r"\b(?:in|at|on|from|by|to|with|for|of)\b", p.text) for p in parts
    ):
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


_ANY = r"<[cmu]\d+>"
_TOTALLED = re.compile(
    rf"(?P<parts>{_ANY}(?:{gap(45)}(?:,|,? and|,? plus) {gap(12)}{_ANY})+){gap(45)}(?:,|-|–|—| for"
    rf"| making| giving) ?(?:for |making |giving |or )?(?P<cue>(?:an? |the )?(?:grand |combined "
    rf"|overall )?total(?:ling|ing)?(?: of)?{gap(10)} )?{slot('total', 'cmu')}",
    re.IGNORECASE,
)
_IN_ALL = re.compile(
    rf"(?P<parts>{_ANY}(?:{gap(45)}(?:,|,? and) {gap(12)}{_ANY})+){gap(45)}(?:,|-|–|—|;) "
    rf"{slot('total', 'cmu')}{gap(25)} (?:in all|altogether|in total)\b",
    re.IGNORECASE,
)


def _totalled(skeleton: Skeleton) -> Iterator[Sum]:
    for pattern in (_TOTALLED, _IN_ALL):
        for match in pattern.finditer(skeleton.text):
            total = skeleton.figure(match, "total")
            if pattern is _TOTALLED and not match["cue"] and not _told_total(total):
                continue
            parts = [skeleton.figures[int(i)] for i in re.findall(r"<\w(\d+)>", match["parts"])]
            if all((p.kind, p.unit) == (total.kind, total.unit) for p in parts):
                yield Sum(total, tuple((p, p.value) for p in parts), 0.8)


def _told_total(quantity: Quantity) -> bool:
    """Whether the figure reads "a total of"; the words are then part of its span."""
    return "total" in (quantity.modifier or "")


_AMOUNTING = re.compile(
    rf"\b(?:amount(?:s|ed|ing)? to|add(?:s|ed|ing)? up to|came to|comes to|make a total of)"
    rf"{gap(12)} {slot('total', 'm')}",
    re.IGNORECASE,
)


def _amounting(found: list[Skeleton]) -> Iterator[Sum]:
    """Sums of the sentence before: "... $200, ... $350, ... $50. It would amount to $500."."""
    for before, skeleton in pairwise(found):
        match = _AMOUNTING.search(skeleton.text)
        if match is None or skeleton.sentence.index != before.sentence.index + 1:
            continue
        total = skeleton.figure(match, "total")
        parts = [q for q in before.figures.values() if (q.kind, q.unit) == (total.kind, total.unit)]
        alone = sum(q.kind is QuantityKind.MONEY for q in skeleton.figures.values()) == 1
        if alone and len(parts) >= 2 and all(p.value < total.value for p in parts):
            yield Sum(total, tuple((p, p.value) for p in parts), 0.7)


_CREW = re.compile(
    rf"{slot('one', 'c')} (?:crew(?: members?)?|crewmen|crew) and {slot('two', 'c')} passengers"
    rf"|{slot('three', 'c')} passengers and {slot('four', 'c')} (?:crew|crewmen)\b",
    re.IGNORECASE,
)
_ABOARD = re.compile(
    rf"{slot('total', 'c')}(?: people| persons| souls)? (?:were |who were )?(?:on board|aboard)"
    rf"|(?:carrying|with) {slot('carried', 'c')} people",
    re.IGNORECASE,
)


def _on_board(doc: Document, found: list[Skeleton]) -> Iterator[Sum]:
    """Crew and passengers against the people on board, wherever the story gives them."""
    pairs = [(s, m) for s in found for m in _CREW.finditer(s.text)]
    totals = [(s, m) for s in found for m in _ABOARD.finditer(s.text)]
    if len(pairs) != 1 or not totals:
        return
    skeleton, match = pairs[0]
    parts = [skeleton.figures[int(i)] for i in match.groups() if i]
    for other, aboard in totals:
        total = other.figures[int(aboard["total"] or aboard["carried"])]
        if total.exact and all(p.exact for p in parts):
            at = parts[0].figure.to(parts[1].figure)
            yield Sum(total, tuple((p, p.value) for p in parts), 0.8, at)
            return


_LEDE_TOTAL = re.compile(
    rf"(?P<cue>\b(?:totall?ing|totall?ed|a combined|worth a total of){gap(10)} )?"
    rf"{slot('total', 'mc')}",
    re.IGNORECASE,
)
_LEDE_SENTENCES = 4


def _down_the_story(doc: Document, found: list[Skeleton]) -> Iterator[Sum]:
    """A total near the top against one amount in each paragraph below it.

    Only a near miss counts, one digit or two swapped digits: that the amounts are the parts of the
    total is then beyond chance.
    """
    for skeleton in found[:_LEDE_SENTENCES]:
        for match in _LEDE_TOTAL.finditer(skeleton.text):
            total = skeleton.figure(match, "total")
            if not match["cue"] and not _told_total(total):
                continue
            for parts in _candidates(doc, skeleton, total, found):
                value = sum(q.value for q in parts)
                if len(parts) >= 3 and one_slip(value, total.value, min(q.step for q in parts)):
                    yield Sum(total, tuple((q, q.value) for q in parts), 0.75)
                    return


def _candidates(
    doc: Document, skeleton: Skeleton, total: Quantity, found: list[Skeleton]
) -> Iterator[list[Quantity]]:
    firsts: dict[int, Quantity] = {}
    items: dict[int, Quantity] = {}
    for other in found:
        paragraph = other.sentence.paragraph
        if paragraph <= skeleton.sentence.paragraph:
            continue
        for quantity in other.figures.values():
            if (quantity.kind, quantity.unit) == (total.kind, total.unit):
                if quantity.value < total.value:
                    firsts.setdefault(paragraph, quantity)
                if _opens(doc, other, quantity):
                    items.setdefault(paragraph, quantity)
    yield list(items.values())
    amounts = list(firsts.values())
    yield amounts
    if not any(sum(q.value for q in a) == total.value for a in _all_but_one(amounts)):
        yield from _all_but_one(amounts)


def _all_but_one(amounts: list[Quantity]) -> list[list[Quantity]]:
    """The amounts without each of them in turn: one may break down another."""
    if not 4 <= len(amounts) <= 9:
        return []
    return [amounts[:i] + amounts[i + 1 :] for i in range(len(amounts))]


def _opens(doc: Document, skeleton: Skeleton, quantity: Quantity) -> bool:
    """Whether the figure opens a list item."""
    before = doc.text[skeleton.sentence.span.start : quantity.span.start]
    return skeleton.sentence.role is Role.LIST_ITEM or before.strip() in ("*", "-", "•", "--")


def one_slip(one: float, other: float, step: float) -> bool:
    """Whether two numbers of at least four digits differ in one digit, or in two swapped ones."""
    if step <= 0 or one == other or min(one, other) <= 0:
        return False
    first, second = str(round(one / step)), str(round(other / step))
    if len(first) != len(second) or log10(max(one, other) / step) < 3:
        return False
    wrong = [i for i, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    if len(wrong) == 1:
        return True
    swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1
    return swapped and sorted(first) == sorted(second)
