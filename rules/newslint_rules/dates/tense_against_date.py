"""tense against date: "will meet" on a past day, "met" on a day to come, or a day before its call.

## What it does

Compares the verb of a clause with the date in it, for stories whose own date is known: a future
verb with a day that has passed, a past verb with a day to come. Wherever a sentence gives both
days, it also checks that what is called or set for one day was not called on a later one. Days
count; tolerance: a difference of a single day is left alone (time zones).

## Why it matters

The date, the tense or the whole paragraph is left over from an earlier version.

## Bad

VIENNA, June 10, 2019 - The two sides will meet on June 3 to sign the pact, the ministry said.
---
The ferry lost its licence on May 20, 2011, and announced a farewell trip for May 8, 2011.

## Good

VIENNA, June 10, 2019 - The two sides met on June 3 to sign the pact, the ministry said.

## When to ignore

When the story retells plans as they stood at the time.

## Authority

Copy-desk practice.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import regex

from newslint.api import (
    Document,
    Finding,
    Related,
    Role,
    Rule,
    Severity,
    TimeExpression,
    lazy_regex,
)
from newslint_rules.dates._calendar import date_of, day_exists, long_form

_FUTURE = lazy_regex(
    r"\b(?:will|is to|are to|is due to|are due to|is set to|are set to|is expected to|plans? to)"
    r"(?: not| also| then)? (?:be )?[a-z]+\b[^.;:]{0,60}?(?:\bon |, )$",
    regex.IGNORECASE,
)
_PAST = lazy_regex(
    r"\b(?P<verb>met|held|opened|closed|signed|voted|arrived|left|died|won|lost|began|ended|"
    r"took place|was (?:held|killed|arrested|born|sworn in|elected)|"
    r"were (?:held|killed|arrested))\b(?:(?! to )[^.;:,]){0,40} on $",
    regex.IGNORECASE,
)
_CALLED = lazy_regex(
    r"\b(?:call(?:ed|ing)|set|schedul\w+|announc\w+|postpon\w+|adjourn\w+|planned)\b[^.;:]{0,50} "
    r"(?:for|to|until) $",
    regex.IGNORECASE,
)
_REPORTED = lazy_regex(
    r"\b(?:would|had|promised|planned|vowed|hoped|was to|were to)\b", regex.IGNORECASE
)
_FAR = 120
_SLACK = 1


class TenseAgainstDate(Rule):
    """Compares verbs with the dates beside them."""

    code = "DAT008"
    name = "tense-against-date"
    severity = Severity.WARNING
    reads = frozenset({"structure", "sentences", "quotes", "dates"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each date that goes against its verb."""
        for time in doc.dates:
            if time.sentence is None or doc.sentences[time.sentence].role is not Role.BODY:
                continue
            yield from self._tense(doc, time)
            yield from self._call(doc, time)

    def _tense(self, doc: Document, time: TimeExpression) -> Iterator[Finding]:
        today = doc.structure.story_date
        day = _in_story_year(time, today)
        if today is None or day is None:
            return
        before = _before(doc, time)
        apart = (day - today).days
        future = _FUTURE.search(before)
        if future and -_FAR <= apart < -_SLACK and not _REPORTED.search(before):
            yield self._finding(doc, time, day, "will", "passed")
        past = _PAST.search(before)
        if past and _SLACK < apart <= _FAR:
            yield self._finding(doc, time, day, past["verb"], "not come")

    def _finding(
        self, doc: Document, time: TimeExpression, day: date, verb: str, what: str
    ) -> Finding:
        return self.finding(
            time.span,
            f'"{verb}" with {doc.at(time.span)}, but {long_form(day)} has {what} by the date of '
            "the story: which is wrong?",
            confidence=0.75,
        )

    def _call(self, doc: Document, time: TimeExpression) -> Iterator[Finding]:
        """The day something is called for, against the other full date of the sentence."""
        if not _CALLED.search(_before(doc, time)):
            return
        for other in (t for t in doc.dates if t.sentence == time.sentence and t.index < time.index):
            called = date_of(other)
            day = _in_story_year(time, called)
            if called is not None and day is not None and 0 < (called - day).days < _FAR:
                yield self.finding(
                    time.span,
                    f"{doc.at(time.span)} lies before {doc.at(other.span)}: called after its day?",
                    related=(Related(other.span, "the later day"),),
                    confidence=0.7,
                )
                return


def _before(doc: Document, time: TimeExpression) -> str:
    start = doc.sentences[time.sentence].span.start if time.sentence is not None else 0
    return doc.text[start : time.span.start]


def _in_story_year(time: TimeExpression, today: date | None) -> date | None:
    """The day of a date, in the year of the story when it gives none."""
    if time.month is None or time.day is None or today is None:
        return None
    year = time.year if time.year is not None else today.year
    return date(year, time.month, time.day) if day_exists(year, time.month, time.day) else None
