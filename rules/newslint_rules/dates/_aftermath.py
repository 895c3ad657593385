"""Days counted from an event: "on Wednesday, two days after Sunday's defeat"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from newslint.api import Document, Span, TimeExpression, lazy_regex
from newslint_rules.dates._apart import DAYS, FEW, SLACK, between, nearest, number_of
from newslint_rules.dates._shifts import Shift

_LENGTH = (
    r"(?P<length>(?P<many>the|a|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) "
    r"(?P<unit>day|week)s? (?P<way>after|before))"
)
_TOLD_FIRST = lazy_regex(
    rf",? (?:just |only |barely |exactly |and )?{_LENGTH}(?: (?!on )[\w'’-]+){{0,9}}? (?:on )?",
    regex.IGNORECASE,
)
_TOLD_LAST = lazy_regex(rf"\b{_LENGTH} (?:[\w'’-]+ ){{0,8}}?(?:on )?$", regex.IGNORECASE)
_UP_TO_COMMA = lazy_regex(
    r"(?:['’]s)?[^.;:()]{0,40}, (?:[\w'’-]+ ){0,6}?(?:on )?", regex.IGNORECASE
)
_ELSEWHERE = lazy_regex(
    r"\b(?:last|next|weeks?|previous|following|will|would|due|scheduled|planned|expected|ago|earlier|"
    r"later|until|since|and|but|said|says)\b",
    regex.IGNORECASE,
)
_ONE = frozenset({"a", "the"})
_LEAD = 90


def days_after(doc: Document) -> Iterator[Shift]:
    """Every two days of one sentence that such a count joins."""
    days = [time for time in doc.dates if time.weekday is not None or time.day is not None]
    for one, other in pairwise(days):
        same = one.sentence is not None and one.sentence == other.sentence
        if same and doc.quote_at(one.span.start) is None:
            yield from _told_first(doc, one, other)
            yield from _told_last(doc, one, other)


def _told_first(doc: Document, one: TimeExpression, other: TimeExpression) -> Iterator[Shift]:
    match = _TOLD_FIRST.fullmatch(doc.text, one.span.end, other.span.start)
    if match is not None:
        yield from _shift(match, one, other, match.string[match.end("length") : match.end()])


def _told_last(doc: Document, one: TimeExpression, other: TimeExpression) -> Iterator[Shift]:
    """ "Two days after Sunday's defeat, the club on Tuesday dismissed its manager"."""
    start = max(doc.sentences[one.sentence or 0].span.start, one.span.start - _LEAD)
    match = _TOLD_LAST.search(doc.text, start, one.span.start)
    if match is not None and _UP_TO_COMMA.fullmatch(doc.text, one.span.end, other.span.start):
        passage = doc.text[match.end("length") : other.span.start]
        yield from _shift(match, other, one, passage)


def _shift(
    match: regex.Match[str], told: TimeExpression, event: TimeExpression, between_them: str
) -> Iterator[Shift]:
    """The count of a match, from an event to what is told of another day."""
    many = 1 if match["many"].lower() in _ONE else number_of(match["many"])
    early, late = (event, told) if match["way"].lower() == "after" else (told, event)
    days = between(early, late)
    if not many or days is None or _ELSEWHERE.search(between_them):
        return
    unit = match["unit"].lower()
    size = many * DAYS[unit]
    if told.day is None or event.day is None:
        days = nearest(days, size)
    slack = 0.0 if unit == "day" and many <= FEW else SLACK[unit]
    stated = Span(match.start("length"), match.end("length"))
    yield Shift(stated, size, slack, days, (event.span, told.span))
