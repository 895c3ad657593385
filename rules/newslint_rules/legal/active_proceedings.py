"""active proceedings: copy that may prejudice a case which is active before a British court.

## What it does

From an arrest, a warrant or a charge until verdict and sentence, queries four things that a juror
could not forget: that the accused, named or not, did it, told as a fact; that the accused has
previous convictions, a record, or served time; that the accused has confessed; and *the killer*,
*her attacker* and the like for the accused. It does not matter who says so of convictions and
confessions, unless it was said in open court. A verdict, a plea of guilty or an end of the case
ends it, and stories with another country's courts are left alone.

## Why it matters

Publication that creates a substantial risk of serious prejudice is a contempt, whatever was meant.
Trials have been stopped, and editors fined, over one line of background.

## Bad

A man of 34 was arrested in Harlow on Monday after a shopkeeper was stabbed, police said.

The man, who has two previous convictions for robbery, was being questioned at the police station.
---
The man who stabbed a nurse outside her home has been charged with attempted murder.

## Good

A man of 34 was arrested in Harlow on Monday after a shopkeeper was stabbed, police said.

The man was being questioned at the police station.
---
A man has been charged with attempted murder after a nurse was stabbed outside her home.

## When to ignore

A fair and accurate report, at the time, of what was said in open court (section 4 of the Act), and
facts that nobody disputes; the lawyer decides.

## Authority

Contempt of Court Act 1981 (UK): section 1 (strict liability), section 2 (substantial risk of
serious prejudice, active proceedings), section 4 (reports of proceedings in public), and
schedule 1, which tells when criminal proceedings begin and cease to be active.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import regex

from newslint.api import (
    Document,
    EntityKind,
    Finding,
    Form,
    Related,
    Rule,
    Sentence,
    Severity,
    Span,
    Token,
    lazy_regex,
    lexicon,
)
from newslint_rules.legal._active import EARLIER, IN_COURT, RECORD, active_against
from newslint_rules.legal._voice import doers, in_own_voice, is_fiction, is_history, told

_SENTENCED = lazy_regex(
    r"\b(?:convicted|jailed|imprisoned|sentenced|cautioned)\b", regex.IGNORECASE
)
_CONFESSED = lazy_regex(
    r"\b(?:confess(?:ed|es|ion)|own(?:ed|s) up|admit(?:ted|s) (?:to )?(?:(?:\w+ing|it|that|he"
    r"|she)\b|(?:the|her|his) (?:killing|murder|attack|stabbing|rape|robbery|theft))"
    r"|told (?:the )?(?:police|officers|detectives) (?:that )?(?:he|she) (?:had )?(?:did|done"
    r"|killed|stabbed|shot|strangled|stolen|stole|raped|robbed|attacked))\b",
    regex.IGNORECASE,
)
_TELLS = (
    ("tells of an earlier record", RECORD, False),
    ("tells of an earlier record", _SENTENCED, True),
    ("tells of a confession", _CONFESSED, False),
)
_CAUGHT = frozenset({"arrest", "charge", "catch", "capture", "seize", "remand", "jail", "hold"})
_UNSURE = frozenset({"alleged", "suspected", "accused", "possible", "supposed", "not", "n't"})
_OWN = frozenset({"the", "his", "her", "their", "its"})


class ActiveProceedings(Rule):
    """Query what may prejudice a case against somebody who is arrested or charged."""

    code = "LEG012"
    name = "active-proceedings"
    severity = Severity.ERROR
    default = ("bbc", "guardian", "reuters")
    supersedes = frozenset({"LEG001"})
    reads = frozenset(
        {"structure", "quotes", "sentences", "tokens", "mentions", "entities", "attributions"}
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each thing told of the accused that a jury should not read."""
        active = active_against(doc)
        if not active:
            return
        for sentence in told(doc):
            if not (is_history(doc, sentence) or is_fiction(doc, sentence)):
                yield from self._background(doc, sentence, active)
                yield from self._guilt(doc, sentence, active)

    def _background(
        self, doc: Document, sentence: Sentence, active: Mapping[int, Span]
    ) -> Iterator[Finding]:
        text = doc.at(sentence.span)
        if IN_COURT.search(text):
            return
        for what, pattern, earlier in _TELLS:
            match = pattern.search(text)
            if match is None or (earlier and not EARLIER.search(text)):
                continue
            span = Span(*match.span()).shifted(sentence.span.start)
            accused = _sole_person(doc, sentence, active)
            if accused is not None and not _is_denied(doc, span):
                yield self._finding(doc, span, what, active[accused])

    def _guilt(
        self, doc: Document, sentence: Sentence, active: Mapping[int, Span]
    ) -> Iterator[Finding]:
        for token in doc.words_in(sentence):
            if _is_deed(doc, token):
                people = [m.entity for m in doers(doc, token) if m.entity in active]
                what = "makes a fact of what is only charged"
            elif token.lemma in lexicon("leg_culprits", "newslint_rules.data"):
                people, what = list(_called(doc, token, active)), "finds the accused guilty"
            else:
                continue
            if people and in_own_voice(doc, token, epithet=_is_epithet(token)):
                yield self._finding(doc, token.span, what, active[people[0]])

    def _finding(self, doc: Document, span: Span, what: str, step: Span) -> Finding:
        line = doc.line_of(step.start)
        message = f'"{doc.at(span)}" {what}, and the case is active (line {line}): contempt?'
        related = (Related(step, "the case is active"),)
        return self.finding(span, message, related=related, confidence=0.75)


