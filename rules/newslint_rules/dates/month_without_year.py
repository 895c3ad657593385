"""month without year: a month that nothing ties to a year.

## What it does

Notes the first month that stands without a year ("in January") in a story whose own date is not
known, neither from dateline, metadata nor option. No tolerance applies.

## Why it matters

On the day everybody knows which January is meant; in the archive nobody does.

## Bad

The bridge was closed in January after cracks were found, the council said.

## Good

The bridge was closed in January 2020 after cracks were found, the council said.

## When to ignore

When the story is printed with its date.

## Authority

Associated Press style on years: leave the year out only where the reader has it.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Finding, Related, Role, Rule, Severity, TimeExpression, TimeKind

_COPY = (Role.BODY, Role.LIST_ITEM)


class MonthWithoutYear(Rule):
    """Notes months without a year in undated stories."""

    code = "DAT005"
    name = "month-without-year"
    severity = Severity.SUGGESTION
    reads = frozenset({"structure", "sentences", "quotes", "dates"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield one finding for the first bare month, with the others related."""
        if doc.structure.story_date is not None or any(t.year is not None for t in doc.dates):
            return
        bare = [t for t in doc.dates if _bare(doc, t)]
        if bare:
            yield self.finding(
                bare[0].span,
                f'"{doc.at(bare[0].span)}" of which year? Nothing in the story gives its date.',
                related=tuple(Related(t.span, "and here") for t in bare[1:]),
                confidence=0.8,
            )


def _bare(doc: Document, time: TimeExpression) -> bool:
    if time.kind is not TimeKind.MONTH or time.sentence is None:
        return False
    return doc.sentences[time.sentence].role in _COPY and doc.quote_at(time.span.start) is None
