"""long-paragraph: more sentences or words than one paragraph of news should hold.

## What it does
Counts the sentences and words of each body paragraph outside features and block quotes.

## Why it matters
On a phone eighty words fill the screen. Wire copy is cut from the end, paragraph by paragraph.

## Bad
The vote was close. The mayor lost by two. The opposition cheered in the gallery. A recount begins
on Monday. The result must stand by June.

## Good
The vote was close. The mayor lost by two. A recount begins on Monday.

## When to ignore
Features and analysis.

## Authority
Wire practice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from newslint.api import Document, Finding, Option, Role, Rule, Severity
from newslint_rules.readability._length import opening


class LongParagraph(Rule):
    """Flag paragraphs over either limit."""

    code = "REA003"
    name = "long-paragraph"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"structure", "sentences"})
    quotes = "both"
    options = (
        Option("sentences", 3, "most sentences in a paragraph."),
        Option("words", 80, "most words in a paragraph."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding, on its first words, for each paragraph that is too long."""
        sentences = Counter(sentence.paragraph for sentence in doc.sentences)
        for paragraph in doc.structure.of_role(Role.BODY):
            words = len(doc.at(paragraph.span).split())
            count = sentences[paragraph.index]
            if count > self.option("sentences") or words > self.option("words"):
                yield self.finding(
                    opening(doc.text, paragraph.span),
                    f"{count} sentences and {words} words in this paragraph: break it?",
                )
