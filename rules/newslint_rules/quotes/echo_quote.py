"""echo-quote: a quotation that says what the sentence before has just said.

## What it does
Compares each quoted sentence with the sentence of the writer right before it. Where most of the
words that carry meaning are the same, it asks whether both are needed.

## Why it matters
Readers are told the same thing twice, and the quotation loses its force.

## Bad
Mayor Lena Ruiz was delighted that the pier would reopen in spring. "I am delighted that the pier
will reopen in spring," she said.

## Good
Mayor Lena Ruiz welcomed the news. "I am delighted that the pier will reopen in spring," she said.

## When to ignore
The paraphrase is there to explain a hard quotation.

## Authority
Copy-desk practice.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Finding, Option, Related, Rule, Sentence, Severity
from newslint_rules.quotes._words import quoted_words

_EMPTY = frozenset(
    "a an and are as at be been but by for from had has have he her him his i in is it its me my of"
    " on or our said says she so that the their them they this to us was we were will with would"
    " you your not no all very am do does did".split()
)


class EchoQuote(Rule):
    """Flag quotations that repeat the sentence before them."""

    code = "QUO007"
    name = "echo-quote"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"quotes", "sentences", "structure"})
    quotes = "both"
    options = (
        Option("share", 0.7, "Share of its content words that the sentence before has, too."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each quotation that echoes."""
        for quote in doc.quotes:
            sentence = doc.sentence_at(quote.span.start)
            before = _before(doc, sentence)
            if quote.kind != "direct" or sentence is None or before is None:
                continue
            words = set(quoted_words(doc.at(quote.inner))) - _EMPTY
            known = set(quoted_words(doc.at(before.span)))
            if len(words) >= 3 and len(words & known) >= self.option("share") * len(words):
                yield self.finding(
                    quote.span,
                    "The sentence before says the same: are both needed?",
                    related=(Related(before.span, "said here"),),
                    confidence=0.6,
                )


def _before(doc: Document, sentence: Sentence | None) -> Sentence | None:
    """The writer's sentence before, None when it is a quotation itself."""
    if sentence is None or sentence.index == 0:
        return None
    before = doc.sentences[sentence.index - 1]
    quoted = any(quote.span.overlaps(before.span) for quote in doc.quotes)
    return None if quoted or before.role is not sentence.role else before
