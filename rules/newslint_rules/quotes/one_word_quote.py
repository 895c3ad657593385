"""one-word-quote: a single word in quotation marks.

## What it does
Flags quotations of one word in the writer's own sentence.

## Why it matters
Readers hear a sneer. If the word is somebody's, say whose; if it is only odd, choose another.

## Bad
The "reform" passed by two votes.

## Good
The reform passed by two votes.
---
"No," the minister said.

## When to ignore
A word that the story is about, or one that is being contested.

## Authority
Newsroom convention: paraphrase rather than quote a single word.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Finding, Role, Rule, Severity
from newslint_rules.quotes._words import quoted_words


class OneWordQuote(Rule):
    """Flag single words in quotation marks."""

    code = "QUO004"
    name = "one-word-quote"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"quotes", "structure"})
    quotes = "both"

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each quoted word of the body."""
        for quote in doc.quotes:
            paragraph = doc.structure.paragraph_at(quote.span.start)
            if quote.kind != "partial" or paragraph is None or paragraph.role is not Role.BODY:
                continue
            word = doc.at(quote.inner)
            if len(quoted_words(word)) == 1 and word[0].islower():
                message = f'"{word}" alone in quotation marks: whose word is it?'
                yield self.finding(quote.span, message, confidence=0.7)
