"""title-conflict: one person with two titles that nobody holds at once.

## What it does

Collects the titles that stand before each person's name, and between commas after it, and compares
those of one kind: ranks of police and forces, offices of state, the clergy, posts in a company, in
court, on a team. Two that nobody holds at once are reported at the rarer, or else the later. Titles
with *former, acting, deputy* and the like are left out, and so are stories that tell how the person
changed office.

An office on its own, *the foreign minister* as the subject of a sentence, goes back to somebody
named before. If nobody in the story holds it, and the person it goes back to has another one of
the kind, that is reported too. Heads of state need no introduction and are let pass.

## Why it matters

It makes the reader wonder whether there are two people. Wrong ranks and seats are among the
commonest corrections.

## Bad

VELIN - Lieutenant Ruth Adeyemi led the climbers to the hut on Friday.

Maj. Adeyemi carried the stove.

## Good

VELIN - Lieutenant Ruth Adeyemi led the climbers to the hut on Friday.

Lt. Adeyemi carried the stove.

## When to ignore

The person does hold both, or was promoted between two dates of the story.

## Authority

Berendzen's checklist: titles correct.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import regex

from newslint.api import (
    Document,
    Entity,
    EntityKind,
    Finding,
    Form,
    Related,
    Rule,
    Span,
    lazy_regex,
)
from newslint_rules.names._offices import Office, are_at_odds, forms_of, office_of
from newslint_rules.names._roles import Misnamed, misnamed

_CHANGED = lazy_regex(
    r"\b(?:promot|appoint|nominat|elect|sworn|swear|inaugurat|succeed|becom|becam|named)\p{L}*\b"
)
_AFTER = lazy_regex(r", (?:the |its )(?P<title>\p{Ll}[\p{L} -]{2,40}?)(?=[,.;])")
_WHEN = lazy_regex(r"\b(?:as|then|ex|former|when|while)[ -]$", regex.IGNORECASE)
_REACH = 12
_SETTLED = frozenset({"rank", "legislature", "clergy"})
_NAMED = frozenset({Form.NAME, Form.SURNAME})
_Titled = tuple[Span, tuple[Office, ...]]


class TitleConflict(Rule):
    """Query a second title that the first one rules out."""

    code = "NAM002"
    name = "title-conflict"
    quotes = "both"
    reads = frozenset({"structure", "quotes", "sentences", "tokens", "mentions", "entities"})

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for each title that differs from another of the same person."""
        for entity in doc.entities:
            if entity.kind is EntityKind.PERSON and entity.name is not None:
                yield from self._compare(doc, entity, list(_titled(doc, entity)))
        for case in misnamed(doc):
            if not _tells_of_change(doc, case.holder, case.offices):
                yield self._unheld(doc, case)

    def _compare(self, doc: Document, entity: Entity, titled: list[_Titled]) -> Iterator[Finding]:
        """Query the first title at odds with the usual one."""
        counts = Counter(_names(offices) for _, offices in titled)
        for usual in sorted(titled, key=lambda t: -counts[_names(t[1])]):
            odd = next((t for t in titled if _conflict(doc, entity, t, usual)), None)
            if odd is not None:
                yield self._finding(doc, entity, odd[0], usual[0])
                return

    def _finding(self, doc: Document, entity: Entity, odd: Span, usual: Span) -> Finding:
        message = (
            f'"{" ".join(doc.at(odd).split())}" here, but "{" ".join(doc.at(usual).split())}" on '
            f"line {doc.line_of(usual.start)}: which is right?"
        )
        related = (Related(usual, f"{entity.name}'s other title"),)
        return self.finding(odd, message, related=related, confidence=0.8)

    def _unheld(self, doc: Document, case: Misnamed) -> Finding:
        first = doc.mentions[case.holder.mentions[0]]
        message = (
            f'"{doc.at(case.mention.span)}": {case.holder.name} is "{case.title}" elsewhere. '
            "Is somebody else meant?"
        )
        related = (Related(first.span, f"{case.holder.name}, {case.title}"),)
        return self.finding(case.mention.span, message, related=related, confidence=0.65)


def _titled(doc: Document, entity: Entity) -> Iterator[_Titled]:
    """The places where a title of office stands before a name or between commas after it."""
    for mention in (doc.mentions[i] for i in entity.mentions):
        before = office_of(doc.at(mention.title)) if mention.title is not None else ()
        if mention.title is not None and before and not _is_past(doc, mention.title):
            yield mention.title.to(mention.span), before
        after = _AFTER.match(doc.text, mention.span.end) if mention.form in _NAMED else None
        held = office_of(after["title"]) if after else ()
        if after and held:
            yield Span(mention.span.start, after.end()), held


def _is_past(doc: Document, title: Span) -> bool:
    """Whether the word before says when: *then-Senator Burns*, *as mayor Reed built it*."""
    return _WHEN.search(doc.text, max(0, title.start - _REACH), title.start) is not None


def _names(offices: Iterable[Office]) -> frozenset[str]:
    return frozenset(office.name for office in offices)


def _conflict(doc: Document, entity: Entity, one: _Titled, other: _Titled) -> bool:
    """Whether the two titles are at odds and no change of office can account for both."""
    if not are_at_odds(one[1], other[1]):
        return False
    offices = (*one[1], *other[1])
    groups = {office.group for office in offices}
    return (len(groups) == 1 and groups <= _SETTLED) or not _tells_of_change(doc, entity, offices)


def _tells_of_change(doc: Document, entity: Entity, offices: Iterable[Office]) -> bool:
    """Whether a sentence tells how the person came to or left one of the offices."""
    forms = forms_of(offices)
    for index in {doc.mentions[i].sentence for i in entity.mentions}:
        sentence = doc.at(doc.sentences[index].span)
        if _CHANGED.search(sentence) and any(form in sentence.casefold() for form in forms):
            return True
    return False
