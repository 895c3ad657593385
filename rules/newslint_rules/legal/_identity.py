"""What gives away those whom the law protects: victims of sexual offences, and children."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import (
    Document,
    EntityKind,
    Form,
    Mention,
    Sentence,
    Span,
    Token,
    lazy_regex,
)
from newslint_rules.legal._voice import undergoers

__all__ = [
    "NAMES",
    "family_of",
    "is_child_before_the_law",
    "is_sexual",
    "speaks_out",
    "tie",
    "victims",
]

NAMES = frozenset({Form.NAME, Form.SURNAME})
"""The forms of mentions that tell who somebody is."""

_SEXUAL = lazy_regex(
    r"\b(?:rap(?:e|ed|es|ing|ist)|sexual(?:ly)? (?:assault|abus|exploit|offen[cs])\w*"
    r"|sex (?:attack|abuse|offen[cs]e|crime)s?|indecent(?:ly)? assault\w*|molest\w*"
    r"|grooming|groomed|incest|child abuse)\b",
    regex.IGNORECASE,
)
_ALWAYS = frozenset({"rape", "molest", "grope"})
_WITH_ADVERB = frozenset({"assault", "abuse", "exploit", "attack"})
_ADVERBS = frozenset({"sexually", "indecently"})
_ROLES = frozenset({"victim", "complainant", "accuser", "survivor"})
_KIN = frozenset(
    """daughter son stepdaughter stepson niece nephew granddaughter grandson sister brother
    stepsister stepbrother goddaughter godson""".split()
)
_LEARNERS = frozenset({"pupil", "student"})
_OWN = frozenset({"his", "her", "their"})
_AGE = lazy_regex(
    r"\b(?:\d|1[0-7]|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen)(?:-year-old|,| years old)"
)
_PROCESS = frozenset(
    "arrest charge indict convict sentence jail detain remand arraign try bail question".split()
)
_BEFORE_THE_LAW = lazy_regex(
    r"\b(?:appear(?:s|ed)? (?:in|at|before) (?:\w+ ){0,4}(?:court|magistrates|judge)"
    r"|plead(?:s|ed)?(?: not)? guilty|youth court|juvenile court|care proceedings"
    r"|in (?:foster )?care\b(?! (?:of|homes?|packages?)\b)|taken into care"
    r"|foster (?:home|family|parents))\b",
    regex.IGNORECASE,
)
_ON_OATH = lazy_regex(
    r"\b(?:court|jury|jurors|trial|judge|hearing|testif\w+|police|officers?|detectives?)\b",
    regex.IGNORECASE,
)
_ADULT = 18


def is_sexual(text: str) -> bool:
    """Whether a text speaks of a sexual offence."""
    return _SEXUAL.search(text) is not None


def victims(doc: Document, token: Token) -> Iterator[Mention]:
    """Who suffered the offence that a verb names, or is called its victim by a noun."""
    if _is_offence(doc, token):
        yield from (m for m in undergoers(doc, token) if m.kind is EntityKind.PERSON)
    elif token.lemma in _ROLES and is_sexual(doc.at(doc.sentences[token.sentence].span)):
        beside = {t.index for t in doc.tokens.children(token, "appos", "flat")}
        if token.deprel == "appos":
            beside.add(token.head)
        yield from (m for m in doc.mentions if m.head in beside and m.form in NAMES)


def _is_offence(doc: Document, token: Token) -> bool:
    if token.upos != "VERB":
        return False
    adverbs = {t.lower for t in doc.tokens.children(token, "advmod")}
    return token.lemma in _ALWAYS or bool(token.lemma in _WITH_ADVERB and adverbs & _ADVERBS)


def speaks_out(doc: Document, victim: Mention, sentence: Sentence) -> bool:
    """Whether the victim tells it in public, and not as a witness or to the police."""
    if _ON_OATH.search(doc.at(sentence.span)):
        return False
    here = (a.speaker for a in doc.attributions if a.sentence == sentence.index)
    return victim.entity in {
        doc.mentions[speaker].entity for speaker in here if speaker is not None
    }


def family_of(doc: Document, child: Token) -> Mention | None:
    """The person, named in the story, whose own child is said to have suffered an offence."""
    verb = doc.tokens.head(child)
    if child.lemma not in _KIN or verb is None or not _is_offence(doc, verb):
        return None
    owners = {t.index for t in doc.tokens.children(child, "nmod:poss") if t.lower in _OWN}
    owner = next((m for m in doc.mentions if m.head in owners), None)
    return owner if owner is not None and doc.entities[owner.entity].name is not None else None


def tie(doc: Document, child: Token) -> Span | None:
    """What ties a child to a name: *daughter of the grocer Ed Pyle*, *a pupil at Orlo School*."""
    kin, learner = child.lemma in _KIN, child.lemma in _LEARNERS
    minor = child.lemma == "pupil" or _AGE.search(doc.at(doc.sentences[child.sentence].span))
    if not (kin or learner) or child.upos != "NOUN" or not minor:
        return None
    for beside in doc.tokens.children(child, "nmod"):
        case = {t.lower for t in doc.tokens.children(beside, "case")}
        below = doc.tokens.subtree(beside)
        fits = "of" in case or (learner and "at" in case)
        if fits and any(t.upos == "PROPN" for t in below):
            return child.span.to(below[-1].span)
    return None


def is_child_before_the_law(doc: Document, sentence: Sentence, mention: Mention) -> bool:
    """Whether a mention names, here, somebody under 18 who is charged, tried or in care."""
    if mention.form not in NAMES or not _is_minor(doc, mention):
        return False
    for token in doc.words_in(sentence):
        taken = token.upos == "VERB" and token.lemma in _PROCESS
        if taken and any(m.entity == mention.entity for m in undergoers(doc, token)):
            return True
    beside = (m for m in doc.mentions if m.sentence == sentence.index and m.form in NAMES)
    grown = any(m.kind is EntityKind.PERSON and not _is_minor(doc, m) for m in beside)
    return not grown and _BEFORE_THE_LAW.search(doc.at(sentence.span)) is not None


def _is_minor(doc: Document, mention: Mention) -> bool:
    ages = doc.entities[mention.entity].ages
    return mention.kind is EntityKind.PERSON and bool(ages) and max(ages) < _ADULT
