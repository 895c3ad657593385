"""unbalanced-quotes: a quotation that never ends, or one that never began.

## What it does
Pairs quotation marks within each paragraph and flags the mark that has no partner. A quotation that
runs over several paragraphs may leave its closing marks off as long as the next paragraph opens
again, and one whose last paragraph closes is taken as meant. Apostrophes, inches and minutes are no
quotation marks.

## Why it matters
Readers cannot tell where the speaker stops and the writer goes on. The writer's words may end up in
somebody's mouth.

## Bad
"We won, he said. Nobody else in the hall spoke.
---
The pier will stay shut," the mayor said on Friday.

## Good
"We won," he said. Nobody else in the hall spoke.
---
"The pier will stay shut," the mayor said. "We have no money for it.

"We may find some in May."
---
The record was a 12" single, the players' favourite of the '90s.

## When to ignore
A poem or a document that is quoted whole without marks at each line.

## Authority
Newsroom convention: no closing mark only where the quotation runs on into the next paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.api import Document, Finding, Quote, Rule, Severity, Span

_SHOWN = 4


class UnbalancedQuotes(Rule):
    """Flag quotation marks without a partner."""

    code = "QUO001"
    name = "unbalanced-quotes"
    severity = Severity.ERROR
    reads = frozenset({"quotes"})
    quotes = "both"

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each mark without a partner."""
        quotes = [quote for quote in doc.quotes if quote.kind != "block"]
        for i, quote in enumerate(quotes):
            if not quote.opened:
                if not _ends_longer(quotes[:i]):
                    before = " ".join(doc.text[: quote.span.start].split()[-_SHOWN:])
                    message = f'A quotation ends after "{before}": where does it begin?'
                    yield self.finding(quote.span, message, confidence=0.9)
            elif _is_lone(quote) and not _is_ended(quotes[i + 1 :]):
                words = " ".join(doc.at(quote.inner).split()[:_SHOWN])
                message = f'The quotation that begins "{words}" never ends: where does it stop?'
                if not words:
                    message = "A quotation mark that opens nothing: one too many?"
                mark = Span(quote.span.start, quote.inner.start)
                yield self.finding(mark, message, confidence=0.9)


def _ends_longer(earlier: Sequence[Quote]) -> bool:
    """Whether a stray closing mark ends a quotation that began in an earlier paragraph."""
    last = next((quote for quote in reversed(earlier) if _is_lone(quote)), None)
    return last is not None and last.opened


def _is_ended(later: Sequence[Quote]) -> bool:
    """Whether the next mark without a partner closes the quotation."""
    following = next((quote for quote in later if _is_lone(quote)), None)
    return following is not None and not following.opened


def _is_lone(quote: Quote) -> bool:
    return not quote.opened or not (quote.closed or quote.continues)
