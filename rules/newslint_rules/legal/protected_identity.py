"""protected identity: the copy may tell who a victim of a sexual offence, or a child in court, is.

## What it does

Asks for the lawyer in four cases. A named person is the one who was raped, sexually assaulted,
abused or groomed, or is called the victim of it. A child is said to be the daughter, son or pupil
of somebody or some school by name, within two sentences of such an offence. A named defendant is
said to have abused a child of his own family. A named person under 18 is arrested, charged, tried
or in care. Victims who tell it themselves outside a court, have waived their anonymity or are dead
are left alone, and so are children who are tried as adults.

## Why it matters

Most laws give such victims anonymity for life, and children in court until they are grown. Two
harmless details in two papers can name them together; one careless clause can do it alone.

## Bad

The girl, 14, a daughter of the grocer Ed Pyle, was sexually assaulted in May, police said.
---
Ana Pyle, 19, was raped in a car park, the court heard.
---
Tom Reed, 15, was charged with robbery on Monday.

## Good

A 14-year-old girl was sexually assaulted in May, police said.
---
Ana Pyle, 19, who has waived her right to anonymity, was raped in a car park, the court heard.
---
A boy of 15 was charged with robbery on Monday.

## When to ignore

The victim has waived anonymity in writing, a judge has lifted the order, or the law of the place
lets the name run; the copy had better say so.

## Authority

IPSO Editors' Code, clauses 6 (children), 7 (children in sex cases), 9 (reporting of crime) and 11
(victims of sexual assault).
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import (
    Document,
    Finding,
    Related,
    Rule,
    Sentence,
    Severity,
    Span,
    lazy_regex,
)
from newslint_rules.legal._identity import (
    family_of,
    is_child_before_the_law,
    is_sexual,
    speaks_out,
    tie,
    victims,
)
from newslint_rules.legal._status import dead
from newslint_rules.legal._voice import is_fiction, is_history, told

_WAIVED = lazy_regex(
    r"\bwaiv\w+ (?:\w+ ){0,3}anonymity\b|\banonymity (?:was|has been|is) (?:waived|lifted)\b"
    r"|\bspoken publicly\b|\bagreed to be (?:named|identified)\b|\b(?:gone|went) public\b",
    regex.IGNORECASE,
)
_LIFTED = lazy_regex(
    r"\b(?:tried|charged) as an? adults?\b|\bcan (?:now )?be named\b"
    r"|\breporting restrictions? (?:was|were|has been|have been) (?:lifted|waived)\b"
    r"|\bban on naming (?:him|her|them) (?:was|has been) lifted\b",
    regex.IGNORECASE,
)
_NEAR = 2


class ProtectedIdentity(Rule):
    """Query what may identify the victim of a sexual offence, or a child before the law."""

    code = "LEG007"
    name = "protected-identity"
    severity = Severity.ERROR
    quotes = "both"
    reads = frozenset({"structure", "sentences", "tokens", "mentions", "entities", "attributions"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each person, and for each tie that leads to one."""
        spared = set(dead(doc))
        if not _LIFTED.search(doc.text):
            yield from self._children(doc, spared)
        sexual = {s.index for s in doc.sentences if is_sexual(doc.at(s.span))}
        guarded = bool(sexual) and not _WAIVED.search(doc.text)
        for sentence in told(doc):
            if is_history(doc, sentence) or is_fiction(doc, sentence):
                continue
            if guarded:
                yield from self._victims(doc, sentence, spared)
            if guarded and any(abs(sentence.index - index) <= _NEAR for index in sexual):
                yield from self._ties(doc, sentence)

    def _victims(self, doc: Document, sentence: Sentence, spared: set[int]) -> Iterator[Finding]:
        for token in doc.words_in(sentence):
            for victim in victims(doc, token):
                name = doc.entities[victim.entity].name
                if name is None or victim.entity in spared:
                    continue
                spared.add(victim.entity)
                if speaks_out(doc, victim, sentence):
                    continue
                message = f"{name} as the victim of a sexual offence: may the name run? Lawyer."
                yield self._finding(victim.span, message, token.span)

    def _ties(self, doc: Document, sentence: Sentence) -> Iterator[Finding]:
        for token in doc.words_in(sentence):
            owner = family_of(doc, token)
            if owner is not None:
                name = doc.entities[owner.entity].name
                message = f'"{token.text}" of {name}: the tie names the child. Lawyer.'
                yield self._finding(token.span, message, owner.span)
            elif (found := tie(doc, token)) is not None:
                message = f'"{doc.at(found)}" beside a sexual offence: is the child known by it?'
                yield self.finding(found, message, confidence=0.8)

    def _children(self, doc: Document, spared: set[int]) -> Iterator[Finding]:
        for mention in doc.mentions:
            sentence = doc.sentences[mention.sentence]
            if mention.entity in spared or is_history(doc, sentence) or is_fiction(doc, sentence):
                continue
            if is_child_before_the_law(doc, sentence, mention):
                spared.add(mention.entity)
                entity = doc.entities[mention.entity]
                message = f"{entity.name}, {entity.ages[0]}, before the law: may the name run?"
                yield self.finding(mention.span, message, confidence=0.8)

    def _finding(self, span: Span, message: str, other: Span) -> Finding:
        related = () if other == span else (Related(other, "here"),)
        return self.finding(span, message, related=related, confidence=0.8)
