"""Weekdays tied to the noun of an event: "the vote on Tuesday", "Wednesday's vote"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from newslint.api import Document, Role, Span, lazy_regex

_WEEKDAY = r"(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_SINGLE = (
    "vote election referendum explosion blast bombing attack crash accident collision fire "
    "shooting earthquake quake ceremony funeral wedding summit hearing verdict ruling announcement "
    "raid rally speech launch robbery murder derailment landslide stabbing avalanche eruption "
    "inauguration coup ambush hijacking".split()
)
_NOUN = rf"(?P<noun>{'|'.join(_SINGLE)})"
_FORMS = (
    lazy_regex(rf"\b{_WEEKDAY}['’]s (?:[a-z-]+ ){{0,2}}{_NOUN}\b(?! (?:of|on))"),
    lazy_regex(rf"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat) (?:[\w-]+ ){{0,2}}{_NOUN} on {_WEEKDAY}\b"),
)
_OTHER = lazy_regex(
    r"\b(?:another|second|third|separate|earlier|previous|last|next|first|later|similar|latest|"
    r"new|postpone\w*|moved|reschedul\w*|delay\w*|instead|originally|series|wave|follow\w*|"
    r"after|ahead|before|since|week)\b",
    regex.IGNORECASE,
)


class EventDay(NamedTuple):
    """An event told by its noun, and the weekday tied to it."""

    noun: str
    weekday: str
    span: Span


def one_event_two_weekdays(doc: Document) -> Iterator[tuple[EventDay, EventDay]]:
    """Pairs of weekdays tied to one noun that a story uses of one event alone."""
    found: dict[str, list[EventDay]] = {}
    for sentence in doc.sentences:
        text = doc.at(sentence.span)
        if sentence.role is not Role.BODY or _OTHER.search(text):
            continue
        for form in _FORMS:
            for match in form.finditer(text):
                span = Span(*(sentence.span.start + at for at in match.span()))
                if doc.quote_at(span.start) is None:
                    event = EventDay(match["noun"], match["day"], span)
                    found.setdefault(event.noun, []).append(event)
    for noun, events in found.items():
        days = {event.weekday for event in events}
        if len(days) == 2 and not regex.search(rf"\b{noun}s\b", doc.text):
            first, *others = sorted(events, key=lambda event: event.span)
            yield first, next(event for event in others if event.weekday != first.weekday)
