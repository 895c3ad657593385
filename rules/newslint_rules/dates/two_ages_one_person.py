"""two-ages-one-person: somebody is two ages in one story.

## What it does

Compares the ages tied to one person: *Lee, 34,*, *the 34-year-old Lee*, *at 34, Lee is* and *the
43-year-old* where only one person with an age has been named. A difference of one year is let pass,
since birthdays happen; past ages (*when she was 20*) are not read.

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
    Mention,
    Related,
    Rule,
    Severity,
    Span,
    lazy_regex,
)

_AFTER = lazy_regex(
    r", (?:aged )?(?P<age>\d{1,3})(?=[,.;])| \((?P<bracketed>\d{1,3})\)"
    r"|, an? (?:[\p{L}’'-]+ ){0,2}(?P<described>\d{1,3})-year-old\b"
)
_YEARS_OLD = lazy_regex(r"\b(?P<age>\d{1,3})-year-old\b")
_BEFORE = lazy_regex(r"\b(?P<age>\d{1,3})-year-old (?:[\p{L}’'-]+ ){0,3}$")
_SUBJECT = lazy_regex(r"\b[Tt]he (?P<age>\d{1,3})-year-old(?= (?!who\b|\p{Ll}+ing\b)\p{Ll}|[,’'])")
_AT_AGE = lazy_regex(r"\b[Aa]t (?:the age of )?(?P<age>\d{1,3}), $")
_IS = lazy_regex(r"^ is\b")
_REACH = 60
_OLDEST = 120


class TwoAgesOnePerson(Rule):
    """Query a second age of one person."""

    code = "DAT011"
    name = "two-ages-one-person"
    severity = Severity.ERROR
    reads = frozenset({"structure", "quotes", "sentences", "tokens", "mentions", "entities"})

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for each age at odds with an earlier one of the same person."""
        known: dict[int, list[tuple[int, Span]]] = {}
        for mention in doc.mentions:
            if mention.form in {Form.NAME, Form.SURNAME} and _is_person(doc, mention):
                known.setdefault(mention.entity, []).extend(_ages(doc, mention))
        for ages in known.values():
            yield from self._conflicts(doc, sorted(ages, key=lambda pair: pair[1]))
        yield from self._by_age_alone(doc, known)

    def _conflicts(self, doc: Document, ages: list[tuple[int, Span]]) -> Iterator[Finding]:
        for age, span in ages[1:]:
            first, place = ages[0]
            if abs(age - first) > 1:
                yield self._finding(doc, age, span, first, place, 0.85)

    def _by_age_alone(
        self, doc: Document, known: dict[int, list[tuple[int, Span]]]
    ) -> Iterator[Finding]:
        """*The 43-year-old* where one person alone has an age, and another."""
        written = {int(match["age"]) for match in _YEARS_OLD.finditer(doc.text)}
        aged = [pairs for pairs in known.values() if pairs]
        if len(aged) != 1 or len(written) > 1:
            return
        first, place = aged[0][0]
        for match in _SUBJECT.finditer(doc.text):
            span, age = Span(*match.span()), int(match["age"])
            if abs(age - first) <= 1 or doc.quote_at(span.start) is not None:
                continue
            if span.start > place.start:
                yield self._finding(doc, age, span, first, place, 0.75)
            else:
                yield self._finding(doc, first, place, age, span, 0.75)

    def _finding(
        self, doc: Document, age: int, span: Span, first: int, place: Span, confidence: float
    ) -> Finding:
        message = (
            f'"{doc.at(span)}" here, but {first} on line {doc.line_of(place.start)}: which age?'
        )
        related = (Related(place, f"{first} here"),)
        return self.finding(span, message, related=related, confidence=confidence)


def _is_person(doc: Document, mention: Mention) -> bool:
    return doc.entities[mention.entity].kind is EntityKind.PERSON


def _ages(doc: Document, mention: Mention) -> Iterator[tuple[int, Span]]:
    """Ages written beside a name, with the span of name and age."""
    after = _AFTER.match(doc.text, mention.span.end)
    if after:
        age = int(after["age"] or after["bracketed"] or after["described"])
        if 0 < age <= _OLDEST:
            yield age, Span(mention.span.start, after.end())
    now = _AT_AGE.search(doc.text, max(0, mention.span.start - 24), mention.span.start)
    if now and _IS.match(doc.text[mention.span.end : mention.span.end + 4]):
        yield int(now["age"]), Span(now.start("age"), now.end("age"))
    inside = _YEARS_OLD.search(doc.text, mention.span.start, mention.span.end)
    before = _BEFORE.search(doc.text, max(0, mention.span.start - _REACH), mention.span.start)
    match = inside or before
    if match:
        yield int(match["age"]), Span(match.start(), mention.span.end)
