"""first-name-second-reference: an adult by first name in a story that else uses the surname.

## What it does

Reports a first name on its own, outside quotations, for a grown person whom the story calls by
surname elsewhere. People under 18, people who share their surname with another in the story,
royals, saints and clergy with titles, and stories that use first names throughout are left alone.

## Why it matters

First names make the one person a child or a friend and the other not. Mixed forms make the reader
count one person twice.

## Bad

VELIN - Ruth Adeyemi opened the shelter on Friday. It has forty beds.

Adeyemi said the town had paid for the roof. Ruth wants to add a kitchen.

## Good

VELIN - Ruth Adeyemi opened the shelter on Friday. It has forty beds.

Adeyemi said the town had paid for the roof. She wants to add a kitchen.

## When to ignore

Names of Iceland, Ethiopia or Burma, where the first name is the one used.

## Authority

Newsroom convention: adults by surname after the first mention.
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
    Severity,
)

_READ = frozenset({Role.BODY, Role.LIST_ITEM})
_GROWN = 18
_ROYAL = frozenset(
    "king queen prince princess pope saint st sir dame lady lord father sister brother emperor"
    " sultan sheikh duke duchess baron baroness rapper singer dj".split()
)


class FirstNameSecondReference(Rule):
    """Query a first name for somebody who goes by surname elsewhere."""

    code = "NAM004"
    name = "first-name-second-reference"
    severity = Severity.SUGGESTION
    reads = frozenset({"structure", "quotes", "sentences", "tokens", "mentions", "entities"})

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for the first such mention of each person."""
        surnames = [e.name.split()[-1] for e in doc.entities if e.name and _is_person(e)]
        for entity in doc.entities:
            if not _is_person(entity) or entity.name is None or " " not in entity.name:
                continue
            given, surname = entity.name.split()[0], entity.name.split()[-1]
            if surnames.count(surname) > 1 or given == surname or _is_spared(entity):
                continue
            mentions = [doc.mentions[i] for i in entity.mentions]
            by_surname = [m for m in mentions if doc.at(m.span) == surname]
            by_first = [m for m in mentions if doc.at(m.span) == given and _is_plain(doc, m)]
            if by_first and by_surname:
                yield self._finding(doc, entity, by_first[0], by_surname[0])

    def _finding(self, doc: Document, entity: Entity, first: Mention, usual: Mention) -> Finding:
        surname = doc.at(usual.span)
        line = doc.line_of(usual.span.start)
        message = f'"{doc.at(first.span)}" for {entity.name}, who is {surname} on line {line}.'
        related = (Related(usual.span, "by surname"),)
        return self.finding(first.span, message, related=related, confidence=0.7)


def _is_person(entity: Entity) -> bool:
    return entity.kind is EntityKind.PERSON


def _is_spared(entity: Entity) -> bool:
    """Whether the person is a child, or goes by first name with a title."""
    titles = {word.casefold().rstrip(".") for title in entity.titles for word in title.split()}
    return any(age < _GROWN for age in entity.ages) or bool(titles & _ROYAL)


def _is_plain(doc: Document, mention: Mention) -> bool:
    """Whether a first name stands alone in the writer's own text."""
    role = doc.sentences[mention.sentence].role
    bare = mention.form is Form.SURNAME and mention.title is None
    return bare and not mention.in_quote and role in _READ
