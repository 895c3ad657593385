"""headline-case: a headline in capitals and small letters as another house sets them.

## What it does
Reads the body to tell names from common words: a word that the body writes small, and never with a
capital inside a sentence, is common. In a house of sentence case, a headline with two or more
common words in capitals is flagged; in a house of title case, one with two or more long words that
have none. Headlines all in capitals are left alone. Whether one headline mixes both is told by
STR006. The other case is only suggested: a name that the body never has would lose its capital.

## Why it matters
Headlines stand side by side on the page. One in the style of another house looks borrowed.

## Bad
Workers Block Harbour Over Low Wages

The workers block the harbour every May. They say that the wages are low, and that ships go over the
bar without pilots.

## Good
Workers block Akono harbour over low wages

The workers block the Akono harbour every May. They say that the wages are low.
---
Akono Harbour Board Says No

The Akono Harbour Board met in May.

## When to ignore
The title of a book or a film that is the whole headline.

## Authority
AP Stylebook, headlines: only the first word and proper nouns take a capital (as public summaries
tell it). Guardian and BBC: likewise, by general knowledge.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from newslint.api import Document, Edit, Finding, Fix, Option, Rule, Severity
from newslint_rules.structure._casing import HeadlineWord, headline_words, word_counts

_ENOUGH = 2
_LONG = 4


class HeadlineCase(Rule):
    """Query a headline that is set in the other case."""

    code = "STY012"
    name = "headline-case"
    severity = Severity.SUGGESTION
    default = ("ap", "guardian", "bbc")
    reads = frozenset({"structure"})
    quotes = "both"
    fix = "suggest"
    options = (Option("case", "sentence", "How headlines are set.", choices=("sentence", "title")),)

    def check(self, doc: Document) -> Iterator[Finding]:
        """At most one finding, on the headline."""
        headline = doc.structure.headline
        if headline is None or not any(char.islower() for char in doc.at(headline.span)):
            return
        words = list(headline_words(doc, headline.span))
        sentence = self.option("case") == "sentence"
        if len([word for word in words if word.capital == sentence and not word.free]) < _ENOUGH:
            return
        counts = word_counts(doc, words)
        wrong = [w for w in words if (_is_common(w, counts) if sentence else _is_small(w))]
        if len([word for word in wrong if not word.free]) < _ENOUGH:
            return
        change = str.lower if sentence else str.capitalize
        edits = tuple(Edit(word.span, change(word.text)) for word in wrong)
        shown = ", ".join(f'"{word.text}"' for word in _telling(wrong))
        yield self.finding(
            headline.span,
            f"{shown}: this house sets headlines in {self.option('case')} case.",
            fix=Fix(f"set it in {self.option('case')} case", edits),
        )


def _is_common(word: HeadlineWord, counts: Counter[str]) -> bool:
    """Whether a word with a capital is no part of a name."""
    return word.capital and (
        word.free or (counts[word.text.lower()] > 0 and counts[word.text] == 0)
    )


def _is_small(word: HeadlineWord) -> bool:
    """Whether a word without a capital takes one in title case."""
    return not word.capital and not word.free and len(word.text) >= _LONG


def _telling(words: Sequence[HeadlineWord]) -> list[HeadlineWord]:
    return [word for word in words if not word.free][:3]
