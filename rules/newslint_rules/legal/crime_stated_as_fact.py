"""crime stated as fact: a named person is called a criminal, or a crime is told as done.

## What it does

Looks for a word such as *murderer*, *rapist* or *fraudster* beside the name of a person, and, where
the story says that somebody is arrested, charged, wanted or on trial, for verbs such as *stole* or
*stabbed* of which that person is the doer. The writer must be speaking: claims of police and
prosecutors, and what follows *accused of*, *allegedly* or *according to*, are left alone. So are
people who are convicted, plead guilty, confess or are dead in the story, history and fiction.

## Why it matters

Until a verdict it is a charge. Stated as fact it is libel, and in a running case contempt of court.

## Bad

Tom Reed, who defrauded dozens of clients, was arrested at his home on Monday.
---
The murderer Joe Cole was seen in the town on Sunday.

## Good

Tom Reed, accused by prosecutors of defrauding dozens of clients, was arrested on Monday.
---
The murderer Joe Cole, who was convicted in 2009, was seen in the town on Sunday.

## When to ignore

The facts are common ground, as when a policeman who fired does not deny it, or the conviction is
old and beyond doubt; the copy had better mention it.

## Authority

AP Stylebook, accused, and homicide, murder, manslaughter; IPSO Editors' Code, clauses 1 and 9;
Contempt of Court Act 1981 (UK), section 2 and schedule 1: proceedings are active from arrest,
warrant or charge.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from newslint.api import (
    Document,
    EntityKind,
    Finding,
    Form,
    Mention,
    Related,
    Rule,
    Sentence,
    Severity,
    Span,
    Token,
    lazy_regex,
    lexicon,
)
from newslint_rules.legal._status import accused, beyond_harm
from newslint_rules.legal._voice import doers, in_own_voice, is_fiction, is_history, told

_NAMES = frozenset({Form.NAME, Form.SURNAME})
_PREDICATE = lazy_regex(
    r"^(?:,? \d{2},| \(\d{2}\),|,)? (?:(?:is|was) )?(?:an?|the) (?:[\w-]+ ){0,2}$"
)
_HARMLESS = lazy_regex(
    r"\b(?:alleged|suspected|accused|convicted|admitted|confessed|self-confessed|reputed|not|called|"
    r"dubbed|branded|labell?ed|nicknamed|former|ex|giant|lady|cop|victims?|of|by|for|against|like)[\s-]"
    r"(?:[\w-]+ ){0,1}$",
    regex.IGNORECASE,
)
_SPARED = lazy_regex(
    r"\b(?:self-defen[cs]e|officers?|policem[ae]n|soldiers?|troops|deputy)\b", regex.IGNORECASE
)
_DISPUTABLE = frozenset({"kill", "shoot"})


class CrimeStatedAsFact(Rule):
    """Query a crime in the writer's voice."""

    code = "LEG001"
    name = "crime-stated-as-fact"
    severity = Severity.ERROR
    reads = frozenset(
        {"structure", "quotes", "sentences", "tokens", "mentions", "entities", "attributions"}
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each word that finds a named person guilty."""
        safe = beyond_harm(doc)
        for sentence in told(doc):
            if not is_history(doc, sentence, around=True):
                yield from self._labels(doc, sentence, safe)
        yield from self._acts(doc, accused(doc) - safe)

    def _labels(self, doc: Document, sentence: Sentence, safe: frozenset[int]) -> Iterator[Finding]:
        text = doc.at(sentence.span)
        for match in _label().finditer(text):
            span = Span(*match.span()).shifted(sentence.span.start)
            mention = _bearer(doc, sentence, span)
            if mention is None or mention.entity in safe or is_fiction(doc, sentence):
                continue
            word = doc.tokens.in_span(span)[-1]
            epithet = mention.title is not None and mention.title.contains(span)
            if _HARMLESS.search(text[: match.start()]):
                continue
            if not in_own_voice(doc, word, epithet=epithet):
                continue
            name = doc.entities[mention.entity].name
            message = f'"{doc.at(span)}", of {name}: convicted, and when? Else it is a charge.'
            yield self.finding(
                span, message, related=(Related(mention.span, "the name"),), confidence=0.8
            )

    def _acts(self, doc: Document, people: frozenset[int]) -> Iterator[Finding]:
        verbs = lexicon("leg_crime_verbs", "newslint_rules.data")
        for token in doc.tokens:
            if token.upos != "VERB" or token.lemma not in verbs:
                continue
            doer = next((m for m in doers(doc, token) if _is_one_of(doc, m, people)), None)
            if doer is None or not _is_crime(doc, token) or not in_own_voice(doc, token):
                continue
            sentence = doc.sentences[token.sentence]
            if is_history(doc, sentence) or is_fiction(doc, sentence):
                continue
            name = doc.entities[doer.entity].name
            message = f'"{token.text}" tells of {name} as a fact what is only charged: who says so?'
            yield self.finding(
                token.span, message, related=(Related(doer.span, "the accused"),), confidence=0.75
            )


@cache
def _label() -> regex.Pattern[str]:
    labels = sorted(lexicon("leg_labels", "newslint_rules.data"))
    entries = sorted(labels, key=len, reverse=True)
    return lazy_regex(rf"\b(?:{'|'.join(map(regex.escape, entries))})\b", regex.IGNORECASE)


def _bearer(doc: Document, sentence: Sentence, label: Span) -> Mention | None:
    """The named person beside whose name the label stands."""
    for mention in doc.mentions:
        entity = doc.entities[mention.entity]
        if mention.sentence != sentence.index or mention.form not in _NAMES:
            continue
        if entity.kind is not EntityKind.PERSON or mention.span.overlaps(label):
            continue
        before = label.end <= mention.span.start
        gap = doc.text[label.end : mention.span.start] if before else ""
        if before and (gap in {" ", ", "} or (mention.title and mention.title.contains(label))):
            return mention
        after = doc.text[mention.span.end : label.start]
        if not before and _PREDICATE.search(after):
            return mention
    return None


def _is_one_of(doc: Document, mention: Mention, people: frozenset[int]) -> bool:
    entity = doc.entities[mention.entity]
    return mention.entity in people and entity.kind is EntityKind.PERSON and bool(entity.name)


def _is_crime(doc: Document, verb: Token) -> bool:
    """Whether the verb is used of a victim or a loot, and nobody disputes only the guilt."""
    objects = doc.tokens.children(verb, "obj") or doc.tokens.children(verb, "nsubj:pass")
    if verb.lemma in _DISPUTABLE and _SPARED.search(doc.text):
        return False
    if verb.lemma in lexicon("leg_violence", "newslint_rules.data"):
        heads = {m.head for m in doc.mentions if m.kind is EntityKind.PERSON}
        return any(t.index in heads and t.lower not in {"himself", "herself"} for t in objects)
    harmless = lexicon("leg_harmless_objects", "newslint_rules.data")
    return any(t.lemma.lower() not in harmless for t in objects)
