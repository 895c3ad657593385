"""long-sentence: more words than a reader can hold.

## What it does
Counts the words of each sentence of the body against a limit. Words inside quotation marks, list
items and the first sentence of the story (see long-lede) do not count.

## Why it matters
Past some thirty-five words readers lose the subject before they reach the verb.

## Bad
The bridge is shut. The council, which had promised last year to keep the old bridge open to buses
and to cyclists until a second crossing had been built by the province, said on Monday that it would
close it in June because two inspectors had found cracks in three of its four piers.

## Good
The council had promised to keep the old bridge open to buses until a second crossing was built. It
said on Monday that it would close the bridge in June. Inspectors found cracks in three piers.

## When to ignore
A list that is easy to follow.

## Authority
Reuters Handbook, Basics: count the words.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Finding, Option, Role, Rule, Severity
from newslint_rules.readability._length import opening, word_count


class LongSentence(Rule):
    """Flag sentences over the limit."""

    code = "REA001"
    name = "long-sentence"
    severity = Severity.SUGGESTION
    reads = frozenset({"sentences", "quotes"})
    quotes = "both"
    options = (Option("words", 35, "most words in a sentence, outside quotation marks."),)

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding, on its first words, for each sentence that is too long."""
        limit = self.option("words")
        body = [sentence for sentence in doc.sentences if sentence.role is Role.BODY]
        for sentence in body[1:]:
            if len(sentence.words) <= limit:
                continue
            quoted = sum(
                word_count(doc.at(quote.inner))
                for quote in doc.quotes
                if sentence.span.contains(quote.span) and quote.kind != "block"
            )
            words = word_count(doc.at(sentence.span)) - quoted
            if words > limit:
                first = opening(doc.text, sentence.span)
                yield self.finding(first, f"sentence of {words} words: can it be two?")
