"""capitalisation-mixed: the Cabinet and the cabinet in one story.

## What it does
Compares phrases after *the* that the running copy writes both with capitals and without: names of
two words or more (*the Green Zone*, *the green zone*) and a few bodies and offices (*the Cabinet*,
*the Internet*). Titles before names, longer names, headlines and quotations do not count.

## Why it matters
Capitals tell readers whether a body has that name or is merely described.

## Bad
Guards closed the Green Zone at noon. By evening the green zone was open again.
---
Members left the Cabinet at ten. The prime minister told the cabinet to wait.

## Good
Guards closed the Green Zone at noon. By evening the Green Zone was open again.
---
The party wants Foreign Secretary Ann Poole to stay, and the foreign secretary agrees.

## When to ignore
A name that is also an ordinary phrase in the same story.

## Authority
A standard check of copy-editing tools; house lists of capitals (AP, Guardian, Reuters).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from newslint.api import (
    Document,
    Finding,
    Rule,
    Severity,
    Span,
    lazy_regex,
    word_starts,
)
from newslint_rules.consistency._forms import Occurrence, in_prose, matches, queries

_CAPITALS = r"\b[Tt]he \K\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)*(?![-’'\w]*[-\w]| \p{Lu}| of \p{Lu})"
_AFTER = lazy_regex(r"(?= \p{Ll}+(?: \p{Ll}+)?(?![-\w])|(?![-\w]))")
_LONGEST = 3
# Bodies and offices that houses write either way; most single words have two senses.
_SINGLE = frozenset("cabinet internet parliament government senate pope web president".split())


class CapitalisationMixed(Rule):
    """Query the rarer of two spellings that differ by capitals."""

    code = "CON009"
    name = "capitalisation-mixed"
    severity = Severity.SUGGESTION
    reads = frozenset({"structure", "quotes"})
    fix = "suggest"

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each use of a rarer spelling."""
        yield from queries(self, doc, _same_phrases(doc), "capitals or not?", confidence=0.7)


def _same_phrases(doc: Document) -> Iterator[list[Occurrence]]:
    """The places of each phrase that stands with capitals and without, in text order."""
    capitals: dict[str, list[Occurrence]] = defaultdict(list)
    for match in matches(doc, _CAPITALS):
        phrase = match.group().lower()
        if phrase in _SINGLE or 1 <= phrase.count(" ") < _LONGEST:
            capitals[phrase].append(Occurrence(match.group(), Span(*match.span())))
    for phrase, occurrences in capitals.items():
        places = (Span(at, at + len(phrase)) for at in _starts(doc, phrase))
        plain = [Occurrence(phrase, span) for span in in_prose(doc, places)]
        if plain:
            yield sorted(occurrences + plain, key=lambda occurrence: occurrence.span)


def _starts(doc: Document, phrase: str) -> Iterator[int]:
    """Where a phrase without capitals stands after *the*."""
    text = doc.text
    for start in word_starts(text).get(phrase.partition(" ")[0], ()):
        article = text[max(0, start - 5) : start].lstrip()
        if (
            text.startswith(phrase, start)
            and article in ("the ", "The ")
            and _AFTER.match(text, start + len(phrase))
        ):
            yield start
