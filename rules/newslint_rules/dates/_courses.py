"""Courses that things take, step by step, and the dates that the copy gives for the steps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from newslint.api import Document, EntityKind, Form, Token, lazy_regex
from newslint_rules.dates._moments import Moment, moments
from newslint_rules.dates._who import verb_above, who

# What comes no earlier than what: verbs of one course, stage by stage.
_COURSES = (
    (("found", "establish", "incorporate"), ("dissolve", "disband", "abolish", "liquidate")),
    (("build", "construct"), ("open", "inaugurate"), ("demolish", "dismantle")),
    (("build", "construct"), ("sink", "scrap")),
    (("propose", "draft"), ("pass", "adopt", "enact", "ratify"), ("repeal", "revoke")),
    (("write", "film", "record"), ("publish", "release")),
    (("begin", "start"), ("finish", "complete", "conclude")),
    (("join",), ("leave", "quit")),
    (("die",), ("bury",)),
)
_ONCE = frozenset(
    "found establish incorporate demolish abolish enact ratify sink invent bury bear die "
    "assassinate murder".split()
)
_PREMISES = frozenset(
    "airport arena bank bridge cafe casino centre center cinema clinic factory garage hospital "
    "hotel library mall mill mine museum park plant pool port prison pub restaurant school shop "
    "stadium station store theatre theater tunnel zoo".split()
)
_WITH_OBJECT = frozenset({"join", "leave", "quit"})
_AGAIN = lazy_regex(
    r"\b(?:again|re-?\w+ed|second|third|another|new|newer|present|current|original\w*|first|old|"
    r"older|previous|earlier|later|version|edition|phase|stage|part|parts|section|extension|wing|"
    r"others?|each|every|several|many|some|likely|might|may|would|could|will|if|circa|around)\b",
    regex.IGNORECASE,
)
_UNDERTAKING = frozenset("construction work building renovation restoration filming".split())
_DETERMINED = frozenset({"the", "this", "that", "its", "their", "his", "her"})


class Dated(NamedTuple):
    """A verb (lemma) with its moment and keys of what it befell, and of what it was done to."""

    verb: str
    moment: Moment
    keys: frozenset[str]
    objects: frozenset[str]


def dated(doc: Document) -> Iterator[Dated]:
    """Every dated verb of the courses, outside quotations, of copy that speaks of one thing."""
    for moment in moments(doc):
        words = doc.tokens.in_span(moment.span)
        if not words or not moment.sure or doc.quote_at(moment.span.start) is not None:
            continue
        verb = verb_above(doc, words[0])
        if verb is None or (verb.lemma not in _ONCE and not _stages(verb.lemma)):
            continue
        if _AGAIN.search(doc.at(doc.sentences[moment.sentence].span)):
            continue
        objects = {key for t in doc.tokens.children(verb, "obj") for key in keys_of(doc, t)}
        if verb.lemma in _WITH_OBJECT:
            keys = {key for t in doc.tokens.children(verb, "nsubj") for key in keys_of(doc, t)}
        else:
            patient = befallen(doc, verb)
            keys = keys_of(doc, patient) if patient is not None else set()
        if keys and (objects or verb.lemma not in _WITH_OBJECT):
            yield Dated(verb.lemma, moment, frozenset(keys), frozenset(objects))


def befallen(doc: Document, verb: Token) -> Token | None:
    """The word for what a verb befalls: its object or, without one, its subject."""
    for relation in ("obj", "nsubj"):
        for child in doc.tokens.children(verb, relation):
            if child.lower not in ("which", "that", "who"):
                return child
            if verb.deprel.startswith("acl"):
                return doc.tokens.head(verb)
    head = doc.tokens.head(verb)
    if head is None or verb.deprel.startswith("acl"):
        return head
    if verb.deprel in ("advcl", "conj") and head.upos == "VERB":
        subjects = doc.tokens.children(head, "nsubj")
        return subjects[0] if subjects else None
    return None


def keys_of(doc: Document, token: Token) -> set[str]:
    """Keys by which two places are known to speak of one person or thing."""
    keys = who(doc, token)
    if token.lemma.lower() in _UNDERTAKING:
        below = doc.tokens.children(token, "nmod", "obl")
        return {key for child in below for key in keys_of(doc, child)}
    for mention in doc.mentions:
        if mention.head == token.index and mention.kind is not EntityKind.PERSON:
            if mention.form in (Form.NAME, Form.INITIALS):
                keys.add(doc.at(mention.span).lower())
            elif mention.form is Form.PRONOUN:
                keys.add(f"#{mention.entity}")
    if token.upos == "NOUN" and _alone(doc, token):
        keys.add(f"the {token.lemma.lower()}")
    return keys


def _alone(doc: Document, token: Token) -> bool:
    """Whether a noun is definite and the copy has no plural and no other narrowing of it."""
    modifiers = {t.lower for t in doc.tokens.children(token, "det", "nmod:poss")}
    if not modifiers & _DETERMINED:
        return False
    alike = [t for t in doc.tokens if t.upos == "NOUN" and t.lemma == token.lemma]
    return all(t.xpos == "NN" for t in alike) and len({_narrowed(doc, t) for t in alike}) <= 2


def _narrowed(doc: Document, token: Token) -> frozenset[str]:
    return frozenset(t.lower for t in doc.tokens.children(token, "amod", "compound", "nmod"))


def _stages(verb: str) -> list[tuple[int, int]]:
    """Courses that have the verb, with its stage there."""
    return [
        (number, stage)
        for number, course in enumerate(_COURSES)
        for stage, verbs in enumerate(course)
        if verb in verbs
    ]


def clashes(doc: Document) -> Iterator[tuple[Dated, Dated]]:
    """Two dated verbs of one thing, in text order, that cannot both be dated right."""
    found = list(dated(doc))
    for index, second in enumerate(found):
        for first in found[:index]:
            same = first.keys & second.keys
            if second.verb in _WITH_OBJECT or first.verb in _WITH_OBJECT:
                same = same if first.objects & second.objects else frozenset()
            if same and _clash(first, second):
                yield first, second
                break


def _clash(first: Dated, second: Dated) -> bool:
    one, other = first.moment, second.moment
    if first.verb == second.verb:
        once = first.verb in _ONCE or (first.verb == "open" and _premises(first.keys & second.keys))
        return once and (one.precedes(other) or other.precedes(one))
    for number, stage in _stages(first.verb):
        for course, later in _stages(second.verb):
            if number == course and stage != later:
                early, late = (one, other) if stage < later else (other, one)
                return late.precedes(early)
    return False


def _premises(keys: frozenset[str]) -> bool:
    """Whether keys are of a place that opens once, not each season."""
    return any(key.split()[-1] in _PREMISES for key in keys)
