"""relative-day-word: "today" or "yesterday" where the weekday belongs.

## What it does

Flags *today*, *yesterday*, *tomorrow* and *tonight* in the writer's own words, and offers the
weekday where the day of publication is known. Names (*the Today programme*, *USA Today*), *today's
world* and quotations are left alone.

## Why it matters

Copy is read in other zones and on other days than it was written.

## Bad

The bank said yesterday that it would close six branches.

## Good

The bank said on Tuesday that it would close six branches.

## When to ignore

In a paper whose style it is, and whose readers hold it on the day.

## Authority

AP Stylebook, time element; the Guardian's guide on knowing what day it is.
"""

from __future__ import annotations

from calendar import day_name
from collections.abc import Iterable

import regex

from newslint.api import (
    Document,
    Edit,
    Finding,
    Fix,
    Role,
    Rule,
    Severity,
    TimeExpression,
    TimeKind,
    lazy_regex,
)

_WORDS = frozenset({"today", "yesterday", "tomorrow", "tonight"})
_ERA = lazy_regex(
    r"^['’]s (?:world|society|age|generation|youth|children|young|standards|Britain|America|money|"
    r"prices|economy)\b|^['’]s\b[^.]{0,20}\bmarket\b",
    regex.IGNORECASE,
)
_NOWADAYS = lazy_regex(r"\b(?:of|until|even|as they are|lives?) $", regex.IGNORECASE)
_ON = lazy_regex(
    r"\b(?:on|from|since|until|by|for|of|earlier|late|early|later) $", regex.IGNORECASE
)


class RelativeDayWord(Rule):
    """Query a word for a day that moves with the reader."""

    code = "DAT006"
    name = "relative-day-word"
    severity = Severity.SUGGESTION
    default = ("ap", "reuters", "guardian")
    fix = "suggest"
    reads = frozenset({"structure", "quotes", "sentences", "dates"})

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for each such word of the body."""
        for when in doc.dates:
            word = doc.at(when.span)
            if when.kind is not TimeKind.RELATIVE or word.lower() not in _WORDS:
                continue
            if when.sentence is None or doc.sentences[when.sentence].role is not Role.BODY:
                continue
            before, after = doc.text[: when.span.start][-14:], doc.text[when.span.end :][:40]
            if not _ERA.match(after) and not _NOWADAYS.search(before):
                yield self._finding(doc, when, word, before)

    def _finding(self, doc: Document, when: TimeExpression, word: str, before: str) -> Finding:
        if when.value is None:
            return self.finding(when.span, f'"{word}": which day? Give the weekday.')
        day = day_name[when.value.weekday()]
        possessive = doc.text.startswith(("'s", "’s"), when.span.end)
        text = day if possessive or _ON.search(before) else f"on {day}"
        text += " night" if word.lower() == "tonight" else ""
        text = text[:1].upper() + text[1:] if word[0].isupper() else text
        return self.finding(
            when.span,
            f'"{word}": write "{text}"?',
            fix=Fix(f'write "{text}"', (Edit(when.span, text),)),
        )
