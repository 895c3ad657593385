"""age birth year mismatch: age, birth and death or story date do not fit.

## What it does

Works out ages in sentences and paragraphs that give a birth year with an age: "born in 1960, died
on May 3, 2010, aged 58", "born in 1942, joined the navy in 1960 at the age of 18", or, when the
story has a date, "Lee, 34, who was born in 1960". Tolerance:
the two whole years that a birthday leaves open.

## Why it matters

Obituaries and court reports are kept; one of the three numbers is wrong for good.

## Bad

The composer, who was born in 1931, died on March 3, 2004, aged 62.

## Good

The composer, who was born in 1931, died on March 3, 2004, aged 72.

## When to ignore

When age is counted in another way, as in parts of East Asia.

## Authority

Copy-desk arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import regex

from newslint.api import (
    Document,
    Finding,
    Quantity,
    QuantityKind,
    Related,
    Rule,
    Severity,
    Span,
    TimeExpression,
    lazy_regex,
)

_BORN = lazy_regex(
    r"\b(?:born|birth)\b[^.;()]{0,60}?\b(?P<year>1[89]\d\d|20[012]\d)\b", regex.IGNORECASE
)
_LIFE = lazy_regex(
    r"(?<!\b(?:period|era|age|dynasty|empire|republic|reign|rule|war|term) )"
    r"\((?P<year>1[89]\d\d)\s?[-–]\s?(?P<death>1[89]\d\d|20[012]\d)\)"
)
_DIED = lazy_regex(
    r"\b(?:died|killed|passed away|death)\b[^.;]{0,60}?\b(?P<death>1[89]\d\d|20[012]\d)\b",
    regex.IGNORECASE,
)
_OTHER_TIME = lazy_regex(
    r"\b(?:when|then|would have|would be|at the time|since|until|son|daughter|brother|sister|"
    r"wife|husband|father|mother)\b",
    regex.IGNORECASE,
)
_AT_AGE = lazy_regex(r"\b(?:at the age of|at age|when aged|aged|at) $", regex.IGNORECASE)


class AgeBirthYearMismatch(Rule):
    """Works out ages from birth and death years."""

    code = "DAT003"
    name = "age-birth-year-mismatch"
    severity = Severity.ERROR
    reads = frozenset({"structure", "sentences", "tokens", "quotes", "quantities", "dates"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each age that its years do not make."""
        for paragraph in doc.structure.body:
            text = doc.at(paragraph.span)
            births = [*_BORN.finditer(text), *_LIFE.finditer(text)]
            ages = [q for q in doc.quantities if _plain_age(doc, q, paragraph.span)]
            if len(births) != 1 or len(ages) != 1:
                continue
            yield from self._compare(doc, paragraph.span, births[0], ages[0])

    def _compare(
        self, doc: Document, paragraph: Span, birth: regex.Match[str], age: Quantity
    ) -> Iterator[Finding]:
        born = int(birth["year"])
        end = _end(doc, paragraph, birth, age)
        if end is None or born >= end:
            return
        years = end - born
        if age.value in (years, years - 1):
            return
        start = paragraph.start + birth.start("year")
        yield self.finding(
            age.figure,
            f'"{doc.at(age.figure)}" here, but {born} to {end} makes {years - 1} or {years}: '
            "which is wrong?",
            related=(Related(Span(start, start + 4), "born then"),),
            confidence=0.75,
        )


def _plain_age(doc: Document, quantity: Quantity, paragraph: Span) -> bool:
    if quantity.kind is not QuantityKind.AGE or quantity.unit != "year" or not quantity.exact:
        return False
    if not paragraph.contains(quantity.span) or quantity.in_quote:
        return False
    around = doc.text[max(paragraph.start, quantity.span.start - 40) : quantity.span.end + 10]
    return _OTHER_TIME.search(around) is None


def _end(doc: Document, paragraph: Span, birth: regex.Match[str], age: Quantity) -> int | None:
    """The year in which the age is told: of the death, else of the story."""
    if "death" in birth.re.groupindex:
        return int(birth["death"])
    died = _DIED.search(doc.at(paragraph))
    if died:
        return int(died["death"])
    then = _year_of_age(doc, birth, age)
    if then is not None:
        return then
    today: date | None = doc.structure.story_date
    others: list[TimeExpression] = [
        t for t in doc.dates if t.sentence == age.sentence and t.year is not None
    ]
    return today.year if today is not None and len(others) <= 1 else None


def _year_of_age(doc: Document, birth: regex.Match[str], age: Quantity) -> int | None:
    """The year that a past age goes with: the only other one of its sentence."""
    before = doc.text[max(0, age.span.start - 16) : age.span.start]
    years = {
        t.year
        for t in doc.dates
        if t.sentence == age.sentence and t.year is not None and t.year != int(birth["year"])
    }
    return years.pop() if _AT_AGE.search(before) and len(years) == 1 else None
