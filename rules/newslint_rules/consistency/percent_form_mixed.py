"""percent-form-mixed: %, percent, per cent and pct in one story.

## What it does
Compares the ways of writing percentages in the running copy and queries the rarer ones. Headlines
and quotations are left out.

## Why it matters
It is the first thing a style check looks for, and a sign of copy merged from two desks.

## Bad
Sales rose 5% in March. In April they fell by 6 percent.
---
Turnout was 61 per cent in the north, 58 per cent in the south and 40 pct abroad.

## Good
Sales rose 5% in March. In April they fell by 6%.
---
Sales rose 5 percent in March. "We are 100% sure," the chairman said.

## When to ignore
Tables and charts set among the text.

## Authority
AP Stylebook: the % sign with figures since 2019; Reuters: percent or pct by service; Guardian: %.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Edit, Finding, Fix, Related, Rule, Severity, Span
from newslint_rules.consistency._forms import Occurrence, matches, split

_FORM = r"(?<=\d)(?: ?%| ?(?:percent|per cent|pct)\b)(?!\p{L})"


class PercentFormMixed(Rule):
    """Query the rarer ways of writing percentages."""

    code = "CON007"
    name = "percent-form-mixed"
    severity = Severity.SUGGESTION
    reads = frozenset({"structure", "quotes"})
    fix = "safe"

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each use of a rarer form."""
        found = [
            Occurrence(match.group().strip(), Span(*match.span())) for match in matches(doc, _FORM)
        ]
        parted = split(found)
        if parted is None:
            return
        usual = parted.first.form
        line = doc.line_of(parted.first.span.start)
        for odd in parted.odd:
            text = usual if usual == "%" else f" {usual}"
            yield self.finding(
                odd.span,
                f'"{odd.form}" here, but "{usual}" on line {line}: one form?',
                related=(Related(parted.first.span, f'"{usual}"'),),
                fix=Fix(f'write "{usual}"', (Edit(odd.span, text),), safe=True),
            )
