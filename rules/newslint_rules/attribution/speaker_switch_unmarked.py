"""speaker-switch-unmarked: two quotations side by side, of two people.

## What it does

Flags a quotation that follows another in one paragraph, with nothing between but the first one's
attribution, where its own speaker, another person by name, comes only after it: *"A," Li said.
"B," said Mo.*

## Why it matters

The reader takes the second quotation for more of the first speaker, and has to go back when the
name comes.

## Bad

"The quay is safe," Lena Ruiz said. "The quay will fall within a year," said Tom Hale.

## Good

"The quay is safe," Lena Ruiz said. Tom Hale said: "The quay will fall within a year."
---
"The quay is safe," Lena Ruiz said. "It will stand for a century," Ruiz said.

## When to ignore

A round of short voices that is set as such.

## Authority

Reuters Handbook, sourcing: do not run quotations of different speakers together.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from newslint.api import (
    Attribution,
    Document,
    EntityKind,
    Finding,
    Form,
    Mention,
    Quote,
    Related,
    Rule,
    Severity,
)

_NAMES = frozenset({Form.NAME, Form.SURNAME})


class SpeakerSwitchUnmarked(Rule):
    """Query a quotation that seems to go on and is somebody else's."""

    code = "ATT015"
    name = "speaker-switch-unmarked"
    severity = Severity.WARNING
    quotes = "both"
    reads = frozenset(
        {"structure", "quotes", "sentences", "tokens", "mentions", "entities", "attributions"}
    )

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for each quotation whose new speaker comes too late."""
        told = {quote: a for a in doc.attributions for quote in a.quotes}
        for first, second in pairwise(q for q in doc.quotes if q.kind == "direct"):
            if first.index not in told or second.index not in told:
                continue
            one, other = told[first.index], told[second.index]
            if _runs_on(doc, first, second, one, other):
                speakers = _speaker(doc, one), _speaker(doc, other)
                if speakers[0] and speakers[1] and _differ(doc, speakers[0], speakers[1]):
                    yield self._finding(doc, second, speakers[0], speakers[1])

    def _finding(self, doc: Document, quote: Quote, before: Mention, after: Mention) -> Finding:
        names = doc.at(after.span), doc.at(before.span)
        message = f"{names[0]} speaks here, but this reads as more of {names[1]}: {names[0]} first?"
        related = (Related(before.span, "the speaker so far"), Related(after.span, "the new one"))
        return self.finding(quote.span, message, related=related, confidence=0.8)


def _runs_on(
    doc: Document, first: Quote, second: Quote, one: Attribution, other: Attribution
) -> bool:
    """Whether the second quotation opens a sentence right after the first one's attribution."""
    paragraph = doc.structure.paragraph_at(first.span.start)
    if paragraph is None or not paragraph.span.contains(second.span) or not first.closed:
        return False
    between = doc.text[first.span.end : second.span.start].strip()
    if any(second.span.end <= q.span.start < other.cue.start for q in doc.quotes):
        return False
    marked = first.span.end <= one.cue.start < second.span.start and between.endswith(".")
    return marked and other.cue.start >= second.span.end and between.count(". ") == 0


def _speaker(doc: Document, attribution: Attribution) -> Mention | None:
    """The speaker, if it is a person by name."""
    if attribution.speaker is None:
        return None
    mention = doc.mentions[attribution.speaker]
    named = mention.form in _NAMES and mention.kind is EntityKind.PERSON
    return mention if named else None


def _differ(doc: Document, one: Mention, other: Mention) -> bool:
    """Whether two full names are those of two people, with no word in common."""
    words = set(doc.at(one.span).split()) & set(doc.at(other.span).split())
    names = [doc.entities[mention.entity].name or "" for mention in (one, other)]
    return one.entity != other.entity and not words and all(" " in name for name in names)
