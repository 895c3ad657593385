"""Weekdays that stand beside a date without being part of it: "March 3, a Monday", "(Friday)"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

import regex

from newslint.api import Document, Span, TimeExpression, TimeKind, lazy_regex

_DAY_BEHIND = lazy_regex(
    r",? \(?(?:(?:which|that) (?:is|was|will be|falls on|fell on) )?an? |,? \((?:an? )?|"
    r" (?:is|was|falls on|fell on|will fall on) an? ",
    regex.IGNORECASE,
)
_DATE_BEHIND = lazy_regex(
    r"(?:['’]s)?(?: morning| afternoon| evening| night)?"
    r"(?:, (?:on )?(?:the )?| ?\((?:the )?| the )",
    regex.IGNORECASE,
)
_TODAY_BEHIND = lazy_regex(r", | \((?:on )?|,? that is,? ", regex.IGNORECASE)
_ENDED = lazy_regex(r"['’]s|[ ,]*(?:\p{Lu}|\d)|-| (?:or|to) ")


def beside(doc: Document) -> Iterator[TimeExpression]:
    """The time expressions, dates with a weekday beside them as one."""
    former: TimeExpression | None = None
    for time in doc.dates:
        joined = _joined(doc, former, time) if former is not None else None
        if joined is not None:
            former = joined
            continue
        if former is not None:
            yield former
        former = time
    if former is not None:
        yield former


def _joined(doc: Document, one: TimeExpression, other: TimeExpression) -> TimeExpression | None:
    dated, named = (one, other) if one.kind is TimeKind.DATE else (other, one)
    kinds = (dated.kind, named.kind) == (TimeKind.DATE, TimeKind.WEEKDAY)
    if not kinds or dated.weekday is not None or dated.month is None:
        return None
    link = _DAY_BEHIND if dated is one else _DATE_BEHIND
    if not link.fullmatch(doc.text, one.span.end, other.span.start):
        return None
    if dated is one and _ENDED.match(doc.text, other.span.end):
        return None
    return replace(dated, span=Span(one.span.start, other.span.end), weekday=named.weekday)


def today_named(doc: Document) -> Iterator[tuple[Span, date]]:
    """ "today, Tuesday" and "yesterday (Monday)" against the date of the story."""
    for one, other in pairwise(doc.dates):
        word, named = (one, other) if one.kind is TimeKind.RELATIVE else (other, one)
        if word.kind is not TimeKind.RELATIVE or named.kind is not TimeKind.WEEKDAY:
            continue
        day = word.value
        near = _TODAY_BEHIND.fullmatch(doc.text, one.span.end, other.span.start)
        if day is None or not near or _ENDED.match(doc.text, other.span.end):
            continue
        if day.weekday() != named.weekday and " " not in doc.at(word.span):
            yield Span(one.span.start, other.span.end), day
