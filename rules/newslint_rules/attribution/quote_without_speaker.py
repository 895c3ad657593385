"""quote-without-speaker: a quotation of a sentence or more, and nobody who says it.

## What it does

Looks for quotations that stand as sentences of their own and have no speaker: no verb of saying, no
source, and nobody who does anything by name, in the paragraph, the one before or the one after (two
after, where a story opens with the quotation). A quotation that goes on from the one before is left
alone, as is one that a signature, a colon, a letter, a sign or a slogan explains, and a round of
more than two such voices.

## Why it matters

Words in quotation marks are somebody's. When the line that named the speaker is cut, the reader
gives them to the last person mentioned, who may never have said them.

## Bad

Fire empties market hall in Orlo

ORLO - A fire destroyed the market hall of Orlo in the night to Sunday.

"We have lost everything. My father had this stall before me."

The hall was built in 1911 and held sixty stalls.

## Good

Fire empties market hall in Orlo

ORLO - A fire destroyed the market hall of Orlo in the night to Sunday.

"We have lost everything. My father had this stall before me," said Ana Ruiz, a fishmonger.

The hall was built in 1911 and held sixty stalls.
---
Fire empties market hall in Orlo

ORLO - A fire destroyed the market hall of Orlo in the night to Sunday.

Over its gate stood a line of the town's poet:

"You who enter, bring your hunger with you."

## When to ignore

A picture, a film or a box beside the text shows who speaks.

## Authority

Reuters Handbook, sourcing: identify the source of a quotation fast.
"""

from __future__ import annotations

from collections.abc import Iterable

from newslint.api import (
    Document,
    EntityKind,
    Finding,
    Form,
    Mention,
    Paragraph,
    Quote,
    Role,
    Rule,
    Severity,
)
from newslint_rules.attribution._speech import neighbours, outside_quotes, tells_who_speaks

_WORDS = 7
_MOST = 2  # more of them are a round of voices, and meant so
_NAMES = frozenset({Form.NAME, Form.SURNAME})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_MARKS = frozenset("\"'“‘«„")
_SIGNATURE = frozenset("-–—~•*·")
_SIGNATURE_WORDS = 9


class QuoteWithoutSpeaker(Rule):
    """Query a quotation that nobody is said to have spoken."""

    code = "ATT001"
    name = "quote-without-speaker"
    severity = Severity.ERROR
    quotes = "both"
    reads = frozenset({"structure", "quotes", "sentences", "tokens", "mentions", "attributions"})

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for each quotation without a speaker."""
        alone: list[Quote] = []
        spoken = {quote for attribution in doc.attributions for quote in attribution.quotes}
        for quote in doc.quotes:
            if quote.index in spoken or not _is_statement(doc, quote):
                continue
            paragraph = doc.structure.paragraph_at(quote.span.start)
            if paragraph is None or paragraph.role is not Role.BODY:
                continue
            if _stands_alone(doc, quote, paragraph) and not _is_explained(doc, paragraph):
                alone.append(quote)
        if len(alone) > _MOST:
            return
        for quote in alone:
            message = "Who says this? No speaker in this paragraph or beside it."
            yield self.finding(quote.span, message, confidence=0.8)


def _is_statement(doc: Document, quote: Quote) -> bool:
    """Whether a quotation is closed, ends as a sentence does and has a verb to itself."""
    if quote.kind != "direct" or not (quote.opened and quote.closed):
        return False
    words = doc.tokens.in_span(quote.inner)
    ends = doc.at(quote.inner).rstrip().endswith((".", "!", "?", "…"))
    finite = any(t.xpos in _FINITE and t.upos in {"VERB", "AUX"} for t in words)
    return ends and finite and sum(t.text[0].isalpha() for t in words) >= _WORDS


def _stands_alone(doc: Document, quote: Quote, paragraph: Paragraph) -> bool:
    """Whether the writer's sentence ends before the quotation, and another begins after it."""
    before = doc.text[paragraph.span.start : quote.span.start].rstrip()
    after = doc.text[quote.span.end : paragraph.span.end].lstrip()
    nested = doc.quote_at(quote.span.start) is not None
    return not nested and before[-1:] in {"", ".", "!", "?"} and not after[:1].islower()


def _is_explained(doc: Document, paragraph: Paragraph) -> bool:
    """Whether text beside the quotation may tell whose it is."""
    first = not neighbours(doc, paragraph, 1, 0)
    beside = neighbours(doc, paragraph, 1, 2 if first else 1)
    return _tells(doc, paragraph) or any(
        _tells(doc, p)
        or _is_quotation(doc, p)
        or _is_signature(doc, p)
        or doc.at(p.span).rstrip().endswith((":", "?"))
        for p in beside
    )


def _tells(doc: Document, paragraph: Paragraph) -> bool:
    if any(paragraph.span.contains(a.cue) for a in doc.attributions):
        return True
    if any(_acts(doc, mention, paragraph) for mention in doc.mentions):
        return True
    return any(tells_who_speaks(token) for token in outside_quotes(doc, paragraph.span))


def _acts(doc: Document, mention: Mention, paragraph: Paragraph) -> bool:
    """Whether a mention is a person by name who does something there: the one who then speaks."""
    if mention.in_quote or not paragraph.span.contains(mention.span):
        return False
    head = doc.tokens[mention.head]
    by_name = mention.kind is EntityKind.PERSON and mention.form in _NAMES
    return head.deprel.startswith("nsubj") and (by_name or head.lower in {"he", "she"})


def _is_quotation(doc: Document, paragraph: Paragraph) -> bool:
    """Whether a paragraph holds a quotation of a clause or more, so that a run of them goes on."""
    if doc.at(paragraph.span)[:1] in _MARKS:
        return True
    return any(q.kind != "partial" and q.span.overlaps(paragraph.span) for q in doc.quotes)


def _is_signature(doc: Document, paragraph: Paragraph) -> bool:
    """Whether a paragraph is only a name, or an item of a list: a mark in front, or a few words."""
    text = doc.at(paragraph.span).strip()
    short = len(text.split()) <= _SIGNATURE_WORDS and not text.endswith((".", "!", "?"))
    return text[:1] in _SIGNATURE or short
