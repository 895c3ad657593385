"""date-form-mixed: June 5 and 5 June in one story.

## What it does
Compares the order of day and month in the dates of the running copy and queries the rarer order.
Quotations, and dates that name an event (September 11, July 4), are left out.

## Why it matters
Two orders in one story show that parts were taken from different sources.

## Bad
The court sat on June 5. It will hear the rest of the case on 9 July, and rule on July 30.

## Good
The court sat on June 5. It will hear the rest of the case on July 9.
---
The inquiry into the attacks of September 11 will report on 9 July.

## When to ignore
A date inside the title of a document.

## Authority
AP and Reuters: month first; Guardian and BBC: day first; one order throughout.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Edit, Finding, Fix, Related, Rule, Severity, Span, lazy_regex
from newslint_rules.consistency._forms import Occurrence, matches, split

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.|Feb\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
)
# Days that English knows as events, in either order.
_EVENT = r"(?!September 11\b|11 September\b|July 4\b|July 7\b|7 July\b)"
_DATE = (
    rf"\b{_EVENT}(?:(?<!\b[Ii]n )(?P<month>{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?![\d,]\d|:))"
    rf"|(?<![\d,.] ?)(?P<day>\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}))(?!\w)"
)
_PARTS = lazy_regex(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?|(?P<month>\p{Lu}\p{Ll}+\.?)")
_YEAR = lazy_regex(r",? \d{4}\b")
_LABEL = {"month": "month first", "day": "day first"}


class DateFormMixed(Rule):
    """Query the dates written in the order that the story uses less."""

    code = "CON012"
    name = "date-form-mixed"
    severity = Severity.SUGGESTION
    reads = frozenset({"structure", "quotes"})
    fix = "suggest"

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each date in the rarer order."""
        parted = split(
            [Occurrence(m.lastgroup or "", Span(*m.span())) for m in matches(doc, _DATE)]
        )
        if parted is None:
            return
        usual = parted.first
        line = doc.line_of(usual.span.start)
        for odd in parted.odd:
            yield self.finding(
                odd.span,
                f'"{doc.at(odd.span)}" here, but "{doc.at(usual.span)}" on line {line}: one order?',
                related=(Related(usual.span, _LABEL[usual.form]),),
                fix=_turned(doc, odd),
            )


def _turned(doc: Document, odd: Occurrence) -> Fix | None:
    """The date in the other order; with a year behind it, where commas would move, none."""
    if _YEAR.match(doc.text, odd.span.end):
        return None
    found = list(_PARTS.finditer(doc.at(odd.span)))
    parts = {match.lastgroup or "": match[match.lastgroup or 0] for match in found}
    order = ("day", "month") if odd.form == "month" else ("month", "day")
    text = " ".join(parts[name] for name in order)
    return Fix(f'write "{text}"', (Edit(odd.span, text),))
