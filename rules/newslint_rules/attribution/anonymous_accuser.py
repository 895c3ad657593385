"""anonymous-accuser: a source without a name calls a named person a thief.

## What it does

Flags a claim that charges a named person or company with a crime or a low character (*is a thief,
stole, took bribes, is corrupt*) where its source has no name: *a source*, *an insider*, *a former
colleague who asked not to be named*. What police, courts and prosecutors state by office is left
alone.

## Why it matters

The accused cannot answer a shadow, and the paper alone stands behind the words. Handbooks forbid
attacks under cover of anonymity.

## Bad

Tomas Reed has run the harbour since May. "Reed is a thief," a source said.

## Good

Tomas Reed has run the harbour since May. "Reed is a thief," said Ana Ruiz, who kept his books.
---
Tomas Reed has run the harbour since May. A source said Reed would leave in June.

## When to ignore

The house's lawyer has read the copy and the source's reasons for anonymity are given.

## Authority

Reuters Handbook, sourcing: no attack on a person behind anonymity.
"""

from __future__ import annotations

from collections.abc import Iterable

from newslint.api import (
    Attribution,
    Document,
    EntityKind,
    Finding,
    Form,
    Mention,
    Related,
    Rule,
    Severity,
    Token,
    lexicon,
)

# Common nouns for a source that the story does not name, whatever stands beside them.
_SHADOWS = frozenset({"source", "insider"})
_COVERED = (
    "anonym",
    "familiar with the",
    "close to the",
    "not to be named",
    "not be named",
    "not be identified",
    "to be identified",
)
_OFFICES = frozenset(
    "police court judicial prosecution prosecutor legal law officer investigator security".split()
)
_NAMED = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION})
_SUBJECTS = ("nsubj",)


class AnonymousAccuser(Rule):
    """Query an attack on somebody by name from a source without one."""

    code = "ATT009"
    name = "anonymous-accuser"
    severity = Severity.ERROR
    quotes = "both"
    reads = frozenset(
        {"structure", "quotes", "sentences", "tokens", "mentions", "entities", "attributions"}
    )

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for each such claim."""
        seen: set[int] = set()
        for attribution in doc.attributions:
            source = _shadow(doc, attribution)
            if source is None:
                continue
            for token in doc.tokens.in_span(attribution.claim):
                target = _target(doc, token)
                if target is None or target.index == source.index:
                    continue
                if token.index not in seen:
                    seen.add(token.index)
                    yield self._finding(doc, token, source, target)
                break

    def _finding(self, doc: Document, word: Token, source: Mention, target: Mention) -> Finding:
        name = doc.entities[target.entity].name or doc.at(target.span)
        message = f'"{word.text}", said of {name} by {doc.at(source.span)}: on whose word?'
        return self.finding(
            word.span, message, related=(Related(source.span, "the source"),), confidence=0.8
        )


def _shadow(doc: Document, attribution: Attribution) -> Mention | None:
    """The source of a claim, if it has neither a name nor an office that may accuse."""
    if attribution.speaker is None:
        return None
    source = doc.mentions[attribution.speaker]
    head = doc.tokens[source.head]
    words = {t.lower for t in doc.tokens.subtree(head)}
    if source.form is not Form.NOMINAL or words & _OFFICES or head.lemma in _OFFICES:
        return None
    if any(t.upos == "PROPN" for t in doc.tokens.children(head, "appos", "flat", "nmod")):
        return None
    if head.lemma in _SHADOWS:
        return source
    sentence = doc.at(doc.sentences[attribution.sentence].span).lower()
    return source if any(word in sentence for word in _COVERED) else None


def _target(doc: Document, word: Token) -> Mention | None:
    """Who is charged, by name here or elsewhere in the story, if the word charges somebody."""
    if word.lemma not in lexicon("att_wrongdoing", "newslint_rules.data"):
        return None
    tokens = doc.tokens
    predicate = word
    if word.upos == "NOUN" and not tokens.children(word, "cop"):
        predicate = tokens.head(word) or word
        if word.deprel != "obj" or predicate.lemma not in {"take", "accept", "pay"}:
            return None
    if tokens.children(predicate, "aux:pass") or _is_denied(doc, predicate):
        return None
    subject = next((t for t in tokens.children(predicate, *_SUBJECTS)), None)
    if subject is None:
        return None
    mention = next((m for m in doc.mentions if m.head == subject.index), None)
    if mention is None or mention.kind not in _NAMED:
        return None
    return mention if doc.entities[mention.entity].name else None


def _is_denied(doc: Document, predicate: Token) -> bool:
    """Whether the clause says that it is not so, or only asks or supposes."""
    beside = doc.tokens.children(predicate)
    return any(t.lower in {"not", "n't", "n’t", "never", "no", "if", "whether"} for t in beside)
