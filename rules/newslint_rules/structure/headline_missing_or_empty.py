"""headline-missing-or-empty: a story without a headline where there is a place for one.

## What it does
Asks for a headline where the front matter of a Markdown file gives none and the copy has no heading
either, and where a plain-text story begins with its byline. Other plain text has no place for a
headline and is left alone.

## Why it matters
Systems print an empty line, the file name or the word *Untitled* in its place.

## Bad
By Amina Otieno

KISUMU - The fish market reopened on Monday after two weeks of repairs.

## Good
Fish market reopens

By Amina Otieno

KISUMU - The fish market reopened on Monday after two weeks of repairs.
---
The fish market reopened on Monday after two weeks of repairs.

## When to ignore
A fragment that another page includes.

## Authority
Validators of editorial systems such as Superdesk treat the headline as a required field.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import Document, Finding, Role, Rule, Severity, Span, lazy_regex

_BY = lazy_regex(r"(?:by|from)\s", regex.IGNORECASE)
_FENCES = ("---", "+++")


class HeadlineMissingOrEmpty(Rule):
    """Flag a story that lacks its headline."""

    code = "STR002"
    name = "headline-missing-or-empty"
    severity = Severity.ERROR
    reads = frozenset({"structure"})
    quotes = "both"

    def check(self, doc: Document) -> Iterator[Finding]:
        """At most one finding, at the place where the headline should stand."""
        if doc.structure.headline is not None:
            return
        if doc.format == "markdown" and doc.source.startswith(_FENCES):
            message = "The front matter gives no headline: what is the story called?"
            yield self.finding(Span(0, 3), message, in_source=True)
        elif doc.format == "plain":
            first = next(iter(doc.structure.paragraphs), None)
            if first and first.role is Role.BYLINE and _BY.match(doc.at(first.span)):
                yield self.finding(first.span, "No headline above the byline: is it missing?")
