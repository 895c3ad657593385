"""quote-nesting: a quotation within a quotation in the same marks.

## What it does
Looks for double marks inside double marks and single inside single. The fix turns the inner pair
into the other kind.

## Why it matters
Readers take the second opening mark for the end of the quotation.

## Bad
“She called it “fine”,” he said.

## Good
“She called it ‘fine’,” he said.

## When to ignore
The house quotes titles in double marks everywhere.

## Authority
Newsroom convention of the houses that run it.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Edit, Finding, Fix, Quote, Rule, Severity, Span

_OTHER = {
    "“": "‘", "”": "’", '"': "'", "‘": "“", "’": "”", "'": '"',
}  # fmt: skip


class QuoteNesting(Rule):
    """Flag a quotation in the marks of the one that holds it."""

    code = "QUO002"
    name = "quote-nesting"
    severity = Severity.SUGGESTION
    default = ("ap", "reuters", "guardian", "bbc")
    reads = frozenset({"quotes"})
    quotes = "both"
    fix = "safe"

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each inner quotation in the wrong marks."""
        whole = [q for q in doc.quotes if q.closed and q.opened and q.kind != "block"]
        for quote in whole:
            mark = doc.text[quote.span.start]
            outer = [q for q in whole if q is not quote and q.inner.contains(quote.span)]
            depth = [q for q in outer if doc.text[q.span.start] == mark]
            if mark in _OTHER and depth and len(outer) == 1:
                yield self.finding(
                    quote.span,
                    "A quotation within a quotation takes the other kind of marks.",
                    fix=Fix("change the inner marks", _edits(doc, quote), safe=True),
                )


def _edits(doc: Document, quote: Quote) -> tuple[Edit, ...]:
    ends = (Span(quote.span.start, quote.inner.start), Span(quote.inner.end, quote.span.end))
    return tuple(Edit(span, _OTHER.get(doc.at(span), doc.at(span))) for span in ends)
