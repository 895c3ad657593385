"""Figures that a thing has only one of: a sentence, a magnitude, a rate, a price, a height."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from newslint.api import Document, Quantity, Role, lazy_regex
from newslint_rules.numbers._arithmetic import meant
from newslint_rules.numbers._context import Context
from newslint_rules.numbers._skeleton import Skeleton, gap, skeletons, slot

_THE = r"\b(?:the|this|that|his|her|its|their)"
_TERM = slot("value", "d")
_SUM = slot("value", "m")
_SIZE = slot("value", "u")
_JOBS = r"(?:jobs|posts|positions|staff|workers|employees)"
# For each attribute: how it is told, and how it is taken up as known. A group "what" names the
# thing, where the words of the pattern do not.
_ATTRIBUTES = {
    "sentence": (
        (
            rf"\b(?:jailed|sentenced|imprisoned)\b{gap(40)} (?:for|to) (?:an? )?{_TERM}",
            rf"\b(?:faces?|faced|wants?|sought|seeks?|demanded|received|given|got) an? {_TERM} "
            r"(?:prison |jail )?(?:term|sentence)",
        ),
        (
            rf"{_THE} (?:prison |jail )?{_TERM} (?:prison |jail )?(?:term|sentence)",
            rf"{_THE} (?:sentence|(?:prison |jail )?term|demand for|call for) (?:of )?{_TERM}",
        ),
    ),
    "rate": (
        (
            rf"\b(?:rate|inflation|unemployment|joblessness)\b{gap(40)} (?:to|at|of) "
            rf"{slot('value', 'p')}",
        ),
        (
            rf"{_THE} (?P<what>[a-z]+ )?rate of {slot('value', 'p')}"
            r"(?! (?:among|for|in|by|a|per)\b)",
        ),
    ),
    "price": (
        (
            rf"\b(?:sold|bought|purchased|acquired|went) (?:at auction )?(?:[a-z]+ )?for {_SUM}",
            rf"\bfetched {_SUM}",
        ),
        (
            rf"{_THE} (?:[a-z]+ )?(?:buyer|bidder|collector|owner)[^<>.;:]{{0,15}} paid {_SUM}",
            rf"{_THE} (?:sale|selling|purchase|winning|hammer) (?:price|bid) of {_SUM}",
        ),
    ),
    "cuts": (
        (
            rf"\b(?:cut|shed|axe|lose|slash|eliminate|cutting|shedding|axing) (?:up to |about )?"
            rf"{slot('value', 'c')} {_JOBS}\b",
        ),
        (rf"{_THE} {slot('value', 'c')} (?:job cuts|job losses|redundancies|layoffs|lay-offs)\b",),
    ),
    "height": (
        (rf"{_SIZE}(?: |-)(?:tall|high|long|deep)\b",),
        (rf"^At {_SIZE},? (?:it|the|this)\b",),
    ),
    "fall": (
        (rf"\b(?:fell|plunged|plummeted|tumbled) (?:about |some )?{_SIZE} (?:from|off|into|to)",),
        (rf"\b(?:the|a|his|her|their) (?:fall|plunge|drop) of {_SIZE}", rf"{_THE} {_SIZE} fall\b"),
    ),
    "cost": (
        (
            rf"\bspend(?:ing|s)? {_SUM} on (?:an?|the|its) (?:new )?(?P<what>[a-z]+)",
            rf"\b(?:an?|the) {_SUM} (?P<what>[a-z]+)\b",
            rf"\bthe (?P<what>[a-z]+) (?:will cost|would cost|costs|cost) {_SUM}",
        ),
        (
            rf"\bthe (?P<what>[a-z]+), (?:at|costing|worth|priced at) {_SUM}",
            rf"\bthe {_SUM} (?P<what>[a-z]+)\b",
        ),
    ),
    "magnitude": ((_SIZE,), (rf"{_THE} (?:[a-z]+ )?{_SIZE}",)),
}
_OTHER = lazy_regex(
    r"\b(?:aftershock\w*|foreshock\w*|tremors|another|others?|second|third|maximum|minimum|suspend\w+|"
    r"up to|could|reduc\w+|original\w*|initial\w*|previous\w*|earlier|last|next|revis\w+|"
    r"estimat\w+|average|mean|record|first|again|also|probation|parole|each|per|annual|respectively|"
    r"co-\w+|accomplice|brother|both|compared|than|half|part|instead|below|above|under|over)\b",
    regex.IGNORECASE,
)

_ANOTHER = lazy_regex(
    r"\b(?:another|second|third|fellow|accomplice|co-(?:accused|defendant)\w*)\b", regex.IGNORECASE
)


class _Told(NamedTuple):
    name: str
    what: str
    figure: Quantity
    known: bool


def attribute_conflicts(doc: Document) -> Iterator[tuple[Quantity, Quantity]]:
    """Two values of one attribute, the second of which the copy takes as known."""
    told: dict[tuple[str, str], list[_Told]] = {}
    for skeleton in skeletons(doc, (Role.BODY,)):
        if not _OTHER.search(skeleton.text):
            for mention in _mentions(skeleton):
                told.setdefault((mention.name, mention.what), []).append(mention)
    for mentions in told.values():
        if len({mention.figure.value for mention in mentions}) == 2:
            yield from _at_odds(doc, mentions)


def _mentions(skeleton: Skeleton) -> Iterator[_Told]:
    for name, (plain, known) in _ATTRIBUTES.items():
        seen: set[int] = set()
        for known_now, patterns in ((True, known), (False, plain)):
            for pattern in patterns:
                for match in lazy_regex(pattern, regex.IGNORECASE).finditer(skeleton.text):
                    figure = skeleton.figure(match, "value")
                    fits = (figure.unit == "magnitude") == (name == "magnitude")
                    if not fits or not figure.exact or figure.index in seen or figure.in_quote:
                        continue
                    seen.add(figure.index)
                    what = (match.groupdict().get("what") or "").strip()
                    yield _Told(name, what if name == "cost" else "", figure, known_now)


def _of_another(doc: Document, first: int, last: int) -> bool:
    """Whether a sentence between the two brings up another one of the sort."""
    return any(_ANOTHER.search(doc.at(s.span)) for s in doc.sentences[first + 1 : last])


def _at_odds(doc: Document, mentions: list[_Told]) -> Iterator[tuple[Quantity, Quantity]]:
    first = mentions[0].figure
    for later in mentions[1:]:
        one, other = Context(doc, first), Context(doc, later.figure)
        if not later.known or later.figure.unit != first.unit or first.kind != later.figure.kind:
            continue
        if first.sentence == later.figure.sentence or other.updated:
            continue
        if _of_another(doc, first.sentence, later.figure.sentence):
            continue
        beside = {q.value for q in one.figures}
        if later.figure.value not in beside and not meant(first).overlaps(meant(later.figure)):
            yield first, later.figure
            return
