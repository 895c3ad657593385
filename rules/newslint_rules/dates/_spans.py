"""Spans of years that copy states together with the years."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite
from typing import NamedTuple

import regex

from newslint.api import Document, Quantity, QuantityKind, Sentence, Span, lazy_regex

_YEARS = {"year": 1.0, "decade": 10.0, "century": 100.0}
_YEAR = r"(?P<{0}>1[5-9]\d\d|20\d\d)"


class Elapsed(NamedTuple):
    """A stated span of time and the two years it runs between.

    ``low`` and ``high`` bound the years that the words allow.
    """

    stated: Quantity
    earlier: int
    later: int
    ends: tuple[Span, ...]
    confidence: float

    @property
    def years(self) -> int:
        """The length that the two years make."""
        return self.later - self.earlier

    @property
    def fits(self) -> bool:
        """Whether the years make the span, within the tolerance of the rule's manual."""
        low, high = _allowed(self.stated)
        return low <= self.years <= high


def _allowed(stated: Quantity) -> tuple[float, float]:
    unit = _YEARS.get(stated.unit or "year", 1.0)
    slack = 2.0 if unit > 1 else 1.0
    low, high = stated.low * unit, stated.high * unit
    if not stated.exact and isfinite(high) and stated.low > 0:
        slack = max(2.0, 0.1 * high)
    if stated.step * unit >= 10 or (stated.value % 10 == 0 and stated.modifier):
        slack = max(slack, 3.0)
    return low - slack, (high + slack if isfinite(high) else high * 1.0)


def elapsed(doc: Document) -> Iterator[Elapsed]:
    """Every stated span whose two years stand with it."""
    for sentence in doc.sentences:
        spans = [q for q in doc.quantities if q.sentence == sentence.index and _of_years(q)]
        for stated in spans:
            yield from _between(doc, sentence, stated, len(spans))
            yield from _after(doc, sentence, stated)
            yield from _ago(doc, sentence, stated)
    yield from _anniversaries(doc)


def _of_years(quantity: Quantity) -> bool:
    return quantity.kind is QuantityKind.DURATION and quantity.unit in _YEARS


_RUN = lazy_regex(
    rf"\b(?:from|between) (?:(?:early|late|mid|[A-Z][a-z]+) ?-?)?{_YEAR.format('start')} "
    rf"(?:to|through|until|till|and) (?:(?:early|late|mid|[A-Z][a-z]+) ?-?)?"
    rf"{_YEAR.format('end')}\b",
    regex.IGNORECASE,
)
_RATE = lazy_regex(
    r"\b(?:every|each|per|average|sentence\w*|contract|old|aged|jail\w*|prison)\b", regex.I
)


def _between(doc: Document, sentence: Sentence, stated: Quantity, spans: int) -> Iterator[Elapsed]:
    """ "for nine years, from 1971 to 1975", also when the run of years is the sentence before."""
    text = doc.at(sentence.span)
    run = _RUN.search(text)
    at = sentence
    if run is None and _SPANNED.search(_lead(doc, sentence, stated)):
        at, run = _run_before(doc, sentence)
    if run is None or spans != 1 or _RATE.search(text) or not _told_as_length(doc, stated):
        return
    earlier, later = int(run["start"]), int(run["end"])
    span = Span(at.span.start + run.start(), at.span.start + run.end())
    if later > earlier and (at is not sentence or _together(doc, stated, span)):
        yield Elapsed(stated, earlier, later, (span,), 0.8)


def _together(doc: Document, stated: Quantity, run: Span) -> bool:
    """Whether span and years stand side by side in one clause."""
    between = doc.text[min(stated.span.end, run.end) : max(stated.span.start, run.start)]
    return len(between) <= _CLAUSE and regex.search(r"\band\b|;", between) is None


_CLAUSE = 30
_SPANNED = lazy_regex(r"\b(?:spann\w+|lasted) $", regex.IGNORECASE)
_BACK = 4


def _run_before(doc: Document, sentence: Sentence) -> tuple[Sentence, regex.Match[str] | None]:
    """The nearest sentence of the same paragraph before this one that gives a run of years."""
    for other in reversed(doc.sentences[max(0, sentence.index - _BACK) : sentence.index]):
        run = _RUN.search(doc.at(other.span))
        if run is not None and other.paragraph == sentence.paragraph:
            return other, run
    return sentence, None


def _lead(doc: Document, sentence: Sentence, stated: Quantity) -> str:
    return doc.text[sentence.span.start : stated.span.start]


def _told_as_length(doc: Document, stated: Quantity) -> bool:
    """Whether the figure tells how long the run was, not how long before or after it."""
    after = doc.text[stated.span.end : stated.span.end + 14]
    if "-year" in doc.at(stated.figure) and _EACH.search(doc.text[: stated.span.start][-20:]):
        return False
    return not regex.match(
        r"\W+(?:ago|after|before|later|earlier|from now|old|since|in|on)\b", after
    )


