"""surname-before-full-name: a person by surname only, before or without the full name.

## What it does

Reports a bare surname in the text whose full name follows only in a later sentence, and a surname
with *Mr*, *Mrs* or *Ms*, or one that speaks, whose full name the story never gives. A name that
the headline holds, one with an office before it (*President Okoro*), names in lists and in
quotations, and names that house vocabulary ``people`` knows are left alone.

## Why it matters

The reader meets somebody he was never introduced to. Usually the paragraph with the full name was
cut or moved down.

## Bad

VELIN - Lindgren finished the mosaic in the station on Monday after nine winters.

The town had lost hope of it. Ulla Lindgren, 70, a retired tiler, worked without pay.
---
VELIN - The town will close its only swimming pool in May.

The decision had been hard, Ms Brandt told the council, but the roof was past mending.

## Good

VELIN - Ulla Lindgren finished the mosaic in the station on Monday after nine winters.

The town had lost hope of it. Lindgren, 70, a retired tiler, worked without pay.

## When to ignore

People whom every reader knows by one name, which a house may list.

## Authority

First-reference practice of AP and Reuters: full name and role at first mention.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import regex

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
    lexicon,
)
from newslint_rules.names._similar import is_slip

_READ = frozenset({Role.BODY, Role.LIST_ITEM})
_TOP = frozenset({Role.HEADLINE, Role.DECK, Role.BYLINE})
_COURTESY = frozenset({"mr", "mrs", "ms", "miss", "sir", "dame"})
_CERTAIN = 0.95


class SurnameBeforeFullName(Rule):
    """Query a person who comes by surname before the full name, or never gets one."""

    code = "REF010"
    name = "surname-before-full-name"
    severity = Severity.ERROR
    reads = frozenset(
        {"structure", "quotes", "sentences", "tokens", "mentions", "entities", "attributions"}
    )

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for the first bare surname of each such person."""
        known = {word.casefold() for word in doc.vocabulary.get("people", ())}
        speakers = {a.speaker for a in doc.attributions}
        for entity in doc.entities:
            if entity.kind is not EntityKind.PERSON or entity.name is None:
                continue
            first = _first_in_text(doc, entity)
            if first is None or doc.at(first.span).casefold() in known:
                continue
            full = _full_names(doc, entity)
            if full:
                if _comes_too_late(doc, first, full):
                    yield self._late(doc, first, full[0])
            elif _needs_name(doc, first, speakers) and not _is_known(doc, entity, first):
                yield self._never(doc, first)

    def _late(self, doc: Document, first: Mention, full: Mention) -> Finding:
        message = (
            f'"{doc.at(first.span)}" comes before {doc.at(full.span)} is introduced on line '
            f"{doc.line_of(full.span.start)}: has a line been moved?"
        )
        related = (Related(full.span, "introduced here"),)
        return self.finding(first.span, message, related=related, confidence=0.8)

    def _never(self, doc: Document, first: Mention) -> Finding:
        titled = first.title is not None
        span = first.title.to(first.span) if first.title else first.span
        message = f'"{doc.at(span)}": who is this? The story never gives a full name.'
        severity = None if titled else Severity.WARNING
        return self.finding(span, message, severity=severity, confidence=0.75 if titled else 0.6)


def _first_in_text(doc: Document, entity: Entity) -> Mention | None:
    """The first naming in the text, if it is a bare surname outside quotations and lists."""
    for index in entity.mentions:
        mention = doc.mentions[index]
        role = doc.sentences[mention.sentence].role
        if mention.form in {Form.PRONOUN, Form.NOMINAL} or role in _TOP:
            continue
        bare = mention.form is Form.SURNAME and role in _READ and not mention.in_quote
        return mention if bare and not _is_listed(doc, mention) else None
    return None


def _is_listed(doc: Document, mention: Mention) -> bool:
    """Whether the name stands between the commas or brackets of a list, or joined to another."""
    before = doc.text[: mention.span.start].rstrip()[-1:]
    end = mention.span.end
    after = doc.text[end:].lstrip()[:1]
    last = regex.search(r",[^,.;]{2,30} and $", doc.text[: mention.span.start])
    joined = doc.text[mention.span.start - 1 : mention.span.start] in {"/", "-"}
    if joined or last or regex.match(r"\s+and \p{Lu}\w+[.,;]", doc.text[end:]):
        return True
    return before in set(",;:(") and after in set(",;)")


def _full_names(doc: Document, entity: Entity) -> list[Mention]:
    named = (doc.mentions[i] for i in entity.mentions)
    return [m for m in named if m.form is Form.NAME and " " in doc.at(m.span)]


def _comes_too_late(doc: Document, first: Mention, full: Sequence[Mention]) -> bool:
    """Whether the full name follows in a later sentence of the text, and ends in this surname."""
    later = full[0]
    if later.head < first.head or first.title is not None or later.sentence == first.sentence:
        return False
    if doc.sentences[later.sentence].role not in _READ or later.in_quote:
        return False
    if doc.at(first.span) in lexicon("places"):
        return False  # the city, not whoever bears its name
    head = doc.tokens[first.head]
    if head.deprel in {"compound", "nmod:poss"} and not _is_subject_somewhere(doc, first, later):
        return False
    return doc.at(later.span).split()[-1].casefold() == doc.at(first.span).casefold()


def _is_subject_somewhere(doc: Document, first: Mention, later: Mention) -> bool:
    """Whether the surname acts in a clause before the full name comes."""
    return any(
        doc.tokens[m.head].deprel.startswith("nsubj")
        for m in doc.mentions[first.index : later.index]
        if m.entity == first.entity and m.form is Form.SURNAME
    )


def _needs_name(doc: Document, first: Mention, speakers: set[int | None]) -> bool:
    """Whether the mention is surely that of a person who takes part in the story."""
    word, head = doc.at(first.span), doc.tokens[first.head]
    if first.title is not None:
        office = word.casefold() in lexicon("titles")  # an address: *Mr Chairman, I rise*
        return doc.at(first.title).rstrip(".").casefold() in _COURTESY and not office
    after = doc.tokens[head.index + 1 :][:1]
    if after and after[0].lemma in lexicon("person_nouns"):
        return False  # a firm: *Hallam spokesman*
    if head.deprel == "compound" or doc.tokens.children(head, "det"):
        return False
    if word in lexicon("demonyms") or word in lexicon("places") or not word[1:].islower():
        return False
    return first.index in speakers and first.confidence >= _CERTAIN


def _is_known(doc: Document, entity: Entity, first: Mention) -> bool:
    """Whether the headline holds the surname, or a fuller name ends in it or a slip of it."""
    word = doc.at(first.span)
    top = doc.structure.of_role(*_TOP, Role.SIGN_OFF)
    if any(word.casefold() in doc.at(paragraph.span).casefold() for paragraph in top):
        return True
    fuller = regex.search(rf"(?<!\p{{L}})\p{{Lu}}[\p{{L}}.’'-]+ {regex.escape(word)}\b", doc.text)
    if fuller and fuller.group().split()[0].rstrip(".").casefold() not in _COURTESY:
        return True
    return _is_misspelt(doc, entity, first)


def _is_misspelt(doc: Document, entity: Entity, first: Mention) -> bool:
    """Whether the surname is a slip away from another one of the story."""
    word = doc.at(first.span)
    return any(
        other is not entity and other.name is not None and is_slip(word, other.name.split()[-1])
        for other in doc.entities
    )
