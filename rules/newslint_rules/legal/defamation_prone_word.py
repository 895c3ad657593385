"""defamation prone word: liar, corrupt, crook or racist, said of somebody by name.

## What it does

Finds words that charge a low character or conduct (*liar, crook, quack, corrupt, racist; lied,
bribed, cheated, scammed*) where the writer says them of a named person, company or body: before or
after the name, as what the name *is*, or as what it did. Words that a source says, and findings of
courts and inquiries, are left alone. With the option `quotations` those in quotations are shown,
too: a paper answers for what it quotes.

## Why it matters

Whoever is named can sue, and the paper must prove that it is true. Say what was done, and who says
so.

## Bad

The corrupt mayor Jo Platt will stand again in May.
---
Dr Karl Roth is a quack with two clinics on the coast.

## Good

Jo Platt, whom the union called corrupt, will stand again in May.
---
Dr Karl Roth, who lost his licence in 2019, has two clinics on the coast.

## When to ignore

A court has found it so, or it is an opinion, marked as one, on facts that the story gives.

## Authority

Reuters Handbook, Attention Editor items: contentious claims and allegations of wrongdoing.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import (
    Document,
    EntityKind,
    Finding,
    Form,
    Mention,
    Option,
    Related,
    Rule,
    Token,
    lazy_regex,
    lexicon,
)
from newslint_rules.legal._status import beyond_harm
from newslint_rules.legal._voice import doers, in_own_voice, is_fiction, is_history, told

_KINDS = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.GROUP})
_NAMES = frozenset({Form.NAME, Form.SURNAME, Form.INITIALS})
_FOUND = lazy_regex(
    r"\b(?:found|ruled|convicted|guilty|fined|admitted|admits|apologi[sz]ed|settled|confess\w+|"
    r"verdict|sentenced|jailed|inquiry|tribunal|judge)\b",
    regex.IGNORECASE,
)
_CONDUCT = frozenset({"lie", "bribe", "cheat", "scam", "deceive", "swindle", "con", "plagiarise",
                      "plagiarize"})  # fmt: skip
_LIED = frozenset({"lied", "lying"})


class DefamationProneWord(Rule):
    """Query words that lower a named party in the writer's voice."""

    code = "LEG008"
    name = "defamation-prone-word"
    quotes = "both"
    reads = frozenset(
        {"structure", "quotes", "sentences", "tokens", "mentions", "entities", "attributions"}
    )
    options = (Option("quotations", False, "Show such words in quotations, too."),)

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each such word."""
        words = lexicon("leg_defamatory", "newslint_rules.data")
        safe: frozenset[int] | None = None
        for sentence in told(doc):
            if is_history(doc, sentence) or _FOUND.search(doc.at(sentence.span)):
                continue
            for token in doc.words_in(sentence):
                if token.lemma.lower() not in words and token.lemma not in _CONDUCT:
                    continue
                target = _target(doc, token)
                if target is None or is_fiction(doc, sentence):
                    continue
                if not self._speaks(doc, token, target):
                    continue
                safe = beyond_harm(doc) if safe is None else safe
                if target.entity not in safe:
                    yield self._finding(doc, token, target)

    def _speaks(self, doc: Document, token: Token, target: Mention) -> bool:
        if doc.quote_at(token.span.start) is not None:
            return bool(self.option("quotations"))
        epithet = target.title is not None and target.title.contains(token.span)
        return in_own_voice(doc, token, epithet=epithet)

    def _finding(self, doc: Document, token: Token, target: Mention) -> Finding:
        name = doc.entities[target.entity].name or doc.at(target.span)
        quoted = doc.quote_at(token.span.start) is not None
        question = "the paper answers for it, too" if quoted else "who says so, on what ground?"
        message = f'"{token.text}", of {name}: {question}'
        return self.finding(
            token.span, message, related=(Related(target.span, "the name"),), confidence=0.75
        )


def _target(doc: Document, token: Token) -> Mention | None:
    """The named party of whom a word says it."""
    if token.lemma in _CONDUCT and token.upos == "VERB":
        return _doer(doc, token)
    if token.lemma.lower() not in lexicon("leg_defamatory", "newslint_rules.data"):
        return None
    if token.upos not in ("NOUN", "ADJ", "PROPN"):
        return None
    return next((m for m in _beside(doc, token) if _is_named(doc, m)), None)


def _doer(doc: Document, verb: Token) -> Mention | None:
    """Who lies, bribes or cheats; a ship that lies at anchor does not."""
    objects = doc.tokens.children(verb, "obj", "iobj")
    if verb.lemma == "lie":
        says = {"to", "about"} & {t.lower for t in doc.tokens.subtree(verb) if t.upos == "ADP"}
        lies_down = any(t.lower == "down" for t in doc.tokens.children(verb))
        if verb.lower not in _LIED or lies_down or (verb.lower == "lying" and not says):
            return None
    elif not objects or any(t.lemma in {"death", "fate", "time"} for t in objects):
        return None
    return next((m for m in doers(doc, verb) if _is_named(doc, m)), None)


def _beside(doc: Document, token: Token) -> Iterator[Mention]:
    """The mentions that a noun or adjective describes."""
    tokens = doc.tokens
    heads: set[int] = set()
    if tokens.children(token, "cop"):
        heads |= {t.index for t in tokens.children(token, "nsubj") if t.deprel == "nsubj"}
    above = tokens.head(token)
    if above is not None and token.deprel in ("amod", "appos", "compound", "flat"):
        heads.add(above.index)
        heads |= {t.index for t in tokens.children(above, "appos", "flat")}
        if above.deprel == "nmod:desc":
            heads.add(above.head)
    heads |= {t.index for t in tokens.children(token, "appos", "flat")}
    for mention in doc.mentions:
        title = mention.title is not None and mention.title.contains(token.span)
        if title or mention.head in heads:
            yield mention


def _is_named(doc: Document, mention: Mention) -> bool:
    """Whether somebody who can sue is meant by name: no state, no people."""
    entity = doc.entities[mention.entity]
    if entity.kind not in _KINDS or mention.form not in _NAMES or entity.name is None:
        return False
    states = lexicon("places") | lexicon("demonyms")
    return not set(doc.at(mention.span).split()) <= states