def _sole_person(doc: Document, sentence: Sentence, active: Mapping[int, Span]) -> int | None:
    """The accused, as its subject or as the only person of whom a sentence speaks."""
    people = {
        m.entity
        for m in doc.mentions
        if m.sentence == sentence.index and m.kind is EntityKind.PERSON and not m.in_quote
    }
    subjects = {t.index for t in doc.words_in(sentence) if t.deprel.startswith("nsubj")}
    accused = people & active.keys()
    clear = any(
        m.entity in accused and m.head in subjects and m.form is not Form.NOMINAL
        for m in doc.mentions
    )
    if len(accused) != 1 or (people - accused and not clear):
        return None
    return next(iter(accused))


def _is_denied(doc: Document, span: Span) -> bool:
    """Whether *no*, *not* or *without* stands before the words."""
    before = doc.text[max(0, span.start - 25) : span.start].lower()
    return any(f" {word} " in f" {before} " for word in ("no", "not", "never", "without", "any"))


def _is_epithet(word: Token) -> bool:
    """Whether a word only describes somebody, so that it is the writer's whoever speaks."""
    return word.upos == "NOUN" or word.deprel == "acl:relcl"


def _is_deed(doc: Document, verb: Token) -> bool:
    """Whether a verb says that a crime was done to somebody or something."""
    if verb.upos != "VERB" or verb.lemma not in lexicon("leg_crime_verbs", "newslint_rules.data"):
        return False
    harmless = lexicon("leg_harmless_objects", "newslint_rules.data")
    objects = doc.tokens.children(verb, "obj") or doc.tokens.children(verb, "nsubj:pass")
    return any(t.lemma.lower() not in harmless for t in objects)


def _called(doc: Document, noun: Token, active: Mapping[int, Span]) -> Iterator[int]:
    """The accused whom a noun for a culprit stands for."""
    beside = {t.lower for t in doc.tokens.children(noun)}
    if noun.upos != "NOUN" or beside & _UNSURE or not beside & _OWN:
        return
    subjects = doc.tokens.children(
        noun, "nsubj", "appos"
    )  # "Reed is the killer", "the killer, Reed"
    heads = {noun.index, *(t.index for t in subjects)}
    if subjects or noun.deprel == "appos":
        heads.add(noun.head)
        yield from (m.entity for m in doc.mentions if m.head in heads and m.entity in active)
    above = doc.tokens.head(noun)
    caught = above is not None and above.lemma in _CAUGHT and above.upos == "VERB"
    if caught and noun.deprel in ("nsubj:pass", "obj"):
        yield from active