_EACH = lazy_regex(
    r"\b(?:two|three|four|five|six|\d+|several|consecutive|successive|another|second) $",
    regex.IGNORECASE,
)
_AFTER = lazy_regex(
    rf"\b(?:in|on|by) (?:[A-Z][a-z]+ )?(?:\d{{1,2}}, )?{_YEAR.format('one')},? (?:just |only )?$",
    regex.IGNORECASE,
)
_EVENT = lazy_regex(
    rf"^ (?P<order>after|before|since)\b[^.;]{{0,70}}?\b(?:in |of |the )"
    rf"(?:(?:early|late|[A-Z][a-z]+) )?{_YEAR.format('two')}\b"
)


def _after(doc: Document, sentence: Sentence, stated: Quantity) -> Iterator[Elapsed]:
    """ "in 1962, about 90 years after the first was dug in 1851"."""
    before = _AFTER.search(_lead(doc, sentence, stated))
    after = _EVENT.match(doc.text[stated.span.end : sentence.span.end])
    if not before or not after:
        return
    one, two = int(before["one"]), int(after["two"])
    earlier, later = (two, one) if after["order"] != "before" else (one, two)
    if later > earlier:
        ends = (
            Span(
                sentence.span.start + before.start("one"), sentence.span.start + before.end("one")
            ),
            Span(stated.span.end + after.start("two"), stated.span.end + after.end("two")),
        )
        yield Elapsed(stated, earlier, later, ends, 0.8)


_AGO = lazy_regex(rf"^ ago\b,? (?:back )?in (?:[A-Z][a-z]+ )?{_YEAR.format('then')}\b")
_THEN = lazy_regex(rf"\bin (?:[A-Z][a-z]+ )?{_YEAR.format('then')},? $")


def _ago(doc: Document, sentence: Sentence, stated: Quantity) -> Iterator[Elapsed]:
    """ "ten years ago, in 2012" and "in 2012, ten years ago", against the date of the story."""
    today = doc.structure.story_date
    rest = doc.text[stated.span.end : sentence.span.end]
    match = _AGO.match(rest)
    if match is None and rest.startswith(" ago"):
        match = _THEN.search(_lead(doc, sentence, stated))
    if today is None or match is None:
        return
    base = stated.span.end if match.re is _AGO else sentence.span.start
    span = Span(base + match.start("then"), base + match.end("then"))
    then = int(match["then"])
    if then < today.year:
        yield Elapsed(stated, then, today.year, (span,), 0.8)


_ANNIVERSARY = lazy_regex(r"^ (?:anniversary|birthday)\b(?P<rest>[^.;]*)")
_OF_YEAR = lazy_regex(rf"\b(?:of the|in) (?:[A-Z][a-z]+ )?{_YEAR.format('then')}\b")
_ANY_YEAR = lazy_regex(r"\b(?:1[5-9]|20)\d\d\b")
_PLANNED = lazy_regex(r"\b(?:next year|will|ahead of|to mark|upcoming|approach\w*)\b", regex.I)


def _anniversaries(doc: Document) -> Iterator[Elapsed]:
    """ "the 10th anniversary of the 2001 floods", against the date of the story."""
    today = doc.structure.story_date
    if today is None:
        return
    for quantity in doc.quantities:
        if quantity.kind is not QuantityKind.ORDINAL:
            continue
        sentence = doc.sentences[quantity.sentence]
        match = _ANNIVERSARY.match(doc.text[quantity.span.end : sentence.span.end])
        year = _OF_YEAR.search(match["rest"]) if match else None
        if year is None or _PLANNED.search(doc.at(sentence.span)):
            continue
        start = quantity.span.end + (match.start("rest") if match else 0) + year.start("then")
        then = int(year["then"])
        told = (int(other) for other in _ANY_YEAR.findall(doc.at(sentence.span)))
        if any(abs(other - then - quantity.value) <= 1 for other in told):
            continue  # counted to a year of the sentence's own
        if then < today.year:
            yield Elapsed(quantity, then, today.year, (Span(start, start + 4),), 0.75)


_LAST_TIME = lazy_regex(
    rf"\bsince {_YEAR.format('since')}\b[^.;]{{0,40}}\b(?:last|latest|most recent)"
    rf"(?: time| one| use)?\b[^.;]{{0,25}}\bin (?:[A-Z][a-z]+ )?{_YEAR.format('last')}\b",
    regex.IGNORECASE,
)


def last_before_since(doc: Document) -> Iterator[tuple[Span, Span]]:
    """A count since a year whose last case is of an earlier year: both years' spans."""
    for sentence in doc.sentences:
        match = _LAST_TIME.search(doc.at(sentence.span))
        if match and int(match["last"]) < int(match["since"]):
            since, last = (
                Span(
                    sentence.span.start + match.start(group), sentence.span.start + match.end(group)
                )
                for group in ("since", "last")
            )
            yield since, last
