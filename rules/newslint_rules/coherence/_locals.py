"""Those who belong to a place: its police and council, its people, its firms, its compass."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import regex

from newslint.api import Document, Role, Span, lazy_regex
from newslint_rules.coherence._gazetteer import Spot, apart, country_of, is_known, region_of, spot
from newslint_rules.coherence._statements import Conflict

_READ = frozenset({Role.HEADLINE, Role.DECK, Role.BODY, Role.LIST_ITEM})
_NAME = (
    r"(?P<place>(?!(?:In|At|On|The|From|Near|Across|Around)\b)\p{Lu}[\p{L}’'-]+(?: \p{Lu}\p{L}+)?)"
)
_AUTHORITY = lazy_regex(
    rf"(?<![\p{{Lu}}\p{{L}}] ){_NAME}(?: (?:City|County|Borough|District|Town|Metropolitan))?"
    r" (?:[Pp]olice|[Cc]ouncil|[Ff]ire (?:[Ss]ervice|[Bb]rigade|[Dd]epartment)|firefighters"
    r"|[Aa]mbulance (?:[Ss]ervice|crews)|residents|prosecutors)\b"
    rf"|\b(?:police|firefighters|residents|officials|councillors) (?:in|of) {_NAME}\b"
)
_PERSON = (
    r"(?:man|woman|boy|girl|teenager|teen|pensioner|grandmother|grandfather|couple|schoolgirl"
    r"|schoolboy|student|pupil|family|mother|father|resident|native)"
)
_HOME = lazy_regex(
    rf"\b(?:[Aa]n?|[Tt]he) (?:[\p{{Ll}}\d-]+ ){{0,2}}{_PERSON} from (?P<place>\p{{Lu}}\p{{L}}+)"
    rf"|\p{{Lu}}\p{{L}}+, (?:aged )?\d\d, (?:from|of) (?P<place>\p{{Lu}}\p{{L}}+)"
    rf"|\b(?P<again>[Tt]he) (?:\d+-year-old )?{_NAME} {_PERSON}\b"
)
_FIRM = r"(?:company|firm|group|chain|airline|bank|manufacturer|maker|giant|charity|start-up)"
_BASE = lazy_regex(
    rf"\b(?:based|headquartered) in {_NAME}|\b(?P<again>[Tt]he) {_NAME}-based {_FIRM}\b"
    rf"|{_NAME}-based\b"
)
_SIDE = r"(?P<side>(?:north|south)?-?(?:east|west)?(?<=\p{Ll}))"
_BEARING = lazy_regex(
    rf"(?P<far>\d[\d.,]* ?(?:km|kilomet\w+|miles?)) {_SIDE} of (?:the )?{_NAME}"
    rf"|\b{_SIDE}ern (?P<far>city|town|village|port) of {_NAME}"
    rf"|{_NAME},? (?:in )?(?:the )?{_SIDE}ern (?P<far>\p{{Lu}}\p{{L}}+)"
)
_EXPLAINED = lazy_regex(
    r"\bin \p{Lu}[\p{L}’'-]+(?: \p{Lu}\p{L}+)?, (?P<land>\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)"
)
_A_PAIR = 2
_OPPOSED = (("north", "south"), ("east", "west"))


class _Tied(NamedTuple):
    """Somebody or something with a place; ``again`` where the copy takes it for known."""

    place: Spot
    again: bool
    span: Span


def homes(doc: Document) -> Iterator[Conflict]:
    """*A man from Ghent* here and *the Bruges man* there; the same of firms and their seats."""
    for pattern in (_HOME, _BASE):
        tied = list(_tied(doc, pattern))
        if len(tied) != _A_PAIR:
            continue  # of more than two, each may be another one
        first, second = tied
        if second.again and apart(first.place, second.place):
            yield Conflict(second.span, first.span, 0.7)


def authorities(doc: Document) -> Iterator[Conflict]:
    """The police or the council of a town in another state or county than the story's only one."""
    where, first = _setting(doc)
    if where is None or first is None:
        return
    for match in _found(doc, _AUTHORITY):
        name = match["place"]
        name = next((n for n in (name, name.split()[0]) if region_of(n) is not None), name)
        region = region_of(name)
        if region is None or doc.text.count(name) > 1 or match.start() < first.start:
            continue
        if apart(Spot(region=region), where):
            yield Conflict(Span(*match.span()), first, 0.7)


def bearings(doc: Document) -> Iterator[Conflict]:
    """*12 km north of Ghent* here and *12 km south of Ghent* there."""
    found = [m for m in _found(doc, _BEARING) if m["side"]]
    for one, other in pairwise(found):
        if one["place"] != other["place"] or one["far"] != other["far"]:
            continue
        if any(_are_opposed(one["side"], other["side"], axis) for axis in _OPPOSED):
            yield Conflict(Span(*other.span()), Span(*one.span()), 0.75)


def _are_opposed(one: str, other: str, axis: tuple[str, str]) -> bool:
    """Whether one bearing names one end of an axis and the other the other end."""
    first, second = axis
    return (first in one and second in other) or (second in one and first in other)


def _setting(doc: Document) -> tuple[Spot | None, Span | None]:
    """The region beside the first town that has one, if the story explains no town by another."""
    named = [(m["land"], Span(*m.span())) for m in _found(doc, _EXPLAINED)]
    regions = [(name, span) for name, span in named if _is_region(name)]
    if len({name for name, _ in regions}) != 1:
        return None, None
    name, span = regions[0]
    return Spot(region=name), span


def _is_region(name: str) -> bool:
    where = spot((name,)) if is_known(name) else None
    return where is not None and where.region is not None


def _tied(doc: Document, pattern: regex.Pattern[str]) -> Iterator[_Tied]:
    for match in _found(doc, pattern):
        name = match["place"]
        where = spot((name,)) if is_known(name) else None
        if where is not None and country_of(name) is None:
            yield _Tied(where, match["again"] is not None, Span(*match.span()))


def _found(doc: Document, pattern: regex.Pattern[str]) -> Iterator[regex.Match[str]]:
    """The matches in what the writer tells, in text order."""
    for sentence in doc.sentences:
        if sentence.role not in _READ:
            continue
        for match in pattern.finditer(doc.text, sentence.span.start, sentence.span.end):
            if not doc.in_quotation(Span(*match.span())):
                yield match
