"""Opposite predicates said of the same parties: approved and rejected, dead and recovering."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import NamedTuple

import regex

from newslint.api import Document, EntityKind, Number, Span, TimeKind, Token, lazy_regex, lexicon
from newslint_rules.coherence._statements import (
    Conflict,
    Statement,
    base,
    cases,
    content,
    entity_of,
    modifiers,
    same,
    statements,
)

_OPENING = 4
_STANDING = frozenset({"for", "against", "with", "to", "of"})
_DEFINITE = frozenset({"the", "this", "his", "her", "its", "their"})
_SECOND = frozenset("another other second each every any some first third no".split())
_MANY = frozenset("percent one number share price rate market".split())
_STAYING = frozenset({TimeKind.CLOCK})
_AWAY = frozenset({TimeKind.YEAR, TimeKind.MONTH, TimeKind.DATE})
_COURTS = frozenset("court tribunal panel jury judge commission committee board".split())
_PENALTIES = frozenset("ban suspension conviction sentence fine penalty punishment verdict".split())
_DISPUTED = lazy_regex(
    r"\b(?:conflicting|contradictory|differing|mistaken|erroneous|premature|false) (?:\w+ )?"
    r"(?:accounts?|reports?|statements?|versions?|claims?|information)\b|\b(?:wrongly|falsely|"
    r"mistakenly|erroneously|widely|initially) reported\b",
    regex.IGNORECASE,
)


class _Pair(NamedTuple):
    frame: str
    one: frozenset[str]
    other: frozenset[str]


@cache
def _pairs() -> tuple[_Pair, ...]:
    table = []
    for line in sorted(lexicon("coh_opposites", "newslint_rules.data")):
        frame, _, sides = line.partition(": ")
        one, _, other = sides.partition("|")
        table.append(_Pair(frame, frozenset(one.split()), frozenset(other.split())))
    return tuple(table)


@cache
def _lemmas() -> frozenset[str]:
    return frozenset(w.partition(":")[0] for p in _pairs() for w in p.one | p.other)


def opposites(doc: Document) -> Iterator[Conflict]:
    """Pairs of statements that take back each other."""
    told = [
        s
        for s in statements(doc)
        if s.token.lemma.lower() in _lemmas() and s.flat and not _names_bereaved(s)
    ]
    for one, other in combinations(told, 2):
        if one.token.sentence == other.token.sentence:
            continue
        if any(_opposed(pair, one, other) and _met(doc, pair, one, other) for pair in _pairs()):
            if one.in_headline and _borne_out(doc, one, other):
                continue
            first, second = (one, other) if one.in_headline else (other, one)
            yield Conflict(_span(doc, first), _span(doc, second), 0.75)


def _names_bereaved(statement: Statement) -> bool:
    """Whether it says of the dead whom they leave: *he is survived by two sons*."""
    return statement.passive and statement.token.lemma.lower() == "survive"


def _span(doc: Document, statement: Statement) -> Span:
    """The predicate with a preposition of its own: *at large*, *voted against*."""
    token = statement.token
    start, end = token.span.start, token.span.end
    for word in doc.tokens[max(0, token.index - 1) : token.index + 2]:
        if word.sentence == token.sentence and word.upos == "ADP":
            if word.index > token.index and _is_listed(f"{token.lemma.lower()}:{word.lower}"):
                end = word.span.end
            elif word.head == token.index and word.index < token.index:
                start = word.span.start
    return Span(start, end)


def _is_listed(key: str) -> bool:
    return any(key in pair.one | pair.other for pair in _pairs())


def _opposed(pair: _Pair, one: Statement, other: Statement) -> bool:
    return bool(
        (pair.one & one.keys and pair.other & other.keys)
        or (pair.other & one.keys and pair.one & other.keys)
    )


def _met(doc: Document, pair: _Pair, one: Statement, other: Statement) -> bool:
    """Whether the parties, the source and the day of two opposed statements are the same."""
    if other.aside or (one.aside and not one.in_headline):
        return False
    if not one.in_headline and (
        one.turned(other) or other.turned(one) or not on_one_day(doc, one, other)
    ):
        return False
    sources = {one.source, other.source}
    if not one.in_headline and len(sources) > 1 and not (pair.frame == "state" and None in sources):
        return False
    if one.in_headline and other.sentence.index > _OPENING and pair.frame == "course":
        return False
    return _FRAMES[pair.frame](doc, one, other)


def on_one_day(doc: Document, one: Statement, other: Statement) -> bool:
    """Whether no date leads one of the two away from the day of the other."""
    days = _times(doc, one), _times(doc, other)
    if all(days):
        return bool(days[0] & days[1])
    kinds = {t.kind for t in doc.dates if t.sentence in (one.token.sentence, other.token.sentence)}
    return not kinds & _AWAY


def _deed(doc: Document, one: Statement, other: Statement) -> bool:
    if one.doers and other.doers and not same(doc, one.doers, other.doers):
        return False
    if same(doc, one.done_to, other.done_to):
        return bool(one.doers) or bool(other.doers) or one.in_headline
    both = bool(one.doers and other.doers) and one.in_headline
    return both and _shares_words(doc, one, other)


def _stand(doc: Document, one: Statement, other: Statement) -> bool:
    if not same(doc, one.doers, other.doers):
        return False
    if "abstain" in one.keys | other.keys:
        return True
    if one.in_headline:
        return _shares_words(doc, one, other)
    return same(doc, _goals(doc, one), _goals(doc, other))


def _goals(doc: Document, statement: Statement) -> tuple[Token, ...]:
    """What a stand is taken on: object, or what stands behind *for* and *against*."""
    behind = doc.tokens.children(statement.token, "obl")
    return (*statement.done_to, *(t for t in behind if cases(doc, t) & _STANDING))


def _course(doc: Document, one: Statement, other: Statement) -> bool:
    if not one.in_headline and not _times(doc, one) & _times(doc, other):
        return False
    if bool(one.done_to) != bool(other.done_to):  # *cut losses* and *losses were cut*
        return same(doc, one.done_to or one.doers, other.done_to or other.doers)
    if not same(doc, one.doers, other.doers):
        return False
    return not one.done_to or same(doc, one.done_to, other.done_to)


def _state(doc: Document, one: Statement, other: Statement) -> bool:
    if _DISPUTED.search(doc.text) or (one.token.lemma == "recover" and one.token.xpos == "VBD"):
        return False  # who recovered may well die later
    bearers = [(a, b) for a in _bearers(one) for b in _bearers(other)]
    return any(_is_one_person(doc, a, b) or one_thing(doc, a, b) for a, b in bearers)


def _verdict(doc: Document, one: Statement, other: Statement) -> bool:
    """Whether one body clears somebody and lets a penalty stand."""
    judged = {base(t) for t in one.doers} & {base(t) for t in other.doers}
    penal = any(base(t) in _PENALTIES for s in (one, other) for t in s.done_to)
    return bool(judged & _COURTS) and penal


_FRAMES = {"verdict": _verdict, "deed": _deed, "stand": _stand, "course": _course, "state": _state}


def _bearers(statement: Statement) -> tuple[Token, ...]:
    bearers = statement.done_to or statement.doers
    beside = (t for b in bearers for t in statement.doc.tokens.children(b, "appos"))
    return (*bearers, *beside)


def _is_one_person(doc: Document, one: Token, other: Token) -> bool:
    ids = entity_of(doc, one), entity_of(doc, other)
    if ids[0] is None or ids[0] != ids[1]:
        return False
    entity = doc.entities[ids[0]]
    return (
        entity.kind is EntityKind.PERSON
        and entity.name is not None
        and entity.number is not Number.PLURAL
    )


def one_thing(doc: Document, one: Token, other: Token) -> bool:
    """Whether two nouns name one known thing: the same noun, and the story has no second of it."""
    lemma = one.lemma.lower()
    if lemma != other.lemma.lower() or lemma in _MANY:
        return False
    if one.upos == other.upos == "PROPN":
        return entity_of(doc, one) is not None and entity_of(doc, one) == entity_of(doc, other)
    first, second = sorted((one, other), key=lambda t: t.index)
    words = {c.lower for c in doc.tokens.children(second)}
    if not words & _DEFINITE or not same(doc, [one], [other]):
        return False
    nouns = [t for t in doc.tokens if t.upos == "NOUN" and t.lemma.lower() == lemma]
    kin = {c.lower for t in nouns for c in doc.tokens.children(t)}
    plural = any(t.xpos == "NNS" for t in nouns)
    return not (plural or kin & _SECOND) and modifiers(doc, first) >= modifiers(doc, second)


def _shares_words(doc: Document, one: Statement, other: Statement) -> bool:
    """Whether what hangs on the two predicates has a naming word in common, doers left out."""
    return bool(_matter(doc, one) & _matter(doc, other))


def _matter(doc: Document, statement: Statement) -> frozenset[str]:
    about = doc.tokens.children(statement.token, "obj", "obl", "ccomp", "xcomp", "nsubj:pass")
    return content(doc, about) - content(doc, statement.doers)


def _times(doc: Document, statement: Statement) -> frozenset[str]:
    index = statement.sentence.index
    own = (t for t in doc.dates if t.sentence == index and t.kind not in _STAYING)
    return frozenset(doc.at(t.span).lower() for t in own)


def _borne_out(doc: Document, one: Statement, other: Statement) -> bool:
    """Whether the story elsewhere says what the headline says."""
    sides = [p.one if p.one & one.keys else p.other for p in _pairs() if _opposed(p, one, other)]
    side = frozenset().union(*sides)
    for statement in statements(doc):
        if statement.in_headline or not side & statement.keys or statement.denied:
            continue
        if same(doc, one.doers, statement.doers) or same(doc, one.done_to, statement.done_to):
            return True
        if not statement.doers and _shares_words(doc, one, statement):
            return True
    return False
