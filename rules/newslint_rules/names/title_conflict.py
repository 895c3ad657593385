"""title-conflict: one person under two titles that do not go together.

## What it does

Compares the titles that stand before the name of one person. Titles of one ladder that nobody
climbs within a story (*Inspector*, *Sergeant*; *Senator*, *Congressman*) are at odds; a short form
(*Lieutenant Colonel*, *Colonel*) is not, nor is a title with *former*, *then* or *acting*.

## Why it matters

Rank is the first thing that colleagues of the person read, and the first letter of complaint.

## Bad

Inspector Ruth Moran said the road was icy. Sergeant Moran asked drivers to stay at home.

## Good

Inspector Ruth Moran said the road was icy. Inspector Moran asked drivers to stay at home.

## When to ignore

The person was promoted in the story.

## Authority

Berendzen's checklist: titles correct.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import regex

from newslint.api import (
    Document,
    EntityKind,
    Finding,
    Form,
    Mention,
    Related,
    Role,
    Rule,
    Severity,
    Span,
    lexicon,
)

_WORDS_BEFORE = regex.compile(r"(?:[\p{L}.’'-]+ ){1,3}$")
_CHANGED = regex.compile(
    r"\b(?:former|formerly|then|acting|ex|retired|promoted|appointed|named|became|new|late|deputy"
    r"|vice|assistant|shadow|designate|elect|nominee|candidate|and)\b",
    regex.IGNORECASE,
)
_RISEN = regex.compile(r"\b(?:promoted|appointed|elevated|sworn in|took over|succeeded)\b")
_REACH = 40


class TitleConflict(Rule):
    """Query a second title that a person cannot hold beside the first."""

    code = "NAM002"
    name = "title-conflict"
    severity = Severity.WARNING
    quotes = "both"
    reads = frozenset({"structure", "quotes", "sentences", "tokens", "mentions", "entities"})

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for each title at odds with the one most used before the name."""
        shared = _shared_surnames(doc)
        for entity in doc.entities:
            if entity.kind is not EntityKind.PERSON or len(entity.mentions) < 2:
                continue
            if (entity.name or "").split()[-1:] in shared:
                continue
            titled = list(_titled(doc, (doc.mentions[i] for i in entity.mentions)))
            if titled and not _CHANGED.search(" ".join(doc.at(span) for _, span in titled)):
                yield from self._conflicts(doc, titled)

    def _conflicts(self, doc: Document, titled: list[tuple[str, Span]]) -> Iterator[Finding]:
        first, place = titled[0]
        for title, span in titled[1:]:
            sentences = (doc.sentence_at(at.start) for at in (place, span))
            risen = any(s and _RISEN.search(doc.at(s.span)) for s in sentences)
            if _at_odds(first, title) and not risen:
                message = (
                    f'"{doc.at(span)}" here, but {doc.at(place)} on line '
                    f"{doc.line_of(place.start)}: which title?"
                )
                related = (Related(place, "the first title"),)
                yield self.finding(span, message, related=related, confidence=0.8)


def _shared_surnames(doc: Document) -> list[list[str]]:
    """Last words of names that two people of the story bear."""
    names = {e.name for e in doc.entities if e.kind is EntityKind.PERSON and e.name}
    last = [name.split()[-1:] for name in names if " " in name]
    return [word for word in last if last.count(word) > 1]


def _titled(doc: Document, mentions: Iterable[Mention]) -> Iterator[tuple[str, Span]]:
    """Listed titles in front of a person's names, with the span of title and name."""
    for mention in mentions:
        paragraph = doc.structure.paragraph_at(mention.span.start)
        if mention.form not in {Form.NAME, Form.SURNAME} or paragraph is None:
            continue
        if paragraph.role not in {Role.BODY, Role.LIST_ITEM}:
            continue
        start = max(paragraph.span.start, mention.span.start - _REACH)
        before = _WORDS_BEFORE.search(doc.text, start, mention.span.start)
        words = before.group().split() if before else []
        inside = doc.at(mention.span).split()
        for size in (3, 2, 1):
            if len(words) >= size and (title := _canonical(" ".join(words[-size:]))):
                width = sum(map(len, words[-size:])) + size
                yield title, Span(mention.span.start - width, mention.span.end)
                break
            if len(inside) > size and (title := _canonical(" ".join(inside[:size]))):
                yield title, mention.span
                break


def _at_odds(one: str, other: str) -> bool:
    if one == other or one in other or other in one:
        return False
    return any(one in group and other in group for group in _groups())


@cache
def _groups() -> tuple[frozenset[str], ...]:
    """Groups of titles, each title by its first spelling."""
    return tuple(
        frozenset(title.split("/")[0].strip() for title in line.split(","))
        for line in sorted(lexicon("nam_exclusive_titles", "newslint_rules.data"))
    )


@cache
def _spellings() -> dict[str, str]:
    spellings: dict[str, str] = {}
    for line in sorted(lexicon("nam_exclusive_titles", "newslint_rules.data")):
        for title in line.split(","):
            forms = [form.strip() for form in title.split("/")]
            spellings |= dict.fromkeys(forms, forms[0])
    return spellings


def _canonical(words: str) -> str | None:
    """The title in its first spelling, if the words are a listed title in capitals."""
    return _spellings().get(words.lower()) if words[0].isupper() else None
