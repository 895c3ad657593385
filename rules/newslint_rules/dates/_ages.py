"""The ages that a story gives to persons: beside a name, at a death, by "the 43-year-old" alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from newslint.api import Document, EntityKind, Form, Mention, Number, Span, lazy_regex

_AFTER = lazy_regex(
    r", (?:aged )?(?P<age>\d{1,3})(?=[,.;])| \((?P<bracketed>\d{1,3})\)"
    r"|, an? (?:[\p{L}’'-]+ ){0,2}(?P<described>\d{1,3})-year-old\b"
)
_YEARS_OLD = lazy_regex(r"\b(?P<age>\d{1,3})-year-old\b")
_BEFORE = lazy_regex(r"\b(?P<age>\d{1,3})-year-old (?:[\p{L}’'-]+ ){0,3}$")
_AT_AGE = lazy_regex(r"\b[Aa]t (?:the age of )?(?P<age>\d{1,3}), $")
_IS = lazy_regex(r"^ is\b")
_DEATH = lazy_regex(
    r"\b(?:dies|died|dead|death|killed|drowned)\b[^.;]{0,80}?"
    r"\b(?:aged|at (?:the )?age (?:of )?|at) (?P<age>\d{2,3})\b(?! ?(?:[ap]\.?m\b|[:%-]|per))"
)
_ALONE = lazy_regex(r"[Tt]he (?P<age>\d{1,3})-year-old\b")
_RESTRICTED = lazy_regex(r"(?: [\p{L}-]+){0,3}? (?:who|whose|\p{Ll}+ing)\b")
_NAMED = (Form.NAME, Form.SURNAME)
_REACH = 60
_OLDEST = 120


class Tie(StrEnum):
    """How an age is tied to its person."""

    NAME = "name"
    DEATH = "death"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Age:
    """An age (years), the place that gives it, its person (entity index) and how it is tied."""

    years: int
    span: Span
    sentence: int
    entity: int
    tie: Tie


def ages(doc: Document) -> list[Age]:
    """Every present age of a person, in text order."""
    found: dict[int, Age] = {}
    for mention in doc.mentions:
        if doc.entities[mention.entity].kind is not EntityKind.PERSON:
            continue
        if mention.form in _NAMED:
            told = [*_beside(doc, mention), *_at_death(doc, mention)]
        elif mention.form is Form.NOMINAL and mention.number is not Number.PLURAL:
            told = list(_alone(doc, mention))
        else:
            continue
        for age in told:
            if 0 < age.years <= _OLDEST:
                found.setdefault(age.span.end, age)
    return sorted(found.values(), key=lambda age: age.span)


def _beside(doc: Document, mention: Mention) -> Iterator[Age]:
    """Ages written right before or after a name, with the span of name and age."""
    start, end = mention.span.start, mention.span.end
    after = _AFTER.match(doc.text, end)
    if after:
        years = int(after["age"] or after["bracketed"] or after["described"])
        yield _age(mention, years, Span(start, after.end()), Tie.NAME)
    now = _AT_AGE.search(doc.text, max(0, start - 24), start)
    if now and _IS.match(doc.text[end : end + 4]):
        yield _age(mention, int(now["age"]), Span(*now.span("age")), Tie.NAME)
    inside = _YEARS_OLD.search(doc.text, start, end)
    before = _BEFORE.search(doc.text, max(0, start - _REACH), start)
    match = inside or before
    if match:
        yield _age(mention, int(match["age"]), Span(match.start(), end), Tie.NAME)


def _at_death(doc: Document, mention: Mention) -> Iterator[Age]:
    """ "Lee ... died in hospital aged 77": the age of the only person named before the death."""
    sentence = doc.sentences[mention.sentence].span
    match = _DEATH.search(doc.text, mention.span.end, sentence.end)
    if match is None or doc.quote_at(match.start()) is not None:
        return
    others = (
        m
        for m in doc.mentions
        if m.sentence == mention.sentence
        and m.entity != mention.entity
        and m.form in _NAMED
        and doc.entities[m.entity].kind is EntityKind.PERSON
        and m.span.start < match.end()
    )
    if next(others, None) is None:
        yield _age(mention, int(match["age"]), Span(*match.span("age")), Tie.DEATH)


def _alone(doc: Document, mention: Mention) -> Iterator[Age]:
    """ "The 43-year-old thanked them": a definite age that takes up a person."""
    match = _ALONE.match(doc.text, mention.span.start)
    if match and not mention.in_quote and not _RESTRICTED.match(doc.text, match.end()):
        yield _age(mention, int(match["age"]), Span(*match.span()), Tie.ALONE)


def _age(mention: Mention, years: int, span: Span, tie: Tie) -> Age:
    return Age(years, span, mention.sentence, mention.entity, tie)
