"""headline-case-mixed: a headline that is neither in title case nor in sentence case.

## What it does
Decides from the body which capitals of the headline belong to names: a word that the body writes
small is a common word. Where most common words of the headline have capitals, it flags those that
have none, the second half of a compound included; where most have none, it flags a lone capital.
Articles, prepositions, conjunctions and quoted words may stand either way.

## Why it matters
Whatever style the house follows, a headline in two styles looks like a slip, and it is the first
thing that readers see.

## Bad
Harbour Workers Block Government-owned Terminal Over Pay

The workers blocked the terminal, which the government owns, over a dispute about pay. No ship left
the harbour.
---
Harbour workers block Terminal over pay

The workers blocked the terminal in a dispute about pay. No ship left the harbour.

## Good
Harbour Workers Block Government-Owned Terminal Over Pay

The workers blocked the terminal, which the government owns, over a dispute about pay. No ship left
the harbour.
---
Harbour workers block Akono terminal over pay

The workers blocked the Akono terminal in a dispute about pay. No ship left the harbour.

## When to ignore
A title or brand that the body does not mention in full.

## Authority
AP Stylebook, headlines: first word and proper nouns only; title case is the style of other houses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from newslint.api import Document, Edit, Finding, Fix, Rule, Span
from newslint_rules.structure._casing import HeadlineWord, headline_words, word_counts

_ENOUGH = 3
_FEW = 2


class HeadlineCaseMixed(Rule):
    """Flag words that break the style of capitals in a headline."""

    code = "STR006"
    name = "headline-case-mixed"
    reads = frozenset({"structure"})
    quotes = "both"
    fix = "suggest"

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each word in the rarer style."""
        headline = doc.structure.headline
        if headline is None or not any(char.islower() for char in doc.at(headline.span)):
            return
        words = list(headline_words(doc, headline.span))
        counts = word_counts(doc, words)
        small = [word for word in words if not word.capital and not word.free]
        common = [word for word in words if word.capital and _is_common(word, counts)]
        whole = [word for word in small if not word.joined]
        if len(common) >= _ENOUGH and len(whole) <= 1 and len(small) <= _FEW:
            for word in small:
                yield self._finding(doc, word, word.text.capitalize(), "title case")
        elif len(whole) >= _ENOUGH and len(common) == 1 and _is_lone(common[0]):
            yield self._finding(doc, common[0], common[0].text.lower(), "sentence case")

    def _finding(self, doc: Document, word: HeadlineWord, right: str, style: str) -> Finding:
        whole = _compound(doc.text, word.span) if word.joined else word.span
        shown = doc.text[whole.start : word.span.start]
        return self.finding(
            whole,
            f'"{shown}{word.text}" in a headline in {style}: "{shown}{right}"?',
            fix=Fix(f'write "{right}"', (Edit(word.span, right),)),
            confidence=0.8,
        )


def _compound(text: str, part: Span) -> Span:
    """The compound from its first word to its last part."""
    start = part.start
    while start > 0 and (text[start - 1].isalpha() or text[start - 1] == "-"):
        start -= 1
    return Span(start, part.end)


def _is_lone(word: HeadlineWord) -> bool:
    """Whether a capital cannot be part of a name or a title."""
    return word.alone and not word.free and len(word.text) > _FEW


def _is_common(word: HeadlineWord, counts: Counter[str]) -> bool:
    """Whether the word is no name: one that is always small, or that the body mostly writes so."""
    return word.free or counts[word.text.lower()] > counts[word.text]
