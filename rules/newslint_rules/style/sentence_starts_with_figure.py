"""sentence-starts-with-figure: a sentence that opens with a figure.

## What it does
Flags sentences of the running copy that open with a figure before a word, and offers the words for
it. Years, scores, lists, times, addresses and names that begin with a figure are left alone.

## Why it matters
A figure has no capital, so that the eye runs on from the sentence before.

## Bad
14 men were held.
---
The mill shut in May. 300 workers lost their jobs.

## Good
Fourteen men were held.
---
The mill shut in May. Some 300 workers lost their jobs.
---
2008 was a bad year. 3M closed a plant.

## When to ignore
In a list that is set as running text.

## Authority
AP Stylebook, numerals: spelled out at the start of a sentence, years excepted (as public summaries
tell it). BBC News style guide, numbers: never start a sentence with digits.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import Document, Edit, Finding, Fix, Role, Rule, Span, lazy_regex
from newslint_rules.style._figures import in_words

_FIGURE = lazy_regex(r"(?P<figure>\d{1,3}(?:,\d{3})*)(?P<rest>\.\d+)?(?= [a-z]|-[a-z]|%)")
_STOP = lazy_regex(r"(?:[a-z0-9%)][.!?]|[.!?][\"”’]) $")
_YEAR = lazy_regex(r"1[5-9]\d\d|20\d\d")
_NAME = lazy_regex(r"\d+ (?:a\.m|p\.m|am|pm|o'clock|o’clock)\b|\d+ - ")
_ABBREVIATION = lazy_regex(
    r"\b(?:No|Nos|Art|Sec|Fig|Ch|Vol|pp?|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|approx|Rs|vs?|St|[A-Z])"
    r"\.\s$"
)


class SentenceStartsWithFigure(Rule):
    """Query a figure at the start of a sentence."""

    code = "STY002"
    name = "sentence-starts-with-figure"
    default = ("ap", "reuters", "guardian", "bbc")
    reads = frozenset({"structure"})
    fix = "suggest"

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each sentence."""
        for paragraph in doc.structure.of_role(Role.BODY):
            start = paragraph.span.start
            for match in _FIGURE.finditer(doc.text, start, paragraph.span.end):
                before = doc.text[max(start, match.start() - 3) : match.start()]
                opens = match.start() == start or _STOP.search(before)
                if opens and not _may_open(doc.text, match, start):
                    yield self._query(match)

    def _query(self, match: regex.Match[str]) -> Finding:
        figure = match["figure"]
        words = in_words(int(figure.replace(",", ""))) if match["rest"] is None else None
        fix, offer = None, "turn the sentence round?"
        if words is not None:
            words = words.capitalize()
            fix = Fix(f'write "{words}"', (Edit(Span(*match.span("figure")), words),))
            offer = f'"{words}", or another opening?'
        message = f'"{match.group()}" opens the sentence: {offer}'
        return self.finding(Span(*match.span()), message, fix=fix)


def _may_open(text: str, match: regex.Match[str], start: int) -> bool:
    """Whether a figure may stand where it stands: a year, a time, after an abbreviation."""
    if _YEAR.fullmatch(match["figure"]) or _NAME.match(text, match.start()):
        return True
    return bool(_ABBREVIATION.search(text[max(start, match.start() - 8) : match.start()]))
