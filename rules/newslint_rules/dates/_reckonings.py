"""Spans of years whose two years stand apart: later years, anniversaries, terms in prison."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import (
    Document,
    Quantity,
    QuantityKind,
    Sentence,
    Span,
    TimeExpression,
    TimeKind,
    lazy_regex,
)
from newslint_rules.dates._spans import Elapsed

_DATED = (TimeKind.YEAR, TimeKind.MONTH, TimeKind.DATE)
_DAY = r"(?:(?:[A-Z][a-z]+|\d{1,2}) ){0,2}(?:\d{1,2}, )?"
_LATER = lazy_regex(rf"^ later\b,? (?:in|on|by) {_DAY}(?P<year>1[5-9]\d\d|20\d\d)\b")
_THEN_LATER = lazy_regex(
    rf"\b(?:in|on|by) {_DAY}(?P<year>1[5-9]\d\d|20\d\d),? (?:some |about |just |only )?$"
)
_ANNIVERSARY = lazy_regex(r"^ (?:\w+ )?(?:anniversary|birthday)\b")
_FOUNDED = lazy_regex(
    rf"\b(?:founded|established|opened|built|launched|formed|created|started|began|begun|married|"
    rf"born|set up|incorporated|dates from|since|back to)\b[^.;]{{0,30}}?\b(?:in |since |"
    rf"to )?{_DAY}"
    r"(?P<year>1[5-9]\d\d|20\d\d)\b",
    regex.IGNORECASE,
)
_FEAST = lazy_regex(r"\b(?:celebrat|mark)\w* (?:its |his |her |their )?$", regex.IGNORECASE)
_AS = lazy_regex(r"^ (?:as|of|in|on|at|with)\b")
_FREED = lazy_regex(r"\b(?:freed|released|paroled|left prison)\b[^.;]{0,40}", regex.IGNORECASE)
_JAILED = lazy_regex(
    r"\b(?:jailed|imprisoned|convicted|arrested|sentenced)\b[^.;]{0,40}", regex.IGNORECASE
)
_IN_PRISON = lazy_regex(
    r"^ (?:in (?:prison|jail|custody|detention|captivity)|behind bars)\b", regex.IGNORECASE
)
_YEAR = lazy_regex(r"\b(?:1[5-9]\d\d|20\d\d)\b")
_LEAST = 3


def reckonings(doc: Document) -> Iterator[Elapsed]:
    """Every such span with the two years that the copy gives for it."""
    years: dict[int, list[TimeExpression]] = {}
    for time in doc.dates:
        if time.sentence is not None and time.kind in _DATED and time.year is not None:
            years.setdefault(time.sentence, []).append(time)
    for stated in doc.quantities:
        if stated.in_quote or stated.value < _LEAST:
            continue
        sentence = doc.sentences[stated.sentence]
        if stated.kind is QuantityKind.ORDINAL:
            yield from _anniversary(doc, sentence, stated, years)
        elif stated.kind is QuantityKind.DURATION and stated.unit == "year":
            yield from _later(doc, sentence, stated, years)
            yield from _feast(doc, sentence, stated, years)
            yield from _term(doc, sentence, stated)


def _rest(doc: Document, sentence: Sentence, stated: Quantity) -> tuple[str, str]:
    """The sentence before and after a figure."""
    return (
        doc.text[sentence.span.start : stated.span.start],
        doc.text[stated.span.end : sentence.span.end],
    )


def _span(stated: Quantity, one: TimeExpression, other: TimeExpression) -> Iterator[Elapsed]:
    if one.year is not None and other.year is not None and one.year < other.year:
        yield Elapsed(stated, one.year, other.year, (one.span, other.span), 0.75)


def _later(
    doc: Document, sentence: Sentence, stated: Quantity, years: dict[int, list[TimeExpression]]
) -> Iterator[Elapsed]:
    """ "sank in 1912 and was found 83 years later, in 1985": from the last year before it."""
    before, after = _rest(doc, sentence, stated)
    match = _LATER.match(after)
    told = match or (_THEN_LATER.search(before) if regex.match(r" later\b", after) else None)
    if told is None:
        return
    own = years.get(sentence.index, [])
    end = next((t for t in own if str(t.year) == told["year"]), None)
    starts = [t for t in own if t.span.end <= stated.span.start and t is not end]
    if not starts and sentence.index:
        previous = doc.sentences[sentence.index - 1]
        if previous.paragraph == sentence.paragraph:
            starts = years.get(previous.index, [])
    if end is not None and len({t.year for t in starts}) == 1:
        yield from _span(stated, starts[-1], end)


def _anniversary(
    doc: Document, sentence: Sentence, stated: Quantity, years: dict[int, list[TimeExpression]]
) -> Iterator[Elapsed]:
    """ "founded in 1956 and celebrates its 75th anniversary in 2016": founding and feast."""
    after = _rest(doc, sentence, stated)[1]
    own = years.get(sentence.index, [])
    if not _ANNIVERSARY.match(after) or len(own) != 2:
        return
    founded = _FOUNDED.search(doc.at(sentence.span))
    start, end = sorted(own, key=lambda t: t.year or 0)
    behind = (
        end.span.start > stated.span.end and "," not in after[: end.span.start - stated.span.end]
    )
    named = regex.match(rf"(?:The|the) {start.year} ", doc.text[max(0, start.span.start - 4) :])
    if (founded and founded["year"] == str(start.year)) or (named and behind):
        yield from _span(stated, start, end)


def _feast(
    doc: Document, sentence: Sentence, stated: Quantity, years: dict[int, list[TimeExpression]]
) -> Iterator[Elapsed]:
    """ "came to the throne in 1952 and celebrated 50 years as queen in 2002"."""
    before, after = _rest(doc, sentence, stated)
    own = years.get(sentence.index, [])
    if len(own) == 2 and _FEAST.search(before) and _AS.match(after):
        yield from _span(stated, *sorted(own, key=lambda t: t.year or 0))


def _term(doc: Document, sentence: Sentence, stated: Quantity) -> Iterator[Elapsed]:
    """ "After 17 years in prison he was freed in 2010. He had been jailed in 1993."."""
    before, after = _rest(doc, sentence, stated)
    freed = _FREED.search(doc.at(sentence.span))
    if (
        not _IN_PRISON.match(after)
        or freed is None
        or not regex.search(r"\bafter $", before, regex.IGNORECASE)
    ):
        return
    end = _YEAR.search(freed.group())
    for other in doc.sentences[max(0, sentence.index - 2) : sentence.index + 3]:
        jailed = _JAILED.search(doc.at(other.span))
        start = _YEAR.search(jailed.group()) if jailed else None
        if end and start and jailed and int(start.group()) < int(end.group()):
            at = other.span.start + jailed.start() + start.start()
            yield Elapsed(stated, int(start.group()), int(end.group()), (Span(at, at + 4),), 0.7)
            return
