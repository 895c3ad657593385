"""odd-collocation: two words that no writer puts together.

## What it does
Flags a modifier, a verb or a noun that stands beside a word which in much text keeps company with a
synonym of it, and never with this one: *spherical warming* for *global warming*. The bar is lower
than that of TRA001, so the rule also meets good words that are merely rare in their place.

## Why it matters
Copy that has been translated or paraphrased by a machine betrays itself by such pairs long before a
fact is wrong. It is a reason to read the story against its source.

## Bad
The clerk spoke of planetary warming and of circular warming.
---
The clinic measures blood oppression for nothing.

## Good
The clerk spoke of global warming.
---
The clinic measures blood pressure for nothing.

## When to ignore
A writer of your own with a taste for the less worn word.

## Authority
Research on tortured phrases in spun text (Cabanac, Labbé and Magazinov, 2021; arXiv 2402.03370).
The pairs come from WordNet, the Moby Thesaurus and counts of word pairs; see the head of
data/tra_collocations.txt.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Finding, Rule, Severity
from newslint_rules.paraphrase._collocations import odd_pairs


class OddCollocation(Rule):
    """Flag pairs of words in which one is never used beside the other."""

    code = "TRA003"
    name = "odd-collocation"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"sentences", "tokens"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each odd pair."""
        for pair in odd_pairs(doc):
            yield self.finding(
                pair.span,
                f'"{doc.at(pair.span)}": nobody writes that. "{pair.phrase}"?',
                confidence=0.8 if pair.telling else 0.6,
            )
