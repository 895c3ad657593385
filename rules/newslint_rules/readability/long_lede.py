"""long-lede: a first sentence that readers will not finish.

## What it does
Counts the words of the first sentence of the body, after the dateline, against a limit.

## Why it matters
The first sentence must carry the news in one breath. Every clause added costs readers.

## Bad
Harbour police raided the headquarters of a powerful smuggling ring in the southern docks on Monday
and detained more than a dozen members of the group, port officials and two of its rivals said.

## Good
Harbour police raided the headquarters of a smuggling ring on Monday, port officials said.

## When to ignore
Features, whose first sentence sets a scene.

## Authority
Reuters Handbook, Basics: count the words in your first sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Finding, Option, Role, Rule, Severity
from newslint_rules.readability._length import opening, word_count


class LongLede(Rule):
    """Flag a first sentence over the limit."""

    code = "REA002"
    name = "long-lede"
    severity = Severity.SUGGESTION
    reads = frozenset({"sentences"})
    quotes = "both"
    options = (Option("words", 30, "most words in the first sentence."),)

    def check(self, doc: Document) -> Iterator[Finding]:
        """At most one finding, on the first words of the story."""
        lede = next((s for s in doc.sentences if s.role is Role.BODY), None)
        if lede is None:
            return
        words = word_count(doc.at(lede.span))
        if words > self.option("words"):
            first = opening(doc.text, lede.span)
            yield self.finding(first, f"first sentence of {words} words: what can wait?")
