"""Days that copy tells together with how far they lie apart: dates, weekdays, hours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

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
from newslint_rules.dates._calendar import day_exists
from newslint_rules.dates._shifts import Shift

DAYS = {"day": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.4}
SLACK = {"day": 1.0, "week": 3.0, "fortnight": 4.0, "month": 16.0}
_LATER = lazy_regex(r"^ later\b,? (?:on |by |the )?$", regex.IGNORECASE)
_FROM_TO = lazy_regex(r"^ (?:to|until|till|through) $", regex.IGNORECASE)
_FROM = lazy_regex(r"\b(?:from|between|runs|run) $", regex.IGNORECASE)
_LASTING = lazy_regex(r"\b(?:for|lasts?|lasted|of|takes?) (?:the )?$", regex.IGNORECASE)
_OTHER_LENGTH = lazy_regex(r"^ (?:later|earlier|ago|before|after|old)\b")
FEW = 3
_WEEK = 7


def apart(doc: Document) -> Iterator[Shift]:
    """Every pair of days of one sentence with the length of time that joins them."""
    by_sentence: dict[int, list[TimeExpression]] = {}
    for time in doc.dates:
        if time.sentence is not None and (time.weekday is not None or time.day is not None):
            by_sentence.setdefault(time.sentence, []).append(time)
    for sentence, times in by_sentence.items():
        lengths = [q for q in doc.quantities if q.sentence == sentence and _length(q)]
        for one, other in pairwise(times):
            for stated in lengths:
                yield from _later(doc, stated, one, other)
                if len(lengths) == 1:
                    yield from _lasting(doc, stated, one, other)


def _length(quantity: Quantity) -> bool:
    exact = quantity.kind is QuantityKind.DURATION and quantity.exact and not quantity.in_quote
    return exact and quantity.unit in DAYS


def _later(
    doc: Document, stated: Quantity, one: TimeExpression, other: TimeExpression
) -> Iterator[Shift]:
    """ "began on March 3 and ended three weeks later, on March 24"."""
    link = doc.text[stated.span.end : other.span.start]
    if not one.span.end <= stated.span.start or not _LATER.match(link):
        return
    unit = stated.unit or "day"
    days = between(one, other)
    if days is None:
        return
    size = stated.value * DAYS[unit]
    if one.day is None or other.day is None:
        days = nearest(days, size)
    slack = 0.0 if unit == "day" and stated.value <= FEW else SLACK[unit]
    yield Shift(stated.span, size, slack, days, (one.span, other.span))


def _lasting(
    doc: Document, stated: Quantity, one: TimeExpression, other: TimeExpression
) -> Iterator[Shift]:
    """ "for five days, from June 3 to June 7", counted with both ends or without one."""
    joined = _FROM_TO.match(doc.text[one.span.end : other.span.start])
    before = doc.text[max(0, stated.span.start - 12) : stated.span.start]
    after = doc.text[stated.span.end : stated.span.end + 8]
    opened = _FROM.search(doc.text[max(0, one.span.start - 10) : one.span.start])
    if not joined or not opened or _OTHER_LENGTH.match(after) or stated.unit != "day":
        return
    if not _LASTING.search(before) and not doc.at(stated.span).endswith("-day"):
        return
    days = between(one, other)
    if days is not None:
        yield Shift(stated.span, stated.value, 1.0, days + 1, (one.span, other.span))


def between(one: TimeExpression, other: TimeExpression) -> int | None:
    """Days from one day to the other; for bare weekdays the days of one week at most."""
    first, second = _day(one), _day(other)
    if first is not None and second is not None:
        return (second - first).days % 365 if second < first else (second - first).days
    if one.day is None and other.day is None and None not in (one.weekday, other.weekday):
        return ((other.weekday or 0) - (one.weekday or 0)) % _WEEK
    return None


def nearest(days: int, size: float) -> int:
    """For bare weekdays: the distance, in whole weeks more, that is nearest to what is told."""
    weeks = max(0, round((size - days) / _WEEK))
    return days + weeks * _WEEK


def _day(time: TimeExpression) -> date | None:
    if time.kind is not TimeKind.DATE or time.month is None or time.day is None:
        return None
    year = time.year or 2001
    return date(year, time.month, time.day) if day_exists(year, time.month, time.day) else None


_CLOCK = r"(?P<{0}>\d{{1,2}})(?::(?P<{0}_minute>\d\d))? ?(?P<{0}_half>[ap])\.?m\b\.?"
_HOURS = lazy_regex(
    rf"\b(?:at|from) {_CLOCK.format('one')}[^.;]{{0,60}}?\b(?P<many>[a-z]+|\d+) hours later,? at "
    rf"{_CLOCK.format('two')}",
    regex.IGNORECASE,
)
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()


def hours_apart(doc: Document) -> Iterator[Shift]:
    """ "opens at 9 a.m. and closes eight hours later, at 5 p.m.": lengths in hours."""
    for match in _HOURS.finditer(doc.text):
        many = number_of(match["many"])
        if not many or doc.quote_at(match.start()) is not None:
            continue
        first, second = _hour(match, "one"), _hour(match, "two")
        ends = (Span(*match.span("one")), Span(*match.span("two")))
        yield Shift(
            Span(*match.span("many")), float(many), 0.5, round((second - first) % 24), ends, "hour"
        )


def number_of(word: str) -> int:
    """The value of digits or of a number word up to twelve; 0 for any other word."""
    word = word.lower()
    return int(word) if word.isdigit() else _NUMBERS.index(word) + 1 if word in _NUMBERS else 0


def _hour(match: regex.Match[str], name: str) -> float:
    hour = int(match[name]) % 12 + (12 if match[f"{name}_half"].lower() == "p" else 0)
    return hour + int(match[f"{name}_minute"] or 0) / 60
