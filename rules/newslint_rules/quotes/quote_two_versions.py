"""quote-two-versions: one quotation in two wordings.

## What it does
Compares the quotations of five words and more. Where two have most of their words in common, in the
same order, but not all, it asks which wording was spoken. An excerpt is no second version, nor are
two sentences of one speech that follow each other.

## Why it matters
A quotation is a document. Two wordings of it mean that at least one is invented.

## Bad
"We will never give up this harbour to anyone," Ruiz told the crowd.

The crowd cheered for a minute. Police watched from the quay.

Ruiz had promised the night before to fight on. "We shall never give up the harbour to anyone," she
said then.

## Good
"We will never give up this harbour to anyone," Ruiz told the crowd.

The crowd cheered for a minute. Police watched from the quay.

Later she said it again: "We will never give up this harbour."

## When to ignore
A slogan that the speaker varied, and the story says so.

## Authority
Accuracy checklists: compare quotations in headline, text and caption.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from newslint.api import Document, Finding, Option, Quote, Related, Rule, Severity
from newslint_rules.quotes._words import in_order, quoted_words

_SHORT_WORD = 3
_FEW = 5


class _Said(NamedTuple):
    """A quotation and its words."""

    quote: Quote
    words: tuple[str, ...]


class QuoteTwoVersions(Rule):
    """Flag a quotation that stands in the story in two wordings."""

    code = "QUO005"
    name = "quote-two-versions"
    severity = Severity.ERROR
    reads = frozenset({"quotes", "structure"})
    quotes = "both"
    options = (
        Option("similarity", 0.7, "Share of common words from which two are one."),
        Option("words", 5, "The fewest words of a quotation that is compared."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each later version."""
        said = [(quote, quoted_words(doc.at(quote.inner))) for quote in doc.quotes]
        long = [_Said(quote, words) for quote, words in said if len(words) >= self.option("words")]
        for one, other in _candidates(long):
            first, second = one.quote, other.quote
            if first.span.overlaps(second.span) or _adjacent(doc, first, second):
                continue
            if in_order(one.words, other.words) or in_order(other.words, one.words):
                continue
            if _is_title(doc.at(first.inner)) or _is_title(doc.at(second.inner)):
                continue
            share = SequenceMatcher(None, one.words, other.words, autojunk=False).ratio()
            if share >= self.option("similarity"):
                line = doc.line_of(first.span.start)
                yield self.finding(
                    second.span,
                    f"Much the same is quoted on line {line} in other words: which was said?",
                    related=(Related(first.span, "first version"),),
                    confidence=min(0.95, 0.3 + 0.7 * share),
                )


def _candidates(said: Sequence[_Said]) -> Iterator[tuple[_Said, _Said]]:
    """Pairs that share two words in a row, each quotation with the first few such before it."""
    seen: dict[tuple[str, str], list[int]] = {}
    for i, one in enumerate(said):
        pairs = set(pairwise(one.words))
        earlier = {j for pair in pairs for j in seen.get(pair, ())}
        for j in sorted(earlier):
            yield said[j], one
        for pair in pairs:
            places = seen.setdefault(pair, [])
            if len(places) < _FEW:
                places.append(i)


def _is_title(text: str) -> bool:
    """Whether the quotation is the title of a work."""
    words = [word for word in text.split() if len(word) > _SHORT_WORD]
    return sum(word[0].isupper() for word in words) > len(words) / 2


def _adjacent(doc: Document, first: Quote, second: Quote) -> bool:
    """Whether two quotations stand in one paragraph: parallel sentences of one speech."""
    return doc.structure.paragraph_at(first.span.start) == doc.structure.paragraph_at(
        second.span.start
    )
