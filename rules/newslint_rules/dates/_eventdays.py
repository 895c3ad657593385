"""Weekdays tied to an event: "the vote on Tuesday", "Wednesday's vote", "he died on Monday"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from newslint.api import Document, Role, Span, TimeExpression, TimeKind, lazy_regex
from newslint_rules.dates._courses import befallen, keys_of
from newslint_rules.dates._who import verb_above

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

_VERBS = {
    "die": "death", "kill": "killing", "murder": "murder", "assassinate": "assassination",
    "bury": "burial", "crash": "crash", "sink": "sinking", "collapse": "collapse",
}  # fmt: skip
_AGAIN = lazy_regex(r"\b(?:another|again|also|others?|next|last|week|weeks)\b", regex.IGNORECASE)

_SAID = lazy_regex(
    r"\b(?:said|says|announced|told [\w ]+|reported|confirmed)(?: late| early)? on $"
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


def one_end_two_weekdays(doc: Document) -> Iterator[tuple[EventDay, EventDay]]:
    """Pairs of weekdays on which one person or thing is told to die, crash, sink or the like."""
    found: dict[tuple[str, str], EventDay] = {}
    for time in doc.dates:
        words = doc.tokens.in_span(time.span)
        if time.kind is not TimeKind.WEEKDAY or not words or time.sentence is None:
            continue
        sentence = doc.sentences[time.sentence]
        verb = verb_above(doc, words[0])
        if verb is None or verb.lemma not in _VERBS or sentence.role is not Role.BODY:
            continue
        patient = befallen(doc, verb)
        quoted = doc.quote_at(time.span.start) is not None
        if patient is None or quoted or _AGAIN.search(doc.at(sentence.span)):
            continue
        day = EventDay(_VERBS[verb.lemma], doc.at(time.span).split()[-1], time.span)
        for key in keys_of(doc, patient):
            former = found.setdefault((day.noun, key), day)
            if former.weekday != day.weekday and not _in_one_breath(doc, former, day):
                yield former, day
                return


def _in_one_breath(doc: Document, former: EventDay, day: EventDay) -> bool:
    """Whether two days are told together: *on Saturday and Sunday*."""
    between = doc.text[min(former.span.end, day.span.end) : max(former.span.start, day.span.start)]
    return between.strip() in {"and", "or", "to", "-", "–", ","}


def headline_weekday(doc: Document) -> Iterator[tuple[EventDay, EventDay]]:
    """The weekday of a headline that the story never names, and the one its opening names.

    Both must go with one and the same verb or noun ("to open on Monday", "will open on Saturday").
    """
    days = [t for t in doc.dates if t.kind is TimeKind.WEEKDAY and t.sentence is not None]
    heads = [t for t in days if doc.sentences[t.sentence or 0].role is Role.HEADLINE]
    opening = next((s for s in doc.sentences if s.role is Role.BODY), None)
    if len(heads) != 1 or opening is None:
        return
    told = [t for t in days if t not in heads]
    first = [t for t in told if t.sentence == opening.index]
    known = {t.weekday for t in told} | {t.value.weekday() for t in doc.dates if t.value}
    if len(first) != 1 or heads[0].weekday in known - {None}:
        return
    if _SAID.search(doc.text[opening.span.start : first[0].span.start]):
        return
    ties = [_governors(doc, t) for t in (heads[0], first[0])]
    shared = ties[0] & ties[1]
    if shared:
        names = [doc.at(t.span).split()[-1] for t in (heads[0], first[0])]
        noun = sorted(shared)[0]
        yield EventDay(noun, names[1], first[0].span), EventDay(noun, names[0], heads[0].span)


def _governors(doc: Document, time: TimeExpression) -> set[str]:
    """Lemmas of the verb and the nouns that a day goes with."""
    words = doc.tokens.in_span(time.span)
    if not words:
        return set()
    found: set[str] = set()
    for token in doc.tokens.ancestors(words[0]):
        if token.upos in ("NOUN", "VERB"):
            found.add(token.lemma.lower())
        if token.upos == "VERB":
            break
    return found
