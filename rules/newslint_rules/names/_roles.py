"""Offices that stand without a name: *the foreign minister* as the subject of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import regex

from newslint.api import (
    Document,
    Entity,
    EntityKind,
    Form,
    Mention,
    Number,
    Role,
    lazy_regex,
    lexicon,
)
from newslint_rules.names._offices import Office, are_at_odds, forms_of, office_of

__all__ = ["Misnamed", "misnamed"]

_LEADING = lazy_regex(r"^(?:the|an?|its|his|her|their|[\p{L}]+['’]s)\s+", regex.IGNORECASE)
_OPENS = lazy_regex(r"[Tt]he ")
_TELLS_MORE = lazy_regex(r"(?:['’-]|,? \p{Lu}|,? (?:of|for|at|in|to|from|and|or)\b| who(?:se)?\b)")
_IS_BARE = lazy_regex(r"the \p{L}+( minister)?$", regex.IGNORECASE)
_PAST = lazy_regex(r"(?:former|ex|late|then)[ -](?:\p{L}+ ){0,2}$", regex.IGNORECASE)
_EVERYBODYS = frozenset({"president", "prime-minister", "chancellor", "pope"})
_ON_THE_SCENE = frozenset({"judge", "prosecutor", "defence", "referee", "coach", "goalkeeper"})
_OF_THE_PLACE = frozenset({"governor", "mayor", "speaker"})
_NEAR = 3
_NEXT = 2


class Misnamed(NamedTuple):
    """An office without a name, the person whom it must mean, and the title that person has.

    ``offices`` are what the two titles stand for.
    """

    mention: Mention
    offices: tuple[Office, ...]
    holder: Entity
    title: str


def misnamed(doc: Document) -> Iterator[Misnamed]:
    """Offices that nobody in the story holds, where somebody with another office must be meant."""
    for mention in _unnamed_offices(doc):
        offices = office_of(_LEADING.sub("", doc.at(mention.span)))
        if not offices or _stands_elsewhere(doc, mention, offices):
            continue
        holder = _holder(doc, mention, offices)
        if holder is None:
            continue
        titles = list(_titles(doc, holder, mention))
        if any(not are_at_odds(offices, held) for _, held in titles):
            continue
        if titles:
            words, held = titles[0]
            yield Misnamed(mention, (*offices, *held), holder, words)


def _unnamed_offices(doc: Document) -> Iterator[Mention]:
    """Subjects such as *the foreign minister* with no name and nothing else to tell which."""
    for mention in doc.mentions:
        if mention.form is not Form.NOMINAL or mention.number is Number.PLURAL or mention.in_quote:
            continue
        head = doc.tokens[mention.head]
        if (
            not head.deprel.startswith("nsubj")
            or doc.sentences[mention.sentence].role is not Role.BODY
        ):
            continue
        more = _TELLS_MORE.match(doc.text, mention.span.end)
        if _OPENS.match(doc.text, mention.span.start) and not more:
            yield mention


def _stands_elsewhere(doc: Document, mention: Mention, offices: Iterable[Office]) -> bool:
    """Whether the story speaks of that office in another place, past holders apart."""
    forms = "|".join(regex.escape(form) for form in forms_of(offices))
    for found in regex.finditer(rf"\b(?:{forms})s?\b", doc.text, regex.IGNORECASE):
        here = mention.span.start <= found.start() < mention.span.end
        if not here and not _PAST.search(doc.text, max(0, found.start() - 40), found.start()):
            return True
    return False


def _holder(doc: Document, mention: Mention, offices: Iterable[Office]) -> Entity | None:
    """Whom the office goes back to, else the last person before it within two sentences.

    Heads of state need no introduction, nor do judge or referee in a story of court or match, nor
    those of a place where they come in anew.
    """
    linked = doc.entities[mention.entity]
    names = {office.name for office in offices}
    bare = _IS_BARE.match(doc.at(mention.span)) is not None
    if bare and names & (_EVERYBODYS | _ON_THE_SCENE):
        return None
    if linked.kind is EntityKind.PERSON and linked.name is not None:
        return linked if _is_near(doc, mention, linked) else None
    if bare and names & _OF_THE_PLACE:
        return None
    for back in range(_NEXT + 1):
        near = {
            m.entity
            for m in doc.mentions[: mention.index]
            if mention.sentence - m.sentence == back and _is_person(doc.entities[m.entity])
        }
        if near:
            return doc.entities[near.pop()] if len(near) == 1 else None
    return None


def _is_person(entity: Entity) -> bool:
    person = entity.kind is EntityKind.PERSON and entity.name is not None
    return person and entity.name not in lexicon("places")


def _is_near(doc: Document, mention: Mention, holder: Entity) -> bool:
    return any(
        0 <= mention.sentence - doc.mentions[i].sentence <= _NEAR and i < mention.index
        for i in holder.mentions
    )


def _titles(
    doc: Document, holder: Entity, mention: Mention
) -> Iterator[tuple[str, tuple[Office, ...]]]:
    """What the story calls the holder elsewhere, with the offices it stands for."""
    nominals = (
        doc.at(doc.mentions[i].span)
        for i in holder.mentions
        if doc.mentions[i].form is Form.NOMINAL and i != mention.index
    )
    for words in (*holder.titles, *nominals):
        offices = office_of(_LEADING.sub("", words))
        if offices:
            yield words, offices
