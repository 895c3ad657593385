"""allegation-without-source: an allegation, and nobody who makes it.

## What it does

Looks for *allegedly*, *reportedly*, *supposedly*, *is alleged to*, *is said to*, *is reported to*,
*is accused of* where the story names no source: no verb of saying, no police, court, charge, report
or witness in the paragraph, the two before it, the next one (three after a lede) or the headline.

## Why it matters

*Allegedly* protects nobody. Somebody alleges it, and the reader weighs a charge by who brings it.

## Bad

The harbour of Orlo was dredged in spring, at a cost of two million crowns.

Its director, Tomas Reed, allegedly took a tenth of the money.

## Good

The harbour of Orlo was dredged in spring, at a cost of two million crowns.

Its director, Tomas Reed, allegedly took a tenth of the money. Prosecutors say so.
---
The village is said to sleep under snow until April, the innkeeper told visitors.

## When to ignore

Legend and folklore, of which nobody knows who told it first.

## Authority

AP Stylebook, "allege": specify the source of an allegation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.api import Document, Finding, Paragraph, Role, Rule, Severity, Span, Token
from newslint_rules.attribution._speech import is_source, neighbours, outside_quotes

_ADVERBS = frozenset({"allegedly", "reportedly", "supposedly"})
_PASSIVES = frozenset({"allege", "say", "report"})
_BEFORE, _AFTER, _AFTER_LEDE = 2, 1, 3


class AllegationWithoutSource(Rule):
    """Query an allegation that nobody is said to make."""

    code = "ATT002"
    name = "allegation-without-source"
    severity = Severity.ERROR
    reads = frozenset({"structure", "quotes", "sentences", "tokens"})

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for the first allegation of each paragraph that has no source."""
        for paragraph in doc.structure.of_role(Role.BODY, Role.LIST_ITEM):
            cue = next(_cues(doc, paragraph), None)
            if cue is None or _has_source(doc, paragraph, cue):
                continue
            message = f'"{doc.at(cue)}": who says so? No source here or in the paragraphs beside.'
            yield self.finding(cue, message, confidence=0.8)


def _cues(doc: Document, paragraph: Paragraph) -> Iterator[Span]:
    for token in outside_quotes(doc, paragraph.span):
        cue = _cue(doc, token)
        if cue is not None:
            yield cue


def _cue(doc: Document, token: Token) -> Span | None:
    """The words that allege, if the token is their head."""
    tokens = doc.tokens
    if token.lower in _ADVERBS:
        return token.span
    passive = tokens.children(token, "aux:pass")
    if token.upos != "VERB" or not passive or _has_agent(doc, token):
        return None
    following = tokens[token.index + 1].lower if token.index + 1 < len(tokens) else ""
    accused = token.lemma == "accuse" and following == "of"
    alleged = token.lemma in _PASSIVES and following == "to"
    return passive[0].span.to(token.span) if accused or alleged else None


def _has_agent(doc: Document, verb: Token) -> bool:
    return any(token.lower == "by" for token in doc.tokens.subtree(verb))


def _has_source(doc: Document, paragraph: Paragraph, cue: Span) -> bool:
    """Whether somebody speaks, or a body that may allege stands, in or near the paragraph."""
    headline = doc.structure.headline
    after = _AFTER if neighbours(doc, paragraph, 1, 0) else _AFTER_LEDE
    places = [paragraph, *neighbours(doc, paragraph, _BEFORE, after)]
    if headline is not None:
        places.append(headline)
    return any(
        is_source(token) and not cue.contains(token.span)
        for place in places
        for token in doc.tokens.in_span(place.span)
    ) or any(q.kind == "direct" and q.span.overlaps(p.span) for p in places for q in doc.quotes)
