"""plural-sources-singular: sources in the plural who turn out to be one.

## What it does

Asks how many sources there are where a story cites *sources*, *officials*, *diplomats*, *traders*
in the plural and goes on with *the source said*, *the official said*, and nowhere between has one
of them step forward (*a source*, *one of them*, *another*).

## Why it matters

Two sources are worth more than one. To write *sources* for a single one deceives the reader, and
*the source* after *sources* leaves him to guess which of them speaks.

## Bad

Sources in the talks said the yard would close. "There is no buyer," the source said.

## Good

A source close to the talks said the yard would close. "There is no buyer," the source said.
---
Sources in the talks said the yard would close. One source said a buyer had been sought in
vain. "There is no money," the source said.

## When to ignore

The single source was introduced by name or office in a way that the words do not show.

## Authority

Reuters Handbook, sourcing: never cite sources in the plural when there is only one.
"""

from __future__ import annotations

from collections.abc import Iterable

from newslint.api import Document, EntityKind, Finding, Form, Related, Rule, Severity, Token

# Common nouns for sources that are cited in numbers.
_NOUNS = frozenset("source official diplomat trader dealer insider aide executive analyst".split())
_ONE_OF_THEM = frozenset("one another second third other former latter".split())


class PluralSourcesSingular(Rule):
    """Query "the source said" after "sources said"."""

    code = "ATT007"
    name = "plural-sources-singular"
    severity = Severity.WARNING
    reads = frozenset({"quotes", "sentences", "tokens", "mentions", "attributions"})

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for the first singular of each noun that only stood in the plural."""
        speakers = {head.index: head for head in _speakers(doc)}
        plural: dict[str, Token] = {}
        single: set[str] = set()
        named = _named_people(doc)
        for token in doc.tokens:
            if token.index in named and plural:
                single |= _NOUNS - {"source"}
            noun = token.lemma.lower()
            if token.lower in _ONE_OF_THEM and token.upos not in {"NOUN"} and plural:
                single |= _NOUNS
            if noun not in _NOUNS or token.upos not in {"NOUN", "PROPN"}:
                continue
            if token.xpos in {"NNS", "NNPS"}:
                if token.index in speakers:
                    plural.setdefault(noun, token)
                continue
            earlier = plural.get(noun)
            spoken = token.index in speakers and noun not in single and _is_definite(doc, token)
            if earlier is not None and spoken:
                yield self._finding(doc, token, earlier)
            single.add(noun)

    def _finding(self, doc: Document, one: Token, many: Token) -> Finding:
        message = (
            f'"the {one.text}": which one? It was "{many.text}" on line '
            f"{doc.line_of(many.span.start)}: how many are there?"
        )
        return self.finding(
            one.span, message, related=(Related(many.span, "the plural"),), confidence=0.8
        )


def _speakers(doc: Document) -> Iterable[Token]:
    """The head words of all sources that the story cites."""
    for attribution in doc.attributions:
        if attribution.speaker is not None:
            yield doc.tokens[doc.mentions[attribution.speaker].head]
        elif attribution.speaker_span is not None:
            yield from doc.tokens.in_span(attribution.speaker_span)


def _named_people(doc: Document) -> set[int]:
    """The head words of people's names, one of whom may be the one who speaks."""
    return {
        m.head
        for m in doc.mentions
        if m.kind is EntityKind.PERSON and m.form in {Form.NAME, Form.SURNAME}
    }


def _is_definite(doc: Document, noun: Token) -> bool:
    """Whether it is "the source", with nothing between that tells it from the others."""
    before = doc.tokens[noun.index - 1] if noun.index else None
    return before is not None and before.lower in {"the", "this", "that"}
