"""Parts that are larger than a whole which does not stand right before them."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import Document, Quantity, lazy_regex, lexicon
from newslint_rules.numbers._arithmetic import meant
from newslint_rules.numbers._context import Context
from newslint_rules.numbers._nouns import same_things
from newslint_rules.numbers._profiles import stem
from newslint_rules.numbers._skeleton import Skeleton, gap, skeletons, slot
from newslint_rules.numbers._sums import Sum

_OF_WHOM = lazy_regex(
    rf"{slot('whole', 'c')} (?P<noun>[^<>,;:.()]{{1,45}}), (?:about |some |nearly |at least )?"
    rf"{slot('part', 'c')} of (?:them|whom|which|those)\b",
    regex.IGNORECASE,
)


def outsized(doc: Document) -> Iterator[tuple[Quantity, Quantity]]:
    """Parts with the smaller wholes they are of: "84 pupils, 96 of whom", "41,000 there alone"."""
    found = list(skeletons(doc))
    for skeleton in found:
        for match in _OF_WHOM.finditer(skeleton.text):
            part, whole = skeleton.figure(match, "part"), skeleton.figure(match, "whole")
            if whole.value > 1 and not whole.subset:
                yield part, whole
    yield from _alone(doc, found)


_ALONE = lazy_regex(
    rf"{slot('part', 'cm')}[^<>,;:.]{{0,50}} alone\b|\balone\b{gap(25)}"
    rf"{slot('ahead', 'cm')}"
)
_EVERYWHERE = lazy_regex(
    r"\b(?:nationally|nationwide|worldwide|globally|countrywide|statewide|in all|altogether|"
    r"overall|in total|across the (?:country|nation|world|state|region|continent|group|industry)|"
    r"around the (?:country|world))\b",
    regex.IGNORECASE,
)
_REACH = 3
_IDLE = frozenset({"say", "have", "be", "report", "people"})


def _alone(doc: Document, found: list[Skeleton]) -> Iterator[tuple[Quantity, Quantity]]:
    """ "84,000 in the north alone" against the only like figure told for the whole country."""
    for skeleton in found:
        match = _ALONE.search(skeleton.text)
        if match is None:
            continue
        part = skeleton.figures[int(match["part"] or match["ahead"])]
        wholes = [
            whole
            for other in found
            if abs(other.sentence.index - skeleton.sentence.index) <= _REACH
            and other is not skeleton
            for whole in _everywhere(other, part)
            if _of_one_matter(doc, part, whole)
        ]
        if len(wholes) == 1:
            yield part, wholes[0]


def _everywhere(skeleton: Skeleton, part: Quantity) -> list[Quantity]:
    if not _EVERYWHERE.search(skeleton.text):
        return []
    every = skeleton.figures.values()
    alike = [q for q in every if (q.kind, q.unit) == (part.kind, part.unit)]
    return alike if len(alike) == 1 and not alike[0].subset else []


def _of_one_matter(doc: Document, part: Quantity, whole: Quantity) -> bool:
    """Whether the two count the same: one noun or, where one has none, one word of the sentence."""
    one, other = Context(doc, part), Context(doc, whole)
    if part.noun is not None and whole.noun is not None and same_things(part.noun, whole.noun):
        return True
    own = {stem(word) for q in (part, whole) for word in (q.noun, q.event) if word} - _IDLE
    shared = {stem(w) for w in one.words} & {stem(w) for w in other.words}
    return bool(own & shared)


def larger(part: Quantity, whole: Quantity) -> bool:
    """Whether a part is larger than its whole whatever rounding and hedges allow."""
    return meant(part).low > meant(whole).high


_KINDS = "man woman child boy girl adult infant baby".split()
_IN_LIST = lazy_regex(
    rf"{slot('total', 'c')} (?P<noun>[^<>,;:.()]{{1,45}})(?:,| -| –| —) (?:including|among them|"
    r"of them) (?P<list><c\d+> [^;:()]+)",
    regex.IGNORECASE,
)
_ITEM = lazy_regex(r"<c(\d+)>(?P<rest>[^<>]*)")
_PLACE = lazy_regex(
    r"(?: [a-z]+)? (?P<where>in|at|from|for) (?P<place>(?:(?:the|a|an) )?[\p{L}][\w’'-]+)"
)
_APPOSED = lazy_regex(
    rf"{slot('total', 'c')} (?P<noun>[a-z-]+(?: [a-z-]+)?)"
    rf"(?: (?:last|this) (?:year|month|week)| on \p{{Lu}}[a-z]+day)?, "
    r"(?P<list><c\d+> (?:in|at|from) [^;:()<]+<c\d+> [^;:()]+)"
)
_PLACED = lazy_regex(r"\b(?:in|at|from|on|for|to)\b")


def overfull_groups(doc: Document) -> Iterator[Sum]:
    """ "14 people, including nine women and seven children": parts that nobody is in twice."""
    for skeleton in skeletons(doc):
        for match in (*_IN_LIST.finditer(skeleton.text), *_APPOSED.finditer(skeleton.text)):
            if match.re is _APPOSED and (_PLACED.search(match["noun"]) or _member(skeleton, match)):
                continue
            total = skeleton.figure(match, "total")
            items = [
                (skeleton.figures[int(m[1])], m["rest"]) for m in _ITEM.finditer(match["list"])
            ]
            parts = [part for part, _ in items]
            if len(parts) < 2 or not all(p.exact and p.value < total.value for p in parts):
                continue
            apart = _sorts_apart(parts) or _places_apart([rest for _, rest in items])
            if apart and sum(p.value for p in parts) > meant(total).high:
                yield Sum(total, tuple((p, p.value) for p in parts), 0.75)


def _sorts_apart(parts: list[Quantity]) -> bool:
    """Whether every part has a sort of its own: women and children, French and Germans."""
    nouns = [part.noun for part in parts]
    if len(set(nouns)) < len(nouns):
        return False
    demonyms = lexicon("demonyms")
    peoples = all((n or "").capitalize() in demonyms or n in demonyms for n in nouns)
    return peoples or all(noun in _KINDS[:5] for noun in nouns)


def _places_apart(rests: list[str]) -> bool:
    """Whether every part is told of another place, with one preposition."""
    matches = [_PLACE.match(rest) for rest in rests]
    found = [(m["where"], m["place"]) for m in matches if m is not None]
    one_way = len({where for where, _ in found}) == 1
    return len(found) == len(rests) and one_way and len(set(found)) == len(found)


def _member(skeleton: Skeleton, match: regex.Match[str]) -> bool:
    """Whether the first figure may be one of a list itself."""
    return skeleton.text[: match.start()].rstrip().endswith((",", " and", ":"))
