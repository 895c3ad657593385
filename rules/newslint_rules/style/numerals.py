r"""numerals: a small number in figures, or a larger one in words.

## What it does
Looks at counts of things in the running copy: *7 men*, *eleven cars*. Numbers below ten belong in
words, those from ten up in figures. Ages, measures, money, percentages, dates, times, scores,
votes, ranges, addresses and numbers beside other figures follow rules of their own and are left
alone, and so are headlines.

## Why it matters
It is the oldest rule of every house, and the one that a reader sees broken most often.

## Bad
The police held 7 men on Monday.
---
The fire destroyed eleven cars in the yard.

## Good
The police held seven men on Monday.
---
The fire destroyed 11 cars, and 3 of 14 sheds were lost.
---
The road is 7 miles long. The boy is 7 years old. They won by 3 goals.

## When to ignore
Where small and large numbers stand in one list and the house wants them alike.

## Authority
AP Stylebook, numerals: words below 10, figures from 10 up (as public summaries tell it). BBC News
style guide, numbers: words for single figures, digits for anything above nine. Guardian and
Observer style guide, numbers: words from one to nine, figures from 10. Reuters likewise, by general
knowledge.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import (
    Document,
    Edit,
    Finding,
    Fix,
    Role,
    Rule,
    Severity,
    Span,
    lazy_regex,
    word_starts,
)
from newslint_rules.style._figures import LARGE_WORDS, SMALL_WORDS

_THINGS = r"(?P<things>(?:[a-z]{3,}(?:-[a-z]+)? )?(?:people|men|women|children|[a-z]{3,}s))\b"
_SMALL = lazy_regex(rf"[1-9](?<=[a-z,;] .)(?= {_THINGS})")
_WORD = lazy_regex(
    rf"(?<=[a-z,;] )(?:{'|'.join(reversed(LARGE_WORDS))})(?= {_THINGS})",
)
_FIRST_WORDS = frozenset(word.partition("-")[0] for word in LARGE_WORDS)
_BEFORE = lazy_regex(
    r"(?:\b(?:age|aged|ages|chapter|section|page|pages|room|number|act|article|level|grade|class|"
    r"phase|stage|step|part|type|category|magnitude|line|lines|rule|game|week|day|year|hundred|"
    r"thousand|point|and a half|by|times|top|unit|channel|highway|route|gate|platform|seat|"
    r"world war|title|form|schedule|annex|division|under|over) |\d[^.;\n]{0,24}| and )$"
)
_UNITS = lazy_regex(
    r"\b(?:acres|bales|barrels|basis|bushels|carats|cents|centim|cubic|degrees|dollars|euros|feet|"
    r"francs|gallons|grams|hectares|inches|kilo|knots|kph|lb|lbs|liters|litres|marks|meters|metres|"
    r"miles|millim|minutes|mph|nautical|ounces|pence|percent|per|pesos|pints|points|pounds|pts|quarts|"
    r"rand|roubles|rubles|rupees|seconds|square|stone|tablespoons|teaspoons|tonnes|tons|watts|"
    r"yards|yen|years (?:old|of age)|goals|runs|wickets|rebounds|assists|shots|sets|overs|tries|"
    r"touchdowns|votes|seeds|times)"
)
_AFTER = lazy_regex(r"[^.;\n]{0,24}\d|[ a-z-]* and a half|-")


class Numerals(Rule):
    """Query a count in the form that belongs to the other size."""

    code = "STY001"
    name = "numerals"
    severity = Severity.SUGGESTION
    default = ("ap", "reuters", "guardian", "bbc")
    reads = frozenset({"structure"})
    fix = "suggest"

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each number."""
        for match in _numbers(doc):
            paragraph = doc.structure.paragraph_at(match.start())
            if paragraph is None or paragraph.role is not Role.BODY:
                continue
            if not _has_its_own_rule(doc.text, match):
                right = SMALL_WORDS.get(match.group()) or LARGE_WORDS[match.group()]
                yield self._query(doc, Span(*match.span()), right)

    def _query(self, doc: Document, span: Span, right: str) -> Finding:
        return self.finding(
            span,
            f'"{doc.at(span)}" before what is counted: "{right}" in this house?',
            fix=Fix(f'write "{right}"', (Edit(span, right),)),
        )


def _numbers(doc: Document) -> Iterator[regex.Match[str]]:
    """Small figures and larger words before what they count."""
    yield from _SMALL.finditer(doc.text)
    starts = word_starts(doc.text)
    for start in sorted(at for word in _FIRST_WORDS for at in starts.get(word, ())):
        if match := _WORD.match(doc.text, start):
            yield match


def _has_its_own_rule(text: str, match: regex.Match[str]) -> bool:
    """Whether what stands round a number makes it more than a plain count."""
    before = text[max(0, match.start() - 28) : match.start()]
    named = any(map(str.isupper, before.split()[-1]))  # May 4, a Boeing 7, an iPhone 6
    counted = text[match.end() : match.end("things") + 10]
    return bool(
        named
        or _BEFORE.search(before.lower())
        or _UNITS.search(counted)
        or _AFTER.match(text, match.end() + 1)
    )
