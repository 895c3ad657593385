"""full-name-repeated: a full name again after the first reference.

## What it does

Reports the second full name of one person in the text, when nobody else in the story bears the
surname. Headlines, captions, lists and quotations do not count, nor do names of three or more parts
and stories in which the person is out of sight for a long stretch.

## Why it matters

After the introduction the surname is enough. A second full name makes the reader think of a second
person, and often tells that two takes were joined.

## Bad

VELIN - Ruth Adeyemi opened the shelter on Friday. It has forty beds.

The town paid for the roof. Ruth Adeyemi wants a kitchen.

## Good

VELIN - Ruth Adeyemi opened the shelter on Friday. It has forty beds.

The town paid for the roof. Adeyemi wants a kitchen.

## When to ignore

Long features, and cultures in which the whole name is always used.

## Authority

Second-reference practice of AP and Reuters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from newslint.api import (
    Document,
    Edit,
    Entity,
    EntityKind,
    Finding,
    Fix,
    Form,
    Mention,
    Related,
    Role,
    Rule,
    Severity,
)

_LONG_AGO = 15


class FullNameRepeated(Rule):
    """Offer the surname for a full name that has been given."""

    code = "NAM003"
    name = "full-name-repeated"
    severity = Severity.SUGGESTION
    default = "off"
    fix = "suggest"
    reads = frozenset({"structure", "quotes", "sentences", "tokens", "mentions", "entities"})

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for the first repeated full name of each person."""
        people = [e for e in doc.entities if e.kind is EntityKind.PERSON and e.name]
        bearers = Counter(_surname(e) for e in people)
        for entity in people:
            full = [m for m in _full(doc, entity) if not _is_listed(doc, m)]
            if len(full) < 2 or bearers[_surname(entity)] > 1:
                continue
            first, again = full[:2]
            if again.sentence - first.sentence <= _LONG_AGO:
                surname = doc.at(again.span).split()[-1]
                message = f'"{doc.at(again.span)}" was introduced on line {_line(doc, first)}.'
                fix = Fix(f"write {surname}", (Edit(again.span, surname),))
                related = (Related(first.span, "introduced here"),)
                yield self.finding(again.span, message, related=related, fix=fix, confidence=0.7)


def _line(doc: Document, mention: Mention) -> int:
    return doc.line_of(mention.span.start)


def _surname(entity: Entity) -> str:
    return (entity.name or "").split()[-1]


def _full(doc: Document, entity: Entity) -> list[Mention]:
    """The mentions by first and last name in the running text."""
    named = (doc.mentions[i] for i in entity.mentions)
    return [
        m
        for m in named
        if m.form is Form.NAME
        and len(doc.at(m.span).split()) == 2
        and not m.in_quote
        and doc.sentences[m.sentence].role is Role.BODY
    ]


def _is_listed(doc: Document, mention: Mention) -> bool:
    return doc.text[mention.span.end : mention.span.end + 1] in {",", ";", "("} and (
        doc.text[max(0, mention.span.start - 2) : mention.span.start].strip() in {",", ";", ":"}
    )
