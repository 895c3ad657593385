"""Wholes that outcomes, amounts or places of death divide without a word that says so."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import regex

from newslint.api import Document, Quantity, QuantityKind, lazy_regex, lexicon
from newslint_rules.numbers._events import event_class
from newslint_rules.numbers._nouns import persons
from newslint_rules.numbers._skeleton import Skeleton, gap, skeletons, slot
from newslint_rules.numbers._sums import Sum

_DETERMINERS = r"(?:the |its |their |his |her |all |those |these |a total of )*"
_REACH = 3


def partitions(doc: Document) -> Iterator[Sum]:
    """Every whole that such parts divide."""
    found = list(skeletons(doc))
    for skeleton in found:
        yield from _outcomes(skeleton)
        yield from _amounts(skeleton)
    yield from _places_of_death(doc, found)
    for before, skeleton in pairwise(found):
        yield from _together(before, skeleton)


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    lines = sorted(lexicon("num_outcomes", "newslint_rules.data"))
    pairs = [tuple(side.strip() for side in line.split("/")) for line in lines]
    return tuple(way for one, other in pairs for way in ((one, other), (other, one)))


_OF_THE = lazy_regex(
    rf"\b(?:of|out of|among) {_DETERMINERS}{slot('whole', 'c')}(?P<noun>[^<>,;:.]{{0,40}}), "
    rf"(?:only |just |about )?{slot('one', 'c')} (?P<did>[^<>;:]{{3,70}}?)(?:,|;)? ?"
    rf"(?:and|while|but|;) (?:only |just |the other |the remaining )?{slot('two', 'c')} "
    r"(?P<other>[^<>;:,]{3,60})",
    regex.IGNORECASE,
)


def _outcomes(skeleton: Skeleton) -> Iterator[Sum]:
    """ "Of the 48 schools inspected, 31 passed and 17 failed"."""
    for match in _OF_THE.finditer(skeleton.text):
        whole, one, two = (skeleton.figure(match, name) for name in ("whole", "one", "two"))
        if not all(q.exact for q in (whole, one, two)) or skeleton.text.count("<c") != 3:
            continue
        if any(_begins(match["did"], a) and _begins(match["other"], b) for a, b in _pairs()):
            yield Sum(whole, ((one, one.value), (two, two.value)), 0.75)


def _begins(text: str, forms: str) -> bool:
    return any(text.lower().startswith(form.strip()) for form in forms.split("|"))


_SET_OFF = lazy_regex(
    rf"{slot('total', 'm')}(?P<what>[^<>:;().]{{0,45}}): (?P<list>[^:;()]*<m\d+>[^:;()]*,? and "
    r"[^:;()]*<m\d+>[^:;()<]*)$"
)
_MONEY = lazy_regex(r"<m(\d+)>")
_OPEN = lazy_regex(r"\b(?:includ\w+|among|such as|rest|remainder|up to|from|between)\b", regex.I)


def _amounts(skeleton: Skeleton) -> Iterator[Sum]:
    """ "The grant comes to $470,000: $200,000 for the library, $150,000 for ... and ..."."""
    for match in _SET_OFF.finditer(skeleton.text):
        total = skeleton.figure(match, "total")
        parts = [skeleton.figures[int(index)] for index in _MONEY.findall(match["list"])]
        plain = all(p.unit == total.unit and p.exact for p in (total, *parts))
        whole = len(parts) == match["list"].count("<") and not _OPEN.search(match["list"])
        if plain and whole and len(parts) >= 2 and all(p.value < total.value for p in parts):
            yield Sum(total, tuple((p, p.value) for p in parts), 0.75)


_SCENE = lazy_regex(
    rf"{slot('here', 'c')} (?:[a-z]+ )?(?:died|were killed|were pronounced dead|"
    rf"was pronounced dead|was killed)[^<>;:]{{0,20}} (?:at|on) the (?:scene|spot|site)"
    rf"[^<>;:]{{0,20}}? and {slot('later', 'c')} (?:more |others? |later |of them )?"
    r"(?:later )?(?:died|succumbed)[^<>;:]{0,15} (?:in|at|on the way to|en route to) (?:the |a )?"
    r"(?:[a-z]+ )?hospital",
    regex.IGNORECASE,
)


def _places_of_death(doc: Document, found: list[Skeleton]) -> Iterator[Sum]:
    """ "Five were killed at the scene and two died in hospital" against the dead told before."""
    for skeleton in found:
        match = _SCENE.search(skeleton.text)
        if match is None:
            continue
        here, later = skeleton.figure(match, "here"), skeleton.figure(match, "later")
        tolls = [
            q
            for q in doc.quantities[: here.index]
            if q.kind is QuantityKind.COUNT
            and 0 < skeleton.sentence.index - q.sentence <= _REACH
            and event_class(q) == "kill"
            and not q.subset
            and (q.noun is None or persons(q.noun))
        ]
        if len(tolls) == 1 and tolls[0].exact and here.exact and later.exact:
            yield Sum(tolls[0], ((here, here.value), (later, later.value)), 0.7)


_TOGETHER = lazy_regex(
    rf"^(?:Together|Between them|Combined),? (?:the two [a-z]+ |they |the [a-z]+ )?(?:have|has|had|"
    rf"hold|held|control|controlled|won|got|make|made|employ|employed|own|owned){gap(15)} "
    rf"{slot('total', 'cm')}(?![^<>]{{0,12}} of )"
)


def _together(before: Skeleton, skeleton: Skeleton) -> Iterator[Sum]:
    """ "The party holds 61 seats, its partner 14. Together they have 75 seats"."""
    match = _TOGETHER.search(skeleton.text)
    if match is None or skeleton.sentence.index != before.sentence.index + 1:
        return
    total = skeleton.figure(match, "total")
    wholes = {int(i) for i in regex.findall(r" of (?:the |its |all )?<[cm](\d+)>", before.text)}
    parts = [q for q in before.figures.values() if q.index not in wholes and _alike(q, total)]
    if len(parts) == 2 and total.exact and all(p.exact and p.value < total.value for p in parts):
        yield Sum(total, tuple((p, p.value) for p in parts), 0.7)


def _alike(part: Quantity, total: Quantity) -> bool:
    same = (part.kind, part.unit) == (total.kind, total.unit)
    return same and (part.noun in (None, total.noun) or total.noun is None)
