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

from newslint.api import Document, Finding, Related, Rule, Severity, Span
from newslint_rules.consistency._forms import Occurrence, matches, split

_PHRASE = (
    r"(?<=\b[Tt]he )(?:(?P<upper>\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)*)"
    r"(?![-’'\w]*[-\w]| \p{Lu}| of \p{Lu})"
    r"|(?P<lower>\p{Ll}+(?: \p{Ll}+){0,2})(?![-\w]))"
)
# Bodies and offices that houses write either way; most single words have two senses.
_SINGLE = frozenset("cabinet internet parliament government senate pope web president".split())


class CapitalisationMixed(Rule):
    """Query the rarer of two spellings that differ by capitals."""

    code = "CON009"
    name = "capitalisation-mixed"
    severity = Severity.SUGGESTION
    reads = frozenset({"structure", "quotes"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each use of a rarer spelling."""
        for occurrences in _same_phrases(doc):
            parted = split(occurrences)
            if parted is None:
                continue
            usual = parted.first
            line = doc.line_of(usual.span.start)
            for odd in parted.odd:
                yield self.finding(
                    odd.span,
                    f'"{odd.form}" here, but "{usual.form}" on line {line}: capitals or not?',
                    related=(Related(usual.span, f'"{usual.form}"'),),
                    confidence=0.7,
                )


def _same_phrases(doc: Document) -> Iterator[list[Occurrence]]:
    """The places of each phrase that stands with capitals and without, in text order."""
    capitals: dict[str, list[Occurrence]] = defaultdict(list)
    plain: list[Occurrence] = []
    for match in matches(doc, _PHRASE):
        phrase, span = match.group(), Span(*match.span())
        if match.group("upper"):
            capitals[phrase.lower()].append(Occurrence(phrase, span))
        else:
            plain.append(Occurrence(phrase, span))
    for phrase, occurrences in capitals.items():
        if " " not in phrase and phrase not in _SINGLE:
            continue
        lower = [
            Occurrence(phrase, Span(o.span.start, o.span.start + len(phrase)))
            for o in plain
            if f"{o.form} ".startswith(f"{phrase} ")
        ]
        if lower:
            yield sorted(occurrences + lower, key=lambda occurrence: occurrence.span)
