"""modifier-pile: a noun under three modifiers in the wrong order.

## What it does
Reports a noun with three words or more before it of which a name comes first and a nationality or a
faith after it: *Islamic State Sunni Muslim militants*. In English the adjective of origin comes
before the name of the organisation, or the name goes behind the noun.

## Why it matters
Such piles come from languages that stack modifiers the other way. The reader has to sort them
before reading on.

## Bad
The army killed Islamic State Sunni Muslim militants near the border.

## Good
The army killed Sunni Muslim militants of Islamic State near the border.
---
The French Communist Party leader resigned. European Union foreign ministers met.

## When to ignore
A name of its own that happens to have this order.

## Authority
Quirk, Greenbaum, Leech and Svartvik, A Comprehensive Grammar of the English Language (1985),
chapter 17, the order of premodifiers.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, EntityKind, Finding, Role, Rule, Severity, Token, lexicon

_LEAST = 3
_READ = frozenset({Role.HEADLINE, Role.DECK, Role.BODY})


class ModifierPile(Rule):
    """Report nouns with an organisation's name before an adjective of origin."""

    code = "TRA005"
    name = "modifier-pile"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"sentences", "quotes", "tokens", "mentions"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each such noun."""
        origins = lexicon("demonyms")
        for noun in doc.tokens:
            if noun.upos != "NOUN" or doc.sentences[noun.sentence].role not in _READ:
                continue
            pile = _modifiers(doc, noun)
            if len(pile) < _LEAST or not _names_before(doc, pile, origins):
                continue
            pile_span = pile[0].span.to(noun.span)
            yield self.finding(
                pile_span,
                f'"{doc.at(pile_span)}": origin first, or the name behind the noun?',
                confidence=0.6,
            )


def _modifiers(doc: Document, noun: Token) -> list[Token]:
    """The words with a capital in a row right before a noun."""
    pile: list[Token] = []
    at = noun.index - 1
    while at >= 0 and doc.tokens[at].sentence == noun.sentence and doc.tokens[at].text.istitle():
        pile.insert(0, doc.tokens[at])
        at -= 1
    return pile


def _names_before(doc: Document, pile: list[Token], origins: frozenset[str]) -> bool:
    """Whether the pile begins with the name of an organisation and goes on with an origin."""
    ends = [
        mention.span.end
        for mention in doc.mentions
        if mention.span.start == pile[0].span.start and mention.kind is EntityKind.ORGANISATION
    ]
    words = [token.text for token in pile]
    ends += [
        pile[size - 1].span.end
        for size in range(1, len(words))
        if " ".join(words[:size]) in lexicon("organisations")
    ]
    return bool(ends) and any(t.text in origins for t in pile if t.span.start > max(ends))
