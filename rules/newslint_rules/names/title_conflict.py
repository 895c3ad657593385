"""title-conflict: one person with two titles that nobody holds at once.

## What it does

Collects the titles that stand before each person's name and compares those of one kind: ranks of
police and forces, seats in parliament, offices of state, the bench, the clergy. Two different ones
for one person are reported at the rarer, or else the later. Titles with *former, acting, deputy*
and the like are left out, and so are stories that tell how the person changed office. Outside
quotations and inside them alike.

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

from newslint.api import Document, Entity, EntityKind, Finding, Mention, Related, Rule, Span
from newslint_rules.names._offices import Office, office_of

_CHANGED = regex.compile(
    r"\b(?:promot|appoint|nominat|elect|sworn|swear|inaugurat|succeed|becom|becam|named)\p{L}*\b"
)
_SETTLED = frozenset({"rank", "legislature", "clergy"})
_Titled = tuple[Mention, Office]


class TitleConflict(Rule):
    """Query a second title that the first one rules out."""

    code = "NAM002"
    name = "title-conflict"
    quotes = "both"
    reads = frozenset({"structure", "quotes", "sentences", "tokens", "mentions", "entities"})

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for each title that differs from another of the same person."""
        for entity in doc.entities:
            if entity.kind is not EntityKind.PERSON or entity.name is None:
                continue
            groups: dict[str, list[_Titled]] = {}
            for mention, office in _titled(doc, entity):
                groups.setdefault(office.group, []).append((mention, office))
            for group, titled in groups.items():
                if group in _SETTLED or not _tells_of_change(doc, entity):
                    yield from self._compare(doc, entity, titled)

    def _compare(self, doc: Document, entity: Entity, titled: list[_Titled]) -> Iterator[Finding]:
        counts = Counter(office.name for _, office in titled)
        if len(counts) < 2:
            return
        usual = max(counts, key=lambda name: (counts[name], -_first(titled, name)))
        settled = next((m, o) for m, o in titled if o.name == usual)
        for mention, office in titled:
            if office.name != usual and not _contains(office.name, usual):
                yield self._finding(doc, entity, (mention, office), settled)
                return

    def _finding(self, doc: Document, entity: Entity, odd: _Titled, usual: _Titled) -> Finding:
        span, first = _whole(odd[0]), _whole(usual[0])
        message = (
            f'"{" ".join(doc.at(span).split())}" here, but "{" ".join(doc.at(first).split())}" on '
            f"line {doc.line_of(first.start)}: which is right?"
        )
        related = (Related(first, f"{entity.name}'s other title"),)
        return self.finding(span, message, related=related, confidence=0.8)


def _titled(doc: Document, entity: Entity) -> Iterator[_Titled]:
    """The named mentions with a title that stands for an office."""
    for index in entity.mentions:
        mention = doc.mentions[index]
        if mention.title is not None:
            for office in office_of(doc.at(mention.title)):
                yield mention, office


def _whole(mention: Mention) -> Span:
    return mention.title.to(mention.span) if mention.title else mention.span


def _first(titled: list[_Titled], name: str) -> int:
    return next(i for i, (_, office) in enumerate(titled) if office.name == name)


def _contains(one: str, other: str) -> bool:
    """Whether one rank is the short form of the other: General for Lieutenant General."""
    first, second = set(one.split("-")), set(other.split("-"))
    return first < second or second < first


def _tells_of_change(doc: Document, entity: Entity) -> bool:
    """Whether a sentence that names the person tells of a change of office."""
    sentences = {doc.mentions[i].sentence for i in entity.mentions}
    return any(_CHANGED.search(doc.at(doc.sentences[i].span)) for i in sentences)
