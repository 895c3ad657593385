"""Reads the dates and times of a story and resolves them against the day of publication."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

import regex

from newslint.analysis.dateforms import DateForm, date_forms
from newslint.analysis.timewords import calendar_day, nearest_year
from newslint.model.document import Document
from newslint.model.span import Span
from newslint.model.times import TimeExpression, TimeKind
from newslint.model.tokens import Sentence
from newslint.patterns import lazy_regex

__all__ = ["build"]

_FUTURE = lazy_regex(
    r"\b(?:will|shall|would|is to|are to|due|set|scheduled|expected|plans?|planned|until|by|next"
    r"|to (?:meet|hold|vote|decide|open|start|begin|visit|travel|play|face)|tomorrow)\b",
    regex.IGNORECASE,
)


def build(doc: Document) -> tuple[TimeExpression, ...]:
    """All time expressions of a document in text order."""
    sentences = doc.sentences
    starts = [sentence.span.start for sentence in sentences]
    found: list[TimeExpression] = []
    for paragraph in doc.structure.paragraphs:
        for form in date_forms(doc.at(paragraph.span)):
            span = form.span.shifted(paragraph.span.start)
            sentence = _sentence_at(span, sentences, starts)
            found.append(_expression(doc, form, span, sentence, len(found)))
    return tuple(found)


def _expression(
    doc: Document, form: DateForm, span: Span, sentence: Sentence | None, index: int
) -> TimeExpression:
    today = doc.structure.story_date
    before = doc.text[sentence.span.start : span.start] if sentence else ""
    return TimeExpression(
        index=index,
        span=span,
        sentence=sentence.index if sentence else None,
        kind=form.kind,
        year=_year(form, today),
        month=form.month,
        day=form.day,
        weekday=form.weekday,
        value=_value(form, today, future=_FUTURE.search(before) is not None),
    )


def _year(form: DateForm, today: date | None) -> int | None:
    if form.year is None and form.year_offset is not None and today:
        return today.year + form.year_offset
    return form.year


def _value(form: DateForm, today: date | None, *, future: bool) -> date | None:
    """The day that a form denotes, as far as form and day of publication tell."""
    if form.kind is TimeKind.DATE:
        year = form.year
        if year is None and today and form.month and form.day:
            year = nearest_year(form.month, form.day, today)
        return calendar_day(year, form.month, form.day)
    if today is None:
        return None
    if form.offset is not None:
        return today + timedelta(days=form.offset)
    if form.kind is TimeKind.WEEKDAY and form.weekday is not None:
        return _weekday_value(form.weekday, form.direction, today, future=future)
    return None


def _weekday_value(weekday: int, direction: int, today: date, *, future: bool) -> date:
    """The weekday meant: the latest one up to today, or the next when the sentence looks ahead."""
    back = (today.weekday() - weekday) % 7
    if direction > 0 or (direction == 0 and future and back):
        return today + timedelta(days=(weekday - today.weekday()) % 7 or 7)
    return today - timedelta(days=back or (7 if direction < 0 else 0))


def _sentence_at(
    span: Span, sentences: Sequence[Sentence], starts: Sequence[int]
) -> Sentence | None:
    index = bisect_right(starts, span.start) - 1
    if index < 0 or span.start >= sentences[index].span.end:
        return None
    return sentences[index]
