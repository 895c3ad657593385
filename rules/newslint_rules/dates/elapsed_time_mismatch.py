"""elapsed-time-mismatch: a number of years that the years given do not bear out.

## What it does

Compares a stated number of years with the two years beside it (*for 12 years between 1990 and
2002*), and *N years ago* or an *Nth anniversary* with the year named beside it, counted to the day
of publication. Tolerance: one year either way, since spans may count both ends and events fall late
in a year; with *about, nearly, almost, some, over, more than* two years or a tenth, whichever is
more.

## Why it matters

The reader does the sum, and then doubts both figures.

## Bad

The mine was worked for 62 years between 1847 and 1919.
---
LEEDS, May 4, 2026 - The theatre burned down 20 years ago, in 1996, and was never rebuilt.

## Good

The mine was worked for 72 years between 1847 and 1919.
---
LEEDS, May 4, 2026 - The theatre burned down 30 years ago, in 1996, and was never rebuilt.

## When to ignore

Years that do not run from January, such as school years.

## Authority

Copy-desk arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import regex

from newslint.api import Document, Finding, Related, Rule, Severity, Span

_YEAR = r"(?:1[6-9]\d\d|20\d\d)"
_NUMBERS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty".split()
)
_WORDS = {word: value for value, word in enumerate(_NUMBERS, start=2)} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "a hundred": 100,
    "one hundred": 100,
}
_HEDGE = (
    r"(?:(?P<hedge>about|around|nearly|almost|some|roughly|over|under|more than|less than)\s+)?"
)
_SLACK = 0.1


@dataclass(frozen=True, slots=True)
class _Claim:
    """A stated number of years, and what the years beside it give; ``at`` are their places."""

    stated: int
    real: int
    hedged: bool
    span: Span
    at: Span

    @property
    def off(self) -> bool:
        slack = max(2, round(_SLACK * self.real)) if self.hedged else 1
        return abs(self.stated - self.real) > slack


class ElapsedTimeMismatch(Rule):
    """Query a number of years at odds with the years beside it."""

    code = "DAT004"
    name = "elapsed-time-mismatch"
    severity = Severity.ERROR
    reads = frozenset({"structure", "quotes"})

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for each span of years that does not add up."""
        today = doc.structure.story_date
        for paragraph in doc.structure.paragraphs:
            text, start = doc.at(paragraph.span), paragraph.span.start
            for claim in (*_spans(text), *(_since(text, today.year) if today else ())):
                if claim.off:
                    message = (
                        f'"{claim.span.of(text)}", but {claim.at.of(text)} makes {claim.real}: '
                        "which figure is wrong?"
                    )
                    yield self.finding(
                        claim.span.shifted(start),
                        message,
                        related=(Related(claim.at.shifted(start), f"{claim.real} years"),),
                        confidence=0.85,
                    )


def _spans(text: str) -> Iterator[_Claim]:
    """*for 12 years between 1990 and 2002*, *from 1990 to 2002, a span of 12 years*."""
    for pattern in _span_patterns():
        for match in pattern.finditer(text):
            real = int(match["last"]) - int(match["first"])
            if real > 0:
                yield _claim(match, real, Span(match.start("first"), match.end("last")))


def _since(text: str, today: int) -> Iterator[_Claim]:
    """*20 years ago, in 2006* and *the 20th anniversary of the 2006 flood*."""
    for pattern in _since_patterns():
        for match in pattern.finditer(text):
            yield _claim(match, today - int(match["first"]), Span(*match.span("first")))


def _claim(match: regex.Match[str], real: int, at: Span) -> _Claim:
    number = match["number"].lower()
    stated = _WORDS[number] if number in _WORDS else int(match["number"])
    return _Claim(stated, real, bool(match["hedge"]), Span(*match.span("stated")), at)


@cache
def _number() -> str:
    words = "|".join(sorted(_WORDS, key=len, reverse=True))
    return rf"(?P<stated>\b{_HEDGE}(?P<number>\d{{1,3}}|{words})[ -]years?"


@cache
def _span_patterns() -> tuple[regex.Pattern[str], ...]:
    joint = r"(?:to|until|till|through|and)"
    years = rf"(?:from|between)\s+(?P<first>{_YEAR})\s+{joint}\s+(?P<last>{_YEAR})"
    aside = r"(?:a (?:period|span|total) of |for |that is )?"
    return tuple(
        regex.compile(pattern, regex.IGNORECASE)
        for pattern in (
            rf"{_number()}),?\s+{years}\b(?!\s*(?:season|-\d))",
            rf"\b{years}\s*[,(–-]+\s*{aside}{_number()})\s*[).,]",
        )
    )


@cache
def _since_patterns() -> tuple[regex.Pattern[str], ...]:
    return tuple(
        regex.compile(pattern, regex.IGNORECASE)
        for pattern in (
            rf"{_number()} ago),?\s+\(?(?:back )?in\s+(?:\p{{L}}+\s+)?(?P<first>{_YEAR})\b",
            rf"\bin\s+(?P<first>{_YEAR}),\s+{_number()} ago)",
            rf"(?P<hedge>)(?P<stated>\b(?P<number>\d{{1,3}})(?:st|nd|rd|th) anniversary)"
            rf" of the (?P<first>{_YEAR})\b",
        )
    )
