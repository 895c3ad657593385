"""Time expressions as stretches of days in order, "the previous year" among them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import regex

from newslint.api import Document, Span, TimeExpression, TimeKind, lazy_regex
from newslint_rules.dates._calendar import day_exists

_STEPS = {"previous": -1, "before": -1, "earlier": -1, "preceding": -1, "prior": -1}
_STEPS |= {"following": 1, "next": 1, "after": 1, "later": 1, "subsequent": 1}
_STEPS |= {"same": 0, "that": 0}
_SIDES = "previous|preceding|prior|following|next|subsequent|same"
_THAT_YEAR = (
    rf"(?:(?:the|that) (?P<side>{_SIDES}) year|(?P<that>that) year|"
    r"(?:the|a|one) year (?P<apart>before|earlier|after|later))"
    r"(?! (?:the|he|she|it|they|his|her|its|their|a|an|that)\b| \p{Lu})"
)
_OF_THAT_YEAR = lazy_regex(rf",? (?:of |in )?{_THAT_YEAR}", regex.IGNORECASE)
_YEAR_ALONE = lazy_regex(_THAT_YEAR, regex.IGNORECASE)
_SIDE_BEFORE = lazy_regex(
    rf"\bthe (?P<side>{_SIDES}) (?:spring |summer |autumn |winter )?$", regex.IGNORECASE
)
_LEAP, _DECEMBER = 2000, 12


class Moment(NamedTuple):
    """A time expression as the days from ``first`` to ``last``, both included.

    ``sure`` tells that the year is known; otherwise the days stand in a year that only moments of
    the same sentence may share.
    """

    span: Span
    sentence: int
    first: date
    last: date
    sure: bool

    def precedes(self, other: Moment) -> bool:
        """Whether it is over before the other begins."""
        return self.last < other.first and self.sure == other.sure


def moments(doc: Document) -> list[Moment]:
    """All dates, months and years of the body that can be placed, in text order."""
    found: list[Moment] = []
    for time in doc.dates:
        former = found[-1] if found else None
        if time.sentence is None or (former and former.span.end > time.span.start):
            continue
        placed = _placed(doc, time, _reference(doc, time, former))
        if placed is not None:
            found.append(placed)
    return found


def _reference(doc: Document, time: TimeExpression, former: Moment | None) -> Moment | None:
    """The moment that "the previous year" counts from: the last one, at most a sentence back."""
    if former is None or time.sentence is None or not former.sure:
        return None
    near = time.sentence - former.sentence
    one, other = doc.sentences[former.sentence], doc.sentences[time.sentence]
    return former if near == 0 or (near == 1 and one.paragraph == other.paragraph) else None


def _placed(doc: Document, time: TimeExpression, former: Moment | None) -> Moment | None:
    if time.kind is TimeKind.RELATIVE:
        match = _YEAR_ALONE.match(doc.text, time.span.start)
        year = former.first.year + _step(match) if former and match else None
        return _moment(time, time.span, year, None, None)
    if time.kind not in (TimeKind.DATE, TimeKind.MONTH, TimeKind.YEAR):
        return None
    if time.year is not None or time.month is None:
        return _moment(time, time.span, time.year, time.month, time.day)
    behind = _OF_THAT_YEAR.match(doc.text, time.span.end)
    if behind and former:
        span = Span(time.span.start, behind.end())
        return _moment(time, span, former.first.year + _step(behind), time.month, time.day)
    ahead = _SIDE_BEFORE.search(doc.text[max(0, time.span.start - 24) : time.span.start])
    if ahead and former:
        year = _nearest(former, time.month, _step(ahead))
        return _moment(time, time.span, year, time.month, time.day)
    if behind or ahead:
        return None
    year = time.value.year if time.value is not None else None
    return _moment(time, time.span, year or _LEAP, time.month, time.day, sure=year is not None)


def _step(match: regex.Match[str]) -> int:
    """Years from the reference that the words of a match lead."""
    words = [word for word in match.groupdict().values() if word]
    return _STEPS[words[0].lower()]


def _nearest(former: Moment, month: int, step: int) -> int:
    """The year of "the previous December" or "the following March"."""
    year = former.first.year
    if step < 0:
        return year if month < former.first.month else year - 1
    if step > 0:
        return year if month > former.last.month else year + 1
    return year


def _moment(
    time: TimeExpression,
    span: Span,
    year: int | None,
    month: int | None,
    day: int | None,
    *,
    sure: bool = True,
) -> Moment | None:
    if year is None or time.sentence is None or not 1 <= year <= date.max.year:
        return None
    if month is not None and day is not None and not day_exists(year, month, day):
        return None
    first = date(year, month or 1, day or 1)
    end = month or _DECEMBER
    last = date(year, end, day or monthrange(year, end)[1])
    return Moment(span, time.sentence, first, last, sure)


def by_sentence(doc: Document) -> Iterator[tuple[int, list[Moment]]]:
    """The moments of each sentence that has some."""
    groups: dict[int, list[Moment]] = {}
    for moment in moments(doc):
        groups.setdefault(moment.sentence, []).append(moment)
    yield from groups.items()
