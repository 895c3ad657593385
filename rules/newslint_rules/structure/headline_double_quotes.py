"""headline-double-quotes: double quotation marks in a headline.

## What it does
Flags double marks in a headline where the house uses single ones; the fix turns them into single
ones of the same kind.

## Why it matters
Single marks save space where space is short, and most desks that use them do so in every headline.

## Bad
“Sorry” is not enough, court tells ferry owner

The court told the ferry owner on Friday that sorry was not enough.

## Good
‘Sorry’ is not enough, court tells ferry owner

The court told the ferry owner on Friday that sorry was not enough.

## When to ignore
The house uses double marks in headlines.

## Authority
AP Stylebook, headlines: single quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Edit, Finding, Fix, Rule, Severity, Span

_SINGLE = {"“": "‘", "”": "’", '"': "'"}


class HeadlineDoubleQuotes(Rule):
    """Flag double quotation marks in the headline."""

    code = "STR009"
    name = "headline-double-quotes"
    severity = Severity.SUGGESTION
    default = ("ap", "bbc", "guardian", "reuters")
    reads = frozenset({"structure", "quotes"})
    quotes = "both"
    fix = "safe"

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each pair of double marks."""
        headline = doc.structure.headline
        if headline is None:
            return
        for quote in doc.quotes:
            whole = headline.span.contains(quote.span) and quote.closed and quote.opened
            ends = (
                Span(quote.span.start, quote.inner.start),
                Span(quote.inner.end, quote.span.end),
            )
            if whole and all(doc.at(end) in _SINGLE for end in ends):
                edits = tuple(Edit(end, _SINGLE[doc.at(end)]) for end in ends)
                yield self.finding(
                    quote.span,
                    "Headlines take single quotation marks.",
                    fix=Fix("write single marks", edits, safe=True),
                )
