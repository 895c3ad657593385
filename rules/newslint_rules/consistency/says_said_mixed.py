"""says-said-mixed: *says* in one line and *said* in the next.

## What it does
Compares the tense of *say* where it attributes speech to people in the running copy, and queries
the rarer one, if the other stands at least three times. What papers and signs say (*the report
says*) is left out, as is *says* for a standing view, with *always*, *often* or *still*. The
words alone decide; no language model is read.

## Why it matters
A change of tense tells the reader that the time has changed. When it has not, two hands have been
at the copy.

## Bad
Ana Ruiz said the well was dry. The mayor said it was full. Tom Hale said nobody had looked. The
keeper says there is a frog in it.

## Good
Ana Ruiz said the well was dry. The mayor said it was full. Tom Hale said nobody had looked. The
report says there is a frog in it.

## When to ignore
A feature that moves from what was said then to what is said now.

## Authority
AP and Reuters practice: said.
"""

from __future__ import annotations

from collections.abc import Iterable

import regex

from newslint.api import Document, Finding, Related, Role, Rule, Severity, Span, lazy_regex
from newslint_rules.consistency._forms import Occurrence, matches, split

_LEAST = 3
_SAYING = r"\b(?P<verb>says|said)\b(?! to (?:be|have)\b)"
_STANDING = frozenset("always often still now usually generally".split())
# Before the verb they make it another construction: passives, perfects, relative clauses.
_OTHER = frozenset("is are was were be been being has have had having who that which it to".split())
_PAPERS = lazy_regex(
    r"\b(?:sign|notice|report|letter|law|study|paper|statement|document|file|website|site|label"
    r"|poster|plaque|survey|poll|rule|bible|book|note|text|constitution|act)\b",
    regex.IGNORECASE,
)


class SaysSaidMixed(Rule):
    """Query the rarer tense of saying in a story."""

    code = "CON006"
    name = "says-said-mixed"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"structure", "quotes", "sentences"})

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for each verb of the rarer tense."""
        parted = split(
            [
                Occurrence(match["verb"], Span(*match.span()))
                for match in matches(doc, _SAYING)
                if _reports(doc, match)
            ]
        )
        if parted is None or parted.times < _LEAST or 2 * len(parted.odd) > parted.times:
            return
        first = parted.first
        line = doc.line_of(first.span.start)
        related = (Related(first.span, f'"{first.form}" here'),)
        for verb in parted.odd:
            message = (
                f'"{verb.form}" here, "{first.form}" {parted.times} times (line {line}): one tense?'
            )
            yield self.finding(verb.span, message, related=related, confidence=0.6)


def _reports(doc: Document, match: regex.Match[str]) -> bool:
    """Whether the verb tells what people say, rather than what papers or sayings do."""
    sentence = doc.sentence_at(match.start())
    if sentence is None or sentence.role not in {Role.BODY, Role.LIST_ITEM}:
        return False
    before = doc.text[sentence.span.start : match.start()]
    words = before.lower().split()
    if not words or words[-1] in _OTHER | _STANDING:
        return False
    return not _PAPERS.search(before)
