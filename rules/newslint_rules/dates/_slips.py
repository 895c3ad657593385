"""Spans whose year stands elsewhere in the story, a digit away from what would fit."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import (
    Document,
    Quantity,
    QuantityKind,
    Span,
    TimeExpression,
    TimeKind,
    lazy_regex,
)
from newslint_rules.dates._spans import Elapsed

_AGO = lazy_regex(r"^ ago\b")
_PAST = lazy_regex(r"\b(?:over|in|for|during) the (?:past|last) $", regex.IGNORECASE)
_AFTER = lazy_regex(r"^ (?:after|later)\b")
_IN_YEAR = lazy_regex(
    r"\bin (?P<year>1[5-9]\d\d|20\d\d),? (?:some |about |nearly |just )?$", regex.I
)
_ANY_YEAR = lazy_regex(r"\b(?:19\d\d|20[0-3]\d)\b")
_LEAST_YEARS = 10


def slipped(doc: Document) -> Iterator[Elapsed]:
    """Spans of ten years or more that fit no year of the story but miss one by a digit."""
    years = [t for t in doc.dates if t.year is not None and t.kind is not TimeKind.RELATIVE]
    for stated in doc.quantities:
        if stated.kind is not QuantityKind.DURATION or stated.unit != "year" or stated.in_quote:
            continue
        if stated.value < _LEAST_YEARS or stated.value != int(stated.value):
            continue
        end = _end_year(doc, stated)
        if end is None:
            continue
        start = _missed_start(doc, stated, end, years)
        if start is not None and start.year is not None:
            yield Elapsed(stated, start.year, end, (start.span,), 0.6)


def _end_year(doc: Document, stated: Quantity) -> int | None:
    """The year that the span counts back from."""
    sentence = doc.sentences[stated.sentence].span
    before = doc.text[sentence.start : stated.span.start]
    after = doc.text[stated.span.end : sentence.end]
    told = _IN_YEAR.search(before)
    if told and _AFTER.match(after):
        return int(told["year"])
    if _AGO.match(after) or _PAST.search(before):
        today = doc.structure.story_date
        named = [int(year) for year in _ANY_YEAR.findall(doc.text)]
        return today.year if today else max(named, default=None)
    return None


def _missed_start(
    doc: Document, stated: Quantity, end: int, years: list[TimeExpression]
) -> TimeExpression | None:
    """The one year of the same matter that the span misses by a digit, if none fits."""
    slack = max(2.0, 0.1 * stated.value)
    past = [t for t in years if t.year is not None and t.year < end]
    if any(abs(end - (t.year or 0) - stated.value) <= slack for t in past):
        return None
    near = [t for t in past if _digit_apart(end - (t.year or 0), int(stated.value))]
    linked = [t for t in near if _same_matter(doc, stated, t)]
    return linked[0] if len({t.year for t in near}) == 1 and linked else None


def _digit_apart(one: int, other: int) -> bool:
    first, second = str(one), str(other)
    wrong = sum(a != b for a, b in zip(first, second, strict=False))
    return len(first) == len(second) and wrong == 1


def _same_matter(doc: Document, stated: Quantity, time: TimeExpression) -> bool:
    """Whether the two sentences share a name of two words or a title, or a pronoun takes it up."""
    if time.sentence is None or time.sentence == stated.sentence:
        return False
    one, other = doc.sentences[stated.sentence].span, doc.sentences[time.sentence].span
    shared = _names(doc, one) & _names(doc, other)
    if len(shared) >= 2:
        return True
    after = doc.text[stated.span.end : stated.span.end + 12]
    return regex.match(r" after it\b", after) is not None


def _names(doc: Document, span: Span) -> set[str]:
    words = doc.tokens.in_span(span)
    return {t.lower for t in words[1:] if t.text[:1].isupper() and len(t.text) > 2}
