"""relative-day-word: "today" or "yesterday" where the weekday belongs.

## What it does

Flags *today*, *yesterday*, *tomorrow* and *tonight* in the writer's own words, and offers the
weekday where the day of publication is known. Left alone are names (*the Today programme*, *USA
Today*), addresses on the web, quotations, sentences in the first person, and *today* where it says
nowadays: *today's world*, *still standing today*, *Today, the mill employs 40 people*.

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
_NOWADAYS = lazy_regex(
    r"\b(?:of|until|even|as they are|lives?|remains?) $|\bstill\b[^.;:]*$", regex.IGNORECASE
)
_THEN = lazy_regex(
    r"^,? (?:as|just as|than) (?:(?:it |they )?(?:was|were|did)|ever)\b", regex.IGNORECASE
)
_PERSONAL = frozenset({"i", "my", "me", "myself"})
_REPORTED = frozenset({"say", "announce", "report", "tell", "release", "publish"})
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
    once = True
    reads = frozenset({"structure", "quotes", "sentences", "tokens", "dates"})

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for each such word of the body."""
        for when in doc.dates:
            word = doc.at(when.span)
            if when.kind is not TimeKind.RELATIVE or word.lower() not in _WORDS:
                continue
            if when.sentence is None or doc.sentences[when.sentence].role is not Role.BODY:
                continue
            sentence = doc.sentences[when.sentence].span
            before = doc.text[sentence.start : when.span.start]
            after = doc.text[when.span.end : sentence.end]
            if _in_address(before, after) or _spoken(doc, when.sentence):
                continue
            if word.lower() != "today" or not _nowadays(doc, when.sentence, before, after):
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


def _in_address(before: str, after: str) -> bool:
    """Whether the word is part of an address on the web or of a hashtag."""
    return before.endswith((".", "/", "@", "#")) or (after[:1] in "./@" and after[1:2].isalnum())


def _spoken(doc: Document, sentence: int) -> bool:
    """Whether somebody speaks in the first person outside of quotation marks."""
    return any(
        token.lower in _PERSONAL and not doc.in_quotation(token.span)
        for token in doc.tokens.of_sentence(sentence)
    )


def _nowadays(doc: Document, sentence: int, before: str, after: str) -> bool:
    """Whether "today", between the rest of its sentence, means these times."""
    if _NOWADAYS.search(before) or _ERA.match(after) or _THEN.match(after):
        return True
    return not before and _habitual(doc, sentence, after)


def _habitual(doc: Document, sentence: int, after: str) -> bool:
    """Whether a sentence that opens with "Today," tells in the simple present how things are."""
    root = next((t for t in doc.tokens.of_sentence(sentence) if t.deprel == "root"), None)
    if root is None or not after.startswith(","):
        return False
    helpers = doc.tokens.children(root, "aux", "cop")
    if any(t.upos == "AUX" and t.lemma != "be" for t in helpers) or root.xpos == "VBG":
        return False
    if root.lemma in _REPORTED:
        return False
    return root.xpos in ("VBZ", "VBP") or any(t.xpos in ("VBZ", "VBP") for t in helpers)
