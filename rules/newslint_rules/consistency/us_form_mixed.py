"""us-form-mixed: US and U.S. (UK and U.K., UN and U.N., EU and E.U.) in one story.

## What it does
Compares the two ways of writing these initials in the running copy and queries the rarer one.
Headlines, quotations, and names of companies and roads are left out.

## Why it matters
Every house has one form. Two in one story show that copy was merged without a second reading.

## Bad
US troops left the base on Monday. US officials gave no reason, and the U.S. embassy was shut.
---
The U.K. and France signed. The UK's envoy stayed away, but the U.K. delegation voted.

## Good
US troops left the base on Monday, and the US embassy was shut.
---
The U.S. carrier US Airways cut 200 jobs at its base near the U.S. border.

## When to ignore
A name that its owner writes the other way.

## Authority
Reuters Handbook and the AP Stylebook (U.S. in text, US in headlines); Guardian style guide (US).
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Edit, Finding, Fix, Related, Rule, Severity, Span, lazy_regex
from newslint_rules.consistency._forms import Occurrence, matches, split

# Names that keep their own form, and roads: the companies' own spelling.
_NAME = (
    r"(?! ?\$|[-\s]\d|\s(?:Airways|Foods|Weekly|Magazine|Steel|Bancorp|Bank|News|Route|Highway)\b)"
)


def _forms(first: str, second: str) -> str:
    return (
        rf"(?<![\w.$&/-])(?:(?P<dotted>{first}\.{second}\.(?![A-Z]))|(?P<plain>{first}{second})(?![\w.&/]\w|\w))"
        + _NAME
    )


_PAIRS = tuple(_forms(*initials) for initials in ("US", "UK", "UN", "EU"))
_SHOUTED = lazy_regex(r"[^a-z]*")


class UsFormMixed(Rule):
    """Query the rarer of two forms of the same initials."""

    code = "CON001"
    name = "us-form-mixed"
    severity = Severity.WARNING
    reads = frozenset({"structure", "quotes", "sentences"})
    fix = "safe"

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each use of the rarer form."""
        for pattern in _PAIRS:
            found = [
                Occurrence(match.lastgroup or "", Span(*match.span()))
                for match in matches(doc, pattern)
                if not _shouted(doc, match.start())
            ]
            parted = split(found)
            if parted is None:
                continue
            usual = doc.at(parted.first.span)
            line = doc.line_of(parted.first.span.start)
            for odd in parted.odd:
                message = f'"{doc.at(odd.span)}" here, but "{usual}" on line {line}: one form?'
                related = (Related(parted.first.span, f'"{usual}" ({parted.times} in the story)'),)
                yield self.finding(
                    odd.span, message, related=related, fix=_fix(doc, odd.span, usual)
                )


def _shouted(doc: Document, offset: int) -> bool:
    paragraph = doc.structure.paragraph_at(offset)
    return paragraph is not None and _SHOUTED.fullmatch(doc.at(paragraph.span)) is not None


def _fix(doc: Document, span: Span, usual: str) -> Fix:
    """Write the usual form; the full stop of the last word of a sentence is kept or shared."""
    sentence = doc.sentence_at(span.start)
    closes = sentence is not None and span.end == sentence.span.end
    if usual.endswith("."):
        span = Span(span.start, span.end + doc.text.startswith(".", span.end))
    elif closes:
        usual += "."
    return Fix(f'write "{usual}"', (Edit(span, usual),), safe=True)
