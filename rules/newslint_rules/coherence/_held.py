"""What happens where: events by their nouns and verbs, with the place the copy gives them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newslint.api import Document, EntityKind, Role, Span, Token, lexicon
from newslint_rules.coherence._gazetteer import Spot
from newslint_rules.coherence._placenames import IN, place_at, town_in_front
from newslint_rules.coherence._statements import Statement, base, cases, entity_of

_DATA = "newslint_rules.data"
_READ = frozenset({Role.HEADLINE, Role.DECK, Role.BODY, Role.LIST_ITEM})
_REACH = 8
OTHER = frozenset(
    "another other last next previous earlier later second third fourth final first each every any"
    " annual similar separate recent future past upcoming no such new own".split()
)
_IDLE = frozenset({"air", "deadly", "fatal", "special", "public", "full", "scale"})
_BREAK = frozenset(
    {",", ";", ":", "(", ")", "-", "–", "—", "who", "which", "that", "and", "or", "but"}
)
_LIGHT = frozenset({"make", "take"})
_TELLING = frozenset({"tell", "address"})


class Held(NamedTuple):
    """An event with its place; ``marks`` are the words that narrow it."""

    event: str
    marks: frozenset[str]
    definite: bool
    spot: Spot
    span: Span
    sentence: int


def held(doc: Document) -> Iterator[Held]:
    """All events that the writer places, in text order of their nouns and verbs."""
    nouns = lexicon("coh_gatherings", _DATA)
    for token in doc.tokens:
        if doc.sentences[token.sentence].role not in _READ or doc.in_quotation(token.span):
            continue
        if token.upos == "VERB":
            yield from _by_verb(doc, token)
        elif token.upos == "PROPN" or (token.upos == "NOUN" and _is_singular(token)):
            name = _name(doc, token)
            named = token.deprel in ("compound", "flat")  # *Fire Department*, *the parade route*
            if name in nouns and not named and not _words(doc, token) & OTHER:
                yield from _in_front(doc, token, name)
                yield from _behind(doc, token, name)
            elif _is_initials(token):
                yield from _by_initials(doc, token)


def _is_singular(token: Token) -> bool:
    """Whether a noun is no plural, which the form shows even where the tag is wrong."""
    return token.xpos != "NNS" or token.lower == token.lemma.lower()


def _name(doc: Document, token: Token) -> str:
    """The lemma, with *air strike* as one word."""
    before = doc.tokens[token.index - 1] if token.index else None
    lemma = token.lemma.lower()
    if before is not None and before.lower == "air" and lemma in ("strike", "raid"):
        return "airstrike"
    return lemma


def _words(doc: Document, token: Token) -> set[str]:
    return {c.lower for c in doc.tokens.children(token) if c.index < token.index}


def _marks(doc: Document, token: Token, leave: frozenset[int] = frozenset()) -> frozenset[str]:
    kinds = ("compound", "amod", "nmod:poss", "nummod", "flat")
    words = (c for c in doc.tokens.children(token, *kinds) if c.index not in leave)
    found = {base(c) for c in words if c.upos != "PRON"} - _IDLE
    return frozenset("america" if w in ("u.", "u.s.", "us", "american") else w for w in found)


def _in_front(doc: Document, token: Token, name: str) -> Iterator[Held]:
    """*The Ghent meeting*."""
    found = town_in_front(doc, token)
    if found is not None and "the" in _words(doc, token):
        where, run = found
        marks = _marks(doc, token, frozenset(t.index for t in run))
        yield Held(name, marks, True, where, run[0].span.to(token.span), token.sentence)


def _behind(doc: Document, token: Token, name: str) -> Iterator[Held]:
    """*The meeting in Ghent*, *a strike on a camp near Ghent*."""
    for word in doc.tokens[token.index + 1 : token.index + _REACH]:
        if word.sentence != token.sentence or word.lower in _BREAK:
            return
        if word.upos in ("VERB", "AUX") and word.xpos not in ("VBG", "VBN"):
            return
        found = place_at(doc, word) if word.upos == "ADP" and word.lower in IN else None
        if found is not None:
            definite = not _words(doc, token) & {"a", "an"}
            span = token.span.to(found[1])
            yield Held(name, _marks(doc, token), definite, found[0], span, token.sentence)
            return


def _is_initials(token: Token) -> bool:
    return token.upos == "PROPN" and token.text.isupper() and len(token.text) > 2


def _by_initials(doc: Document, token: Token) -> Iterator[Held]:
    """*In Ghent for the EXPO* and *at the EXPO fair in Ghent*: a gathering under its initials."""
    head = doc.tokens.head(token)
    if head is not None and token.deprel == "compound":
        if head.lemma.lower() in lexicon("coh_gatherings", _DATA):
            yield from _behind(doc, head, base(token))
        return
    if "for" not in cases(doc, token):
        return
    for word in reversed(doc.tokens[max(0, token.index - _REACH) : token.index]):
        if word.sentence == token.sentence and word.lower == "in":
            found = place_at(doc, word)
            if found is not None:
                yield Held(base(token), frozenset(), True, *found, token.sentence)
            return


@cache
def _classes() -> dict[str, str]:
    lines = (line.partition(": ") for line in lexicon("coh_placed", _DATA))
    return {verb: name for name, _, verbs in lines for verb in verbs.split()}


def _by_verb(doc: Document, token: Token) -> Iterator[Held]:
    """*She was born in Ghent*, *the play opens in Ghent*, *speaking in Ghent, she said*."""
    statement = Statement(doc, token)
    if statement.denied:
        return
    name = _class_of(doc, statement)
    parties = _parties(statement, name)
    if name is None or not parties or _words(doc, parties[0]) & {"a", "an", "another", "other"}:
        return
    found = _place_of(doc, token, name)
    if found is None:
        return
    where, span = found
    party = parties[0]
    entity = entity_of(doc, party)
    known = entity is not None and doc.entities[entity].kind is EntityKind.PERSON
    if not known and name not in ("hold", "crash", "found"):
        return
    key = f"{name}:{entity}" if known else f"{name}:{base(party)}"
    marks = frozenset() if known else _marks(doc, party) - {"first", "new"}
    yield Held(key, marks, True, where, token.span.to(span), token.sentence)


def _class_of(doc: Document, statement: Statement) -> str | None:
    lemma = statement.token.lemma.lower()
    if lemma == "speak" and statement.token.xpos == "VBG":
        return "speak"
    if lemma in _TELLING:
        return "speak"
    objects = {f"{lemma}:{t.lemma.lower()}" for t in doc.tokens.children(statement.token, "obj")}
    keys = statement.keys | objects
    return next((name for verb, name in _classes().items() if verb in keys), None)


def _parties(statement: Statement, name: str | None) -> tuple[Token, ...]:
    """Whom or what it happens to."""
    if name == "speak":
        return _speakers(statement)
    light = statement.token.lemma.lower() in _LIGHT
    return statement.doers if light else statement.done_to or statement.doers


def _speakers(statement: Statement) -> tuple[Token, ...]:
    if statement.doers or statement.token.deprel != "advcl":
        return statement.doers
    head = statement.doc.tokens.head(statement.token)
    return Statement(statement.doc, head).doers if head is not None else ()


def _place_of(doc: Document, verb: Token, name: str) -> tuple[Spot, Span] | None:
    """The place of what is done: behind a preposition, in front of a building, at an audience."""
    if verb.lemma.lower() in _TELLING:
        gatherings = lexicon("coh_gatherings", _DATA)
        heard = [
            t for t in doc.tokens.children(verb, "obj", "iobj", "obl") if t.lemma in gatherings
        ]
        nouns = [
            n for t in heard if "the" in _words(doc, t) for n in doc.tokens.children(t, "nmod")
        ]
    else:
        nouns = list(doc.tokens.children(verb, "obl"))
    for noun in nouns:
        case = next((c for c in doc.tokens.children(noun, "case") if c.lower in IN), None)
        found = place_at(doc, case) if case is not None else None
        if found is not None:
            return found
        town = town_in_front(doc, noun) if case is not None and name == "hold" else None
        if town is not None:
            return town[0], noun.span
    return None
