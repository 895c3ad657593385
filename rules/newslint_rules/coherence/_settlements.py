"""One town in two countries: *Ghent, Belgium* here and *the French town of Ghent* there."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Role, Span, lazy_regex
from newslint_rules.coherence._gazetteer import Spot, apart, country_of, is_known, spot
from newslint_rules.coherence._statements import Conflict

_READ = frozenset({Role.HEADLINE, Role.DECK, Role.BODY, Role.LIST_ITEM})
_NAME = r"\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+)?"
_SIDE = r"(?:(?:north|south|east|west|central)\w* )?"
_SETTLED = r"(?:village|town|city|suburb|resort|port|hamlet|district)"
_AT = r"\b(?:in|at|near|from|to|of|outside) (?:the )?"
_LAND = rf"(?:the )?{_SIDE}(?P<land>{_NAME})\b(?!['’]s)"
_LOCATED = lazy_regex(
    rf"{_AT}(?P<town>{_NAME}), (?P<land>{_NAME})(?=[,.;:)])"
    rf"|\b{_SETTLED} of (?P<town>{_NAME}),? (?:in )?{_LAND}"
    rf"|\b(?P<land>\p{{Lu}}\p{{Ll}}+)(?:['’]s)? {_SIDE}{_SETTLED} of (?P<town>{_NAME})\b"
)


def settlements(doc: Document) -> Iterator[Conflict]:
    """Pairs of places in the copy where one town lies in two countries or regions."""
    first: dict[str, tuple[Spot, Span]] = {}
    for name, where, span in _located(doc):
        known = first.setdefault(name, (where, span))
        if apart(known[0], where):
            yield Conflict(span, known[1], 0.7)


def _located(doc: Document) -> Iterator[tuple[str, Spot, Span]]:
    """Each town with a country or region beside it, in text order."""
    for sentence in doc.sentences:
        if sentence.role not in _READ:
            continue
        for match in _LOCATED.finditer(doc.text, sentence.span.start, sentence.span.end):
            name = match["town"]
            where = _land(match["land"])
            span = Span(*match.span())
            if where is None or _is_land(name) or doc.in_quotation(span):
                continue
            yield name, where, span


def _land(name: str) -> Spot | None:
    """The country or region of a name or an adjective; None for a town or an unknown name."""
    name = country_of(name) or name
    if not is_known(name):
        return None
    where = spot((name,))
    return where if where is not None and where.town is None else None


def _is_land(name: str) -> bool:
    where = spot((name,))
    return where is None or where.town is None
