"""tortured-word: a synonym stands where only one word is ever used.

## What it does
Knows some three thousand set phrases of news English (*hunger strike*, *house
arrest*) and what a thesaurus offers for their words, and flags a phrase in which a word has been
swapped. Knows, too, words that are wrong in certain surroundings: *a fortress of the militia* for
its headquarters. Where the story has the phrase intact elsewhere, the message says so.

## Why it matters
Paraphrasing tools swap words one by one. Where one is found the rest of the copy needs to be read
against its source, because names, figures and quotations may have been swapped as well.

## Bad
Troops raided a fortress of the militia at dawn, in the most blatant operation against it in years.
---
Nurses began a famine strike outside the ministry after their leader was put under dwelling arrest.

## Good
Troops raided a headquarters of the militia at dawn. The fortress above the town was not touched.
---
Nurses began a hunger strike outside the ministry after their leader was put under house arrest.

## When to ignore
A pun, or a trade that has its own term.

## Authority
Research on tortured phrases in spun text (Cabanac, Labbé and Magazinov, 2021).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import regex

from newslint.api import (
    Document,
    Edit,
    Finding,
    Fix,
    Related,
    Role,
    Rule,
    Severity,
    Span,
    may_match,
)
from newslint_rules.paraphrase._setphrases import Swapped, swapped_phrases

_ROLES = (Role.HEADLINE, Role.DECK, Role.BODY, Role.SUBHEAD, Role.LIST_ITEM, Role.CAPTION)

_DATA = Path(__file__).parent.parent / "data"


class _Wrong(NamedTuple):
    pattern: str
    instead: str


class TorturedWord(Rule):
    """Flag swapped words of set phrases, and words wrong in their surroundings."""

    code = "TRA001"
    name = "tortured-word"
    severity = Severity.WARNING
    reads = frozenset({"structure"})
    quotes = "both"
    fix = "suggest"

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each swapped phrase or word, in text order of their paragraphs."""
        wrongs = [wrong for wrong in _wrong_words() if may_match(wrong.pattern, doc.text)]
        for paragraph in doc.structure.of_role(*_ROLES):
            start, end = paragraph.span.start, paragraph.span.end
            last_end = start
            for swapped in swapped_phrases(doc.text, start, end):
                if swapped.span.start >= last_end:
                    last_end = swapped.span.end
                    yield self._of_phrase(doc, swapped)
            for wrong in wrongs:
                for match in _compiled(wrong.pattern).finditer(doc.text, start, end):
                    span = Span(*match.span("word"))
                    message = (
                        f'"{doc.at(span)}" here: is "{wrong.instead}" meant? Check the source.'
                    )
                    yield self.finding(span, message, confidence=0.8)

    def _of_phrase(self, doc: Document, swapped: Swapped) -> Finding:
        phrase = " ".join(swapped.phrase)
        intact = doc.text.lower().find(phrase)
        related: tuple[Related, ...] = ()
        message = f'"{doc.at(swapped.span)}": the phrase is "{phrase}". Check the source text.'
        if intact >= 0:
            line = doc.line_of(intact)
            message = f'"{doc.at(swapped.span)}" here, but "{phrase}" on line {line}: one term?'
            related = (Related(Span(intact, intact + len(phrase)), "the usual term"),)
        return self.finding(
            swapped.span,
            message,
            related=related,
            fix=Fix(f'write "{phrase}"', (Edit(swapped.span, phrase),)),
            confidence=0.9 if len(swapped.phrase) > 2 else 0.7,
        )


@cache
def _wrong_words() -> tuple[_Wrong, ...]:
    source = (_DATA / "tra_context.toml").read_text(encoding="utf-8")
    return tuple(_Wrong(swap["wrong"], swap["instead"]) for swap in tomllib.loads(source)["swap"])


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern)
