"""headline-length: a headline too long for the line it has to fit.

## What it does
Counts the characters of the headline against the limit that the house sets.

## Why it matters
What does not fit is cut off on screens and terminals, and the cut takes the last words, often the
source.

## Bad
Owner of ferry that sank off northern islands in May says he is sorry for families of dead

The owner of the ferry said on Friday that he was sorry.

## Good
Ferry owner says he is sorry for families

The owner of the ferry said on Friday that he was sorry.

## When to ignore
Channels that wrap headlines.

## Authority
Reuters: about 64 characters with tags.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Finding, Option, Rule, Severity, Span


class HeadlineLength(Rule):
    """Flag headlines longer than the limit."""

    code = "STR003"
    name = "headline-length"
    severity = Severity.SUGGESTION
    default = ("reuters",)
    reads = frozenset({"structure"})
    quotes = "both"
    options = (Option("characters", 64, "The most characters that a headline may have."),)

    def check(self, doc: Document) -> Iterator[Finding]:
        """At most one finding, on what is too much."""
        headline = doc.structure.headline
        limit: int = self.option("characters")
        if headline is not None and len(headline.span) > limit:
            yield self.finding(
                Span(headline.span.start + limit, headline.span.end),
                f"The headline has {len(headline.span)} characters; {limit} fit.",
            )
