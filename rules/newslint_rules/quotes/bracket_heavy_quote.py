"""bracket-heavy-quote: a quotation patched with so many brackets that it is no longer one.

## What it does
Counts the bracketed insertions in a quotation of a sentence or more; two or more in a short
quotation are flagged. *[sic]* and an ellipsis in brackets do not count.

## Why it matters
Readers trip over each bracket, and wonder what was really said. A paraphrase says it better.

## Bad
"[The] council [will] close the pier," he said.

## Good
"The council will close the [north] pier," he said.
---
He said the council would close the pier.

## When to ignore
Legal texts and documents, where every word counts.

## Authority
Reuters Handbook, parentheses.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Finding, Option, Rule, Severity, lazy_regex

_INSERTION = lazy_regex(r"\[(?!\s*(?:sic|\.\.\.|…)\s*\])[^\]\n]{1,60}\]")


class BracketHeavyQuote(Rule):
    """Flag quotations with several bracketed insertions."""

    code = "QUO008"
    name = "bracket-heavy-quote"
    severity = Severity.SUGGESTION
    reads = frozenset({"quotes"})
    quotes = "both"
    options = (Option("words", 15, "Words of quotation that should come with each insertion."),)

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each quotation with too many insertions."""
        for quote in doc.quotes:
            if quote.kind == "block":
                continue
            text = doc.at(quote.inner)
            count = len(_INSERTION.findall(text))
            if count > 1 and len(text.split()) < count * self.option("words"):
                yield self.finding(
                    quote.span,
                    f"{count} bracketed insertions in one quotation: better a paraphrase?",
                    confidence=0.8,
                )
