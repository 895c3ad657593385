"""Shares whose part, or whole, stands in another sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from newslint.api import Document, Quantity, QuantityKind, lazy_regex
from newslint_rules.numbers._nouns import same_things
from newslint_rules.numbers._skeleton import Skeleton, gap, skeletons, slot

_DOWN = r"(?:cut|cuts|cutting|reduc\w+|shrink\w*|lower\w*|trim\w*|slash\w*)"
_UP = r"(?:rais\w+|increas\w+|expand\w*|boost\w*|grow\w*)"
_BY_SHARE = lazy_regex(
    rf"\b(?:(?P<down>{_DOWN})|(?P<up>{_UP}))\b{gap(40)}\bby{gap(8)} {slot('share', 'pr')}",
    regex.IGNORECASE,
)
_BY_COUNT = lazy_regex(
    rf"\b(?:(?P<down>reduction|cut|decrease|drop)|(?P<up>rise|increase|expansion)) of "
    rf"{slot('part', 'cm')}{gap(12)} from (?:the |its |a )?(?:current |present |existing )?"
    rf"(?:total |level |number )?(?:of )?{slot('whole', 'cm')}",
    regex.IGNORECASE,
)
_OF_THOSE = lazy_regex(
    rf"{slot('part', 'c')} [a-z]+,{gap(8)} {slot('share', 'pr')} of "
    r"(?:those|the [a-z]+|all [a-z]+) (?P<verb>[a-z]+ed|[a-z]+en|hurt|lost|held|sold|"
    r"sent|left|cut)\b",
    regex.IGNORECASE,
)
_OR_SO_MANY = lazy_regex(
    rf"{slot('share', 'pr')} of (?:(?:the|its|their|all|those) )?(?:[\p{{L}}’'-]+ ){{1,3}}"
    rf"{gap(75)}(?:,| -| –| —) or {slot('part', 'c')}(?=[,.;)]| in\b|$)",
    regex.IGNORECASE,
)
_WITHIN = 6


class Share(NamedTuple):
    """A stated share with the part and the whole that the story gives elsewhere."""

    share: Quantity
    part: Quantity
    whole: Quantity


def distant_shares(doc: Document) -> Iterator[Share]:
    """Shares of one change, and of those that one thing befell, across sentences."""
    found = list(skeletons(doc))
    yield from _of_one_change(found)
    yield from _of_those(doc, found)
    yield from _of_the_counted(doc, found)


def _of_one_change(found: list[Skeleton]) -> Iterator[Share]:
    """ "shrink by a fifth" and "a drop of 60 from 300", when the story has one of each."""
    shares = [(s, m) for s in found for m in _BY_SHARE.finditer(s.text)]
    counts = [(s, m) for s in found for m in _BY_COUNT.finditer(s.text)]
    if len(shares) != 1 or len(counts) != 1:
        return
    (one, told), (other, counted) = shares[0], counts[0]
    if bool(told["down"]) == bool(counted["down"]):
        part, whole = other.figure(counted, "part"), other.figure(counted, "whole")
        yield Share(one.figure(told, "share"), part, whole)


def _of_those(doc: Document, found: list[Skeleton]) -> Iterator[Share]:
    """ "some 40 farmers, half of those flooded" with the only count of the flooded before it."""
    for skeleton in found:
        for match in _OF_THOSE.finditer(skeleton.text):
            part, share = skeleton.figure(match, "part"), skeleton.figure(match, "share")
            verb = match["verb"].lower()
            wholes = [
                q
                for q in doc.quantities[: part.index]
                if q.kind is QuantityKind.COUNT and _same_verb(q.event or "", verb)
            ]
            if len(wholes) == 1 and wholes[0].value > part.value:
                yield Share(share, part, wholes[0])


def _of_the_counted(doc: Document, found: list[Skeleton]) -> Iterator[Share]:
    """ "about half of the subscribers ..., or 35 million" with the only count of them before it."""
    for skeleton in found:
        for match in _OR_SO_MANY.finditer(skeleton.text):
            part, share = skeleton.figure(match, "part"), skeleton.figure(match, "share")
            wholes = [
                q
                for q in doc.quantities[: share.index]
                if q.kind is QuantityKind.COUNT
                and 0 < share.sentence - q.sentence <= _WITHIN
                and not q.subset
                and None not in (q.noun, share.noun)
                and same_things(q.noun or "", share.noun or "")
            ]
            if len(wholes) == 1 and wholes[0].value > part.value:
                yield Share(share, part, wholes[0])


def _same_verb(lemma: str, form: str) -> bool:
    return bool(lemma) and (form == lemma or form.startswith(lemma.rstrip("e")))
