"""quote-mark-mixed: straight and curly marks in one story.

## What it does
Counts straight and curly apostrophes and quotation marks and asks once, at the first mark of the
rarer kind. The fix turns all of them into the commoner kind. Primes after figures (feet, inches,
minutes) do not count.

## Why it matters
The mixture shows where text was pasted in, and it breaks searches and layouts.

## Bad
It’s the owner’s view that the pier won't reopen.

## Good
It’s the owner’s view that the pier won’t reopen.
---
The 6'2" keeper won't play. It's his knee.

## When to ignore
Code, or a name that is stored with a straight apostrophe.

## Authority
General practice of wire services and publishing systems.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.api import Document, Edit, Finding, Fix, Related, Rule, Severity, Span, lazy_regex
from newslint_rules.consistency._forms import Occurrence, split

_MARK = lazy_regex(r"(?<![\d°])[\"']|(?<=\d)'(?=s\b)|[“”‘’]")
_STRAIGHT = {"“": '"', "”": '"', "‘": "'", "’": "'"}
_OPENING = {'"': "“", "'": "‘"}
_CLOSING = {'"': "”", "'": "’"}
_BEFORE_OPENING = frozenset(" \n\t([{—–-\u00a0")


class QuoteMarkMixed(Rule):
    """Ask once whether marks should be straight or curly."""

    code = "CON010"
    name = "quote-mark-mixed"
    severity = Severity.SUGGESTION
    quotes = "both"
    fix = "safe"

    def check(self, doc: Document) -> Iterator[Finding]:
        """At most one finding, on the first mark of the rarer kind."""
        parted = split(
            [
                Occurrence("curly" if m.group() in _STRAIGHT else "straight", Span(*m.span()))
                for m in _MARK.finditer(doc.text)
            ]
        )
        if parted is None:
            return
        usual = parted.first.form
        odd = [occurrence.span for occurrence in parted.odd]
        line = doc.line_of(parted.first.span.start)
        yield self.finding(
            odd[0],
            f"{parted.odd[0].form} mark here ({len(odd)} in all), but {usual} on line {line}"
            f" ({parted.times}): one kind?",
            related=(Related(parted.first.span, f"{usual} mark"),),
            fix=Fix(f"make all marks {usual}", _edits(doc.text, odd), safe=True),
        )


def _edits(text: str, marks: Sequence[Span]) -> tuple[Edit, ...]:
    """Each mark in the other kind; a curly one opens after a space, bracket or dash."""
    edits = []
    for span in marks:
        mark = span.of(text)
        opens = span.start == 0 or text[span.start - 1] in _BEFORE_OPENING
        table = _STRAIGHT if mark in _STRAIGHT else _OPENING if opens else _CLOSING
        edits.append(Edit(span, table[mark]))
    return tuple(edits)
