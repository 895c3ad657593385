"""title-conflict: one person with two titles that nobody holds at once.

## What it does

Collects the titles that stand before each person's name and compares those of one kind: ranks of
police and forces, seats in parliament, offices of state, the bench, the clergy. Two different ones
for one person are reported at the rarer, or else the later. Titles with *former, acting, deputy*
and the like are left out, and so are stories that tell how the person changed office. Where the
story names one office-holder only, *the foreign minister* right after him must be he: another
office that nobody in the story holds is reported.

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
    Mention,
    Number,
    Related,
    Rule,
    Span,
    lazy_regex,
)
from newslint_rules.names._offices import Office, office_of

_CHANGED = lazy_regex(
    r"\b(?:promot|appoint|nominat|elect|sworn|swear|inaugurat|succeed|becom|becam|named)\p{L}*\b"
)
_STATE = frozenset({"office", "portfolio"})
_LEADING = lazy_regex(r"^(?:the|an?|its|his|her|their|[\p{L}]+['’]s)\s+", regex.IGNORECASE)
_NAME_NEXT = lazy_regex(r",? \p{Lu}")
_NEAR = 3
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
        yield from self._unheld(doc)

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

    def _unheld(self, doc: Document) -> Iterator[Finding]:
        """Query an office without a name when the one office-holder near holds another."""
        held = dict(_holders(doc))
        if len(held) != 1:
            return
        ((index, offices),) = held.items()
        holder = doc.entities[index]
        for mention in _unnamed_offices(doc):
            words = _LEADING.sub("", doc.at(mention.span))
            named = {(o.group, o.name) for o in office_of(words) if o.group in _STATE}
            if not named or named & set(offices) or not _is_near(doc, mention, holder):
                continue
            title, first = next(iter(offices.values())), doc.mentions[holder.mentions[0]]
            message = (
                f'"{doc.at(mention.span)}": {holder.name} is "{title}" elsewhere. '
                "Is somebody else meant?"
            )
            related = (Related(first.span, f"{holder.name}, {title}"),)
            yield self.finding(mention.span, message, related=related, confidence=0.55)
            return

    def _finding(self, doc: Document, entity: Entity, odd: _Titled, usual: _Titled) -> Finding:
        span, first = _whole(odd[0]), _whole(usual[0])
        message = (
            f'"{" ".join(doc.at(span).split())}" here, but "{" ".join(doc.at(first).split())}" on '
            f"line {doc.line_of(first.start)}: which is right?"
        )
        related = (Related(first, f"{entity.name}'s other title"),)
        return self.finding(span, message, related=related, confidence=0.8)


def _holders(doc: Document) -> Iterator[tuple[int, dict[tuple[str, str], str]]]:
    """People with an office of state, each with the offices and the words that give them."""
    for entity in doc.entities:
        if entity.kind is not EntityKind.PERSON or entity.name is None:
            continue
        nominals = [
            doc.at(doc.mentions[i].span)
            for i in entity.mentions
            if doc.mentions[i].form is Form.NOMINAL
        ]
        offices = {
            (office.group, office.name): words
            for words in (*entity.titles, *nominals)
            for office in office_of(_LEADING.sub("", words))
            if office.group in _STATE
        }
        if offices:
            yield entity.index, offices


def _unnamed_offices(doc: Document) -> Iterator[Mention]:
    """Subjects such as *the foreign minister* that are tied to no name and followed by none."""
    for mention in doc.mentions:
        single = mention.form is Form.NOMINAL and mention.number is not Number.PLURAL
        if not single or not mention.definite or mention.in_quote:
            continue
        subject = doc.tokens[mention.head].deprel.startswith("nsubj")
        after = doc.text[mention.span.end : mention.span.end + 3]
        if subject and doc.entities[mention.entity].name is None and not _NAME_NEXT.match(after):
            yield mention


def _is_near(doc: Document, mention: Mention, holder: Entity) -> bool:
    """Whether the office-holder was named in the few sentences before."""
    return any(
        0 <= mention.sentence - doc.mentions[i].sentence <= _NEAR and i < mention.index
        for i in holder.mentions
    )


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
