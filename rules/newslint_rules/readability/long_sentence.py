"""long-sentence: more words than a reader can hold.

## What it does
Counts the words of each sentence of the body against a limit, and asks once a story, at the longest
that exceeds it. Words inside quotation marks, list items and the first sentence of the story (see
long-lede) do not count.

## Why it matters
Past some forty words readers lose the subject before they reach the verb. One such sentence now and
then is a writer's choice; what to look at is the worst of them.

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

from newslint.api import (
    Document,
    Finding,
    Option,
    Related,
    Role,
    Rule,
    Sentence,
    Severity,
    Span,
)
from newslint_rules.readability._length import opening, word_count

_SHOWN = 4


class LongSentence(Rule):
    """Flag sentences over the limit."""

    code = "REA001"
    name = "long-sentence"
    severity = Severity.SUGGESTION
    reads = frozenset({"sentences", "quotes"})
    quotes = "both"
    options = (Option("words", 42, "most words in a sentence, outside quotation marks."),)

    def check(self, doc: Document) -> Iterator[Finding]:
        """At most one finding, on the first words of the longest sentence over the limit."""
        body = [sentence for sentence in doc.sentences if sentence.role is Role.BODY]
        counted = ((self._words(doc, sentence), sentence) for sentence in body[1:])
        long = [(words, sentence) for words, sentence in counted if words > self.option("words")]
        if not long:
            return
        words, longest = max(long, key=lambda found: found[0])
        message = f"sentence of {words} words: can it be two?"
        if len(long) > 1:
            message += f" {len(long)} of the story have more than {self.option('words')}."
        others = [(words, sentence) for words, sentence in long if sentence is not longest]
        related = tuple(
            Related(opening(doc.text, sentence.span), f"{words} words")
            for words, sentence in others[:_SHOWN]
        )
        yield self.finding(opening(doc.text, longest.span), message, related=related)

    def _words(self, doc: Document, sentence: Sentence) -> int:
        """The writer's words in a sentence; none in the end of somebody's longer quotation."""
        if len(sentence.words) <= self.option("words"):
            return 0
        start, end = sentence.span.start, sentence.span.end
        quotes = [q for q in doc.quotes if sentence.span.overlaps(q.span) and q.kind != "block"]
        if not all(quote.opened for quote in quotes):
            return 0
        inner = (Span(max(start, q.inner.start), min(end, q.inner.end)) for q in quotes)
        return word_count(doc.at(sentence.span)) - sum(word_count(doc.at(span)) for span in inner)
