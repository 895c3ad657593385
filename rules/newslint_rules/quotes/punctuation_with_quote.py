"""punctuation-with-quote: the comma or full stop stands on the wrong side of the closing mark.

## What it does
In American style commas and full stops go inside the closing mark, whatever they belong to. The
rule flags those that stand outside; with the option `side` set to `outside` it flags those that
stand inside a quotation of a few words that is no sentence.

## Why it matters
Only a matter of style, but one that readers of the other tradition notice in every line.

## Bad
"Yes", he said.

## Good
"Yes," he said.

## When to ignore
A word, a code or an address that is quoted letter for letter.

## Authority
Newsroom convention: American houses set them inside, British ones by sense.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Edit, Finding, Fix, Option, Rule, Severity, Span

_STOPS = ",."


class PunctuationWithQuote(Rule):
    """Flag commas and full stops on the wrong side of a closing mark."""

    code = "QUO003"
    name = "punctuation-with-quote"
    severity = Severity.SUGGESTION
    default = ("ap", "reuters")
    reads = frozenset({"quotes"})
    quotes = "both"
    fix = "safe"
    once = True
    options = (Option("side", "inside", 'Where they belong: "inside" or "outside".'),)

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each mark on the wrong side."""
        for quote in doc.quotes:
            if not quote.closed or not quote.opened or quote.kind == "block":
                continue
            close = Span(quote.inner.end, quote.span.end)
            inside = self.option("side") == "inside"
            stop = (
                Span(close.end, close.end + 1)
                if inside
                else Span(max(close.start - 1, quote.inner.start), close.start)
            )
            mark = doc.at(stop)
            if mark not in _STOPS or not mark or doc.text[stop.end : stop.end + 1] == mark:
                continue
            if not inside and quote.kind != "partial":
                continue
            both = stop.to(close)
            right = mark + doc.at(close) if inside else doc.at(close) + mark
            yield self.finding(
                both,
                f'"{mark}" goes {self.option("side")} the closing mark.',
                fix=Fix(f"write {right}", (Edit(both, right),), safe=True),
            )
