"""quote-two-speakers: the same words in two mouths.

## What it does
Compares quotations of four words and more (option `words`) that agree word for word, and asks which
speaker is right where the story credits them to two people by name. Statements that several people
sign, and chants, have one source and are left alone.

## Why it matters
One of the two did not say it. Words are credited to the wrong person when copy is cut and pasted.

## Bad
"We shall not leave this valley," said Lena Ruiz, the mayor, on Monday.

The farmers sat in the road and sang.

"We shall not leave this valley," said Tom Hale, a farmer, on Monday.

## Good
"We shall not leave this valley," said Lena Ruiz, the mayor, on Monday.

The farmers sat in the road and sang.

"Nobody will move us," said Tom Hale, a farmer, on Monday.

## When to ignore
A slogan, a prayer or an oath that both spoke.

## Authority
Copy-desk practice.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import (
    Document,
    Entity,
    EntityKind,
    Finding,
    Option,
    Quote,
    Related,
    Rule,
    Severity,
)
from newslint_rules.quotes._words import quoted_words


class QuoteTwoSpeakers(Rule):
    """Flag a quotation that two people are said to have spoken."""

    code = "QUO006"
    name = "quote-two-speakers"
    severity = Severity.ERROR
    reads = frozenset({"quotes", "mentions", "entities", "attributions"})
    quotes = "both"
    options = (Option("words", 4, "The fewest words of a quotation that is compared."),)

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each quotation with another speaker than before."""
        first: dict[tuple[str, ...], tuple[Quote, Entity]] = {}
        for quote in doc.quotes:
            words = quoted_words(doc.at(quote.inner))
            speaker = _speaker(doc, quote)
            if speaker is None or len(words) < self.option("words"):
                continue
            earlier, before = first.setdefault(words, (quote, speaker))
            if before.index == speaker.index or _one_name(before, speaker):
                continue
            line = doc.line_of(earlier.span.start)
            yield self.finding(
                quote.span,
                f"{speaker.name} says here what {before.name} says on line {line}: whose words?",
                related=(Related(earlier.span, f"said by {before.name}"),),
                confidence=0.85,
            )


def _speaker(doc: Document, quote: Quote) -> Entity | None:
    """The person with a name who is credited with a quotation."""
    for attribution in doc.attributions:
        if quote.index in attribution.quotes and attribution.speaker is not None:
            entity = doc.entities[doc.mentions[attribution.speaker].entity]
            return entity if entity.kind is EntityKind.PERSON and entity.name else None
    return None


def _one_name(one: Entity, other: Entity) -> bool:
    """Whether two records may be one person: they share a word of their names."""
    return bool(set((one.name or "").split()) & set((other.name or "").split()))
