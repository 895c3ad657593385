"""two-ages-one-person: somebody is two ages in one story.

## What it does

Compares the ages tied to one person: *Lee, 34,*, *the 34-year-old Lee*, *at 34, Lee is*, *Lee died
in hospital, aged 34* and *the 43-year-old* that takes up a person who has been named.

Tolerance: a difference of one year is let pass, since birthdays happen; past ages (*when she was
20*) are not read.

## Why it matters

One of the two is wrong, and relatives know which.

## Bad

Gwen Lee, 34, was pulled from the lake by a dog. The 43-year-old thanked it with a steak.

## Good

Gwen Lee, 34, was pulled from the lake by a dog. The 34-year-old thanked it with a steak.

## When to ignore

The two ages belong to two dates, and the story says so.

## Authority

Berendzen's checklist: check ages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.api import (
    Document,
    EntityKind,
    Finding,
    Form,
    Quantity,
    Related,
    Rule,
    Severity,
    Span,
    lazy_regex,
)
from newslint_rules.dates._ages import Age, Tie, ages

_YEARS_OLD = lazy_regex(r"\b(?P<age>\d{1,3})-year-old\b")
_SUBJECT = lazy_regex(r"\b[Tt]he (?P<age>\d{1,3})-year-old(?= (?!who\b|\p{Ll}+ing\b)\p{Ll}|[,’'])")
_SURE = {Tie.NAME: 0.85, Tie.DEATH: 0.85, Tie.ALONE: 0.75}


class TwoAgesOnePerson(Rule):
    """Query a second age of one person."""

    code = "DAT011"
    name = "two-ages-one-person"
    severity = Severity.ERROR
    reads = frozenset(
        {"structure", "quotes", "sentences", "tokens", "mentions", "entities", "quantities"}
    )

    def compared(self, doc: Document) -> Iterator[tuple[Quantity, ...]]:
        """The ages of one person that are at odds."""
        for first, second, _ in _at_odds(doc):
            yield tuple(
                q for q in doc.quantities if any(q.figure.overlaps(a.span) for a in (first, second))
            )

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for each age at odds with an earlier one of the same person."""
        for first, second, sure in _at_odds(doc):
            yield self._finding(doc, second, first, sure)

    def _finding(self, doc: Document, age: Age, first: Age, confidence: float) -> Finding:
        line = doc.line_of(first.span.start)
        return self.finding(
            age.span,
            f'"{doc.at(age.span)}" here, but {first.years} on line {line}: which age?',
            related=(Related(first.span, f"{first.years} here"),),
            confidence=confidence,
        )


def _at_odds(doc: Document) -> Iterator[tuple[Age, Age, float]]:
    """An age, a later one of the same person that is at odds with it, and how sure that is."""
    told = ages(doc)
    known: dict[int, list[Age]] = {}
    for age in told:
        known.setdefault(_holder(doc, age), []).append(age)
    found: set[Span] = set()
    for entity, own in known.items():
        for first, second in _conflicts(doc, entity, own):
            another = _anothers(told, entity, second) or _next_to_another(doc, entity, second)
            if second.tie is Tie.ALONE and another:
                continue
            found.add(second.span)
            yield first, second, _SURE[second.tie]
    for first, second in _by_age_alone(doc, told):
        if second.span not in found:
            yield first, second, 0.75


def _holder(doc: Document, age: Age) -> int:
    """The person of an age; for one that takes up nobody, the only person named before it."""
    if age.tie is not Tie.ALONE or doc.entities[age.entity].name is not None:
        return age.entity
    named = {
        m.entity
        for m in doc.mentions
        if m.kind is EntityKind.PERSON
        and m.form in (Form.NAME, Form.SURNAME)
        and m.span.start < age.span.start
    }
    return named.pop() if len(named) == 1 else age.entity


def _conflicts(doc: Document, entity: int, own: list[Age]) -> Iterator[tuple[Age, Age]]:
    """Ages of one person at odds with the first one; for a person without a name, none."""
    if doc.entities[entity].name is not None:
        first, *others = own
        yield from ((first, age) for age in others if abs(age.years - first.years) > 1)


def _anothers(told: list[Age], entity: int, age: Age) -> bool:
    """Whether the copy gives somebody else that age."""
    return any(a.years == age.years and a.entity != entity for a in told if a is not age)


def _next_to_another(doc: Document, entity: int, age: Age) -> bool:
    """Whether the sentence before names somebody else, and not the person of the age."""
    named = {
        mention.entity
        for mention in doc.mentions
        if mention.sentence == age.sentence - 1
        and mention.kind is EntityKind.PERSON
        and mention.form in (Form.NAME, Form.SURNAME)
    }
    return bool(named) and entity not in named


def _by_age_alone(doc: Document, told: list[Age]) -> Iterator[tuple[Age, Age]]:
    """*The 43-year-old* where one person alone has an age, and another."""
    beside = [age for age in told if age.tie is Tie.NAME]
    written = {int(match["age"]) for match in _YEARS_OLD.finditer(doc.text)}
    if len({age.entity for age in beside}) != 1 or len(written) > 1:
        return
    first = beside[0]
    for match in _SUBJECT.finditer(doc.text):
        years = int(match["age"])
        if abs(years - first.years) > 1 and doc.quote_at(match.start()) is None:
            alone = Age(years, Span(*match.span()), first.sentence, first.entity, Tie.ALONE)
            earlier, later = sorted((first, alone), key=lambda age: age.span)
            yield earlier, later
