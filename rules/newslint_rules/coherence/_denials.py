"""What the story says of a thing here and denies of it there: insured, and not insured."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

from newslint.api import Document, EntityKind, Number, Span, Token
from newslint_rules.coherence._opposites import on_one_day, one_thing
from newslint_rules.coherence._statements import (
    Conflict,
    Statement,
    cases,
    entity_of,
    same,
    statements,
)

_NOT = frozenset({"not", "n't", "n’t", "never"})
_VAGUE = frozenset(
    "say tell give know want think have do be get make see go come need mean like believe feel"
    " expect comment respond return reply answer appear seem clear sure able available likely"
    " possible easy enough good bad true right wrong ready happy same new one".split()
)
"""Predicates that are said and denied of many things in one story."""
_REASONS = frozenset({"because", "despite", "due", "owing", "for", "by"})


def denials(doc: Document) -> Iterator[Conflict]:
    """Pairs of statements with one predicate and one subject, of which one has a *not*."""
    told: dict[str, list[Statement]] = defaultdict(list)
    denied: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements(doc):
        lemma = statement.token.lemma.lower()
        if lemma in _VAGUE or statement.clipped or statement.in_headline:
            continue
        if _is_denied(doc, statement):
            denied[lemma].append(statement)
        elif statement.flat:
            told[lemma].append(statement)
    for lemma in denied:
        for one, other in product(told[lemma], denied[lemma]):
            if _met(doc, one, other):
                first, second = sorted((one.token.span, _with_not(doc, other)))
                yield Conflict(second, first, 0.7)


def _with_not(doc: Document, statement: Statement) -> Span:
    children = doc.tokens.children(statement.token)
    return next(c.span for c in children if c.lower in _NOT).to(statement.token.span)


def _is_denied(doc: Document, statement: Statement) -> bool:
    """Whether a statement is no more than denied: not wanted, not possible, not asked."""
    children = doc.tokens.children(statement.token)
    if not any(c.lower in _NOT for c in children) or doc.in_quotation(statement.token.span):
        return False
    return statement.asserted and not any(c.xpos == "MD" and c.lower != "will" for c in children)


def _met(doc: Document, one: Statement, other: Statement) -> bool:
    if one.token.sentence == other.token.sentence or one.aside or other.aside:
        return False
    if one.turned(other) or other.turned(one) or not on_one_day(doc, one, other):
        return False
    if one.source != other.source:
        return False  # one says so, another denies it: a dispute
    subjects = (s.done_to if s.passive else s.doers for s in (one, other))
    if one.passive != other.passive:
        return False
    persons = _people(doc, one) & _people(doc, other)
    if not persons and not _are_one(doc, *subjects):
        return False
    return _objects(doc, one) == _objects(doc, other) and _beside(doc, other) <= _beside(doc, one)


def _are_one(doc: Document, ones: tuple[Token, ...], others: tuple[Token, ...]) -> bool:
    return same(doc, ones, others) and any(one_thing(doc, a, b) for a in ones for b in others)


def _people(doc: Document, statement: Statement) -> set[int]:
    """The persons that are the subject, also where it is a pronoun."""
    subjects = doc.tokens.children(statement.token, "nsubj", "nsubj:pass")
    ids = {i for t in subjects if (i := entity_of(doc, t)) is not None}
    return {
        i
        for i in ids
        if doc.entities[i].kind is EntityKind.PERSON and doc.entities[i].number is not Number.PLURAL
    }


def _objects(doc: Document, statement: Statement) -> frozenset[str]:
    found = doc.tokens.children(statement.token, "obj", "ccomp", "xcomp")
    return frozenset(child.lemma.lower() for child in found)


def _beside(doc: Document, statement: Statement) -> frozenset[str]:
    """What narrows a predicate, but for times and reasons."""
    return frozenset(
        child.lemma.lower()
        for child in doc.tokens.children(statement.token, "obl", "advmod", "nmod")
        if child.lower not in _NOT
        and not cases(doc, child) & _REASONS
        and not any(time.span.contains(child.span) for time in doc.dates)
    )
