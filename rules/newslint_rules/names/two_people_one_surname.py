"""two-people-one-surname: a bare surname when two people of the story bear it.

## What it does

Reports a surname on its own, without title or first name, after two people with that surname have
been introduced by full name, unless it had come to mean the first of them before the second came
in, or follows at once on one of them. Firms and places that share the name do not count.

## Why it matters

Ali Hamid and Omar Hamid: who is "Hamid"? In court and family stories the mix-up can be libel.

## Bad

VELIN - Ali Hamid and Omar Hamid went on trial on Monday over a fire at the docks.

The judge read out the charges for an hour and the hall was full.

Hamid told the court that he had been at sea.

## Good

VELIN - Ali Hamid and Omar Hamid went on trial on Monday over a fire at the docks.

The judge read out the charges for an hour and the hall was full.

Omar Hamid told the court that he had been at sea.

## When to ignore

One of the two is named once in passing and nobody will think of him.

## Authority

Reuters on names: use first and last names to tell people apart.
"""

from __future__ import annotations

from collections.abc import Iterable

from newslint.api import (
    Document,
    Entity,
    EntityKind,
    Finding,
    Form,
    Mention,
    Related,
    Role,
    Rule,
)

_READ = frozenset({Role.BODY, Role.LIST_ITEM})
_AT_ONCE = 1


class TwoPeopleOneSurname(Rule):
    """Query a surname that may be either of two people's."""

    code = "NAM007"
    name = "two-people-one-surname"
    reads = frozenset({"structure", "quotes", "sentences", "tokens", "mentions", "entities"})

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for the first bare surname that two people claim."""
        families: dict[str, list[Entity]] = {}
        for entity in doc.entities:
            if entity.kind is EntityKind.PERSON and entity.name and " " in entity.name:
                families.setdefault(entity.name.split()[-1].casefold(), []).append(entity)
        for surname, members in families.items():
            if len(members) > 1:
                bare = _first_bare(doc, surname, members)
                if bare is not None:
                    yield self._finding(doc, bare, members)

    def _finding(self, doc: Document, bare: Mention, members: list[Entity]) -> Finding:
        full = [_introduction(doc, entity) for entity in members]
        named = sorted((m for m in full if m is not None), key=lambda m: m.head)[:2]
        names = " or ".join(doc.at(m.span) for m in named)
        message = f'"{doc.at(bare.span)}": {names}?'
        related = tuple(Related(m.span, "introduced here") for m in named)
        return self.finding(bare.span, message, related=related, confidence=0.7)


def _introduction(doc: Document, entity: Entity) -> Mention | None:
    """The first full name of a person in the text."""
    return next(
        (
            m
            for m in (doc.mentions[i] for i in entity.mentions)
            if m.form is Form.NAME and doc.sentences[m.sentence].role in _READ
        ),
        None,
    )


def _first_bare(doc: Document, surname: str, members: list[Entity]) -> Mention | None:
    """The first bare surname after two introductions, if no earlier one settles whom it means."""
    introductions = sorted(
        (m for e in members if (m := _introduction(doc, e)) is not None), key=lambda m: m.head
    )
    if len(introductions) < 2:
        return None
    indices = {e.index for e in members}
    named = [
        m
        for m in doc.mentions
        if m.entity in indices and m.form in {Form.NAME, Form.SURNAME} and not m.in_quote
    ]
    for mention in named:
        bare = mention.form is Form.SURNAME and doc.at(mention.span).casefold() == surname
        if not bare or doc.sentences[mention.sentence].role not in _READ:
            continue
        if mention.title is not None or mention.head < introductions[1].head:
            return None
        last = max((m for m in named if m.head < mention.head), key=lambda m: m.head)
        joined = introductions[1].sentence == introductions[0].sentence
        if mention.sentence - last.sentence <= _AT_ONCE and not joined:
            return None
        return mention
    return None
