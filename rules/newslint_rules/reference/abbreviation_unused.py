"""abbreviation-unused: initials in brackets that the story never uses again.

## What it does

Finds initials introduced in brackets after a name, or a name after its initials, when the initials
stand nowhere else in the story, headline and captions included. The same introduction made twice
is reported too. Initials that readers know better than the name are left alone.

## Why it matters

Brackets ask the reader to learn something. When nothing comes of it he was stopped for nothing;
often a later paragraph was cut.

## Bad

VELIN - The Western Union of Nurses (WUN) called a strike on Monday.

The union wants ten percent.

## Good

VELIN - The Western Union of Nurses called a strike on Monday.

The union wants ten percent.

## When to ignore

The initials are what readers will search for.

## Authority

Reuters Handbook and Guardian style guide, "abbreviations".
"""

from __future__ import annotations

from collections.abc import Iterable

from newslint.api import (
    Document,
    Edit,
    Finding,
    Fix,
    Initialism,
    Related,
    Rule,
    Severity,
    Span,
    lexicon,
)


class AbbreviationUnused(Rule):
    """Query bracketed initials that come to nothing."""

    code = "REF012"
    name = "abbreviation-unused"
    severity = Severity.SUGGESTION
    fix = "safe"
    reads = frozenset({"structure", "quotes", "initials"})

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for initials introduced and not used, or introduced twice."""
        for initialism in doc.initials:
            brackets = [span for use in initialism.uses if (span := _bracket(doc.text, use))]
            if not brackets or initialism.expansion is None:
                continue
            if len(brackets) == len(initialism.uses) == 1:
                yield self._unused(doc, initialism, brackets[0])
            elif len(brackets) > 1 and _same_name(doc, brackets):
                yield self._twice(doc, initialism, brackets)

    def _unused(self, doc: Document, initialism: Initialism, bracket: Span) -> Finding:
        message = f'"({initialism.letters})" is never used again: cut it, or has a line been lost?'
        known = initialism.letters in lexicon("initials_known")
        start = bracket.start - (doc.text[bracket.start - 1 : bracket.start] == " ")
        fix = Fix("cut the initials", (Edit(Span(start, bracket.end), ""),), safe=True)
        return self.finding(bracket, message, fix=fix, confidence=0.4 if known else 0.8)

    def _twice(self, doc: Document, initialism: Initialism, brackets: list[Span]) -> Finding:
        line = doc.line_of(brackets[0].start)
        message = f'"({initialism.letters})" was introduced on line {line} already.'
        related = (Related(brackets[0], "introduced here"),)
        return self.finding(brackets[1], message, related=related, confidence=0.8)


def _bracket(text: str, use: Span) -> Span | None:
    """The bracket that holds nothing but the initials."""
    if text[use.start - 1 : use.start] == "(" and text[use.end : use.end + 1] == ")":
        return Span(use.start - 1, use.end + 1)
    return None


def _same_name(doc: Document, brackets: list[Span]) -> bool:
    """Whether the same words stand before both brackets."""
    first, second = (doc.text[max(0, b.start - 15) : b.start].casefold() for b in brackets[:2])
    return first == second
