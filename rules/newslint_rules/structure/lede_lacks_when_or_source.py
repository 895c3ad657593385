"""lede-lacks-when-or-source: the first paragraph says neither when nor who says so.

## What it does
Asks for a day or another time, and for a source, where the first paragraph of the body has neither.

## Why it matters
*When* and *says who* are the two questions that readers of news ask first.

## Bad
The mill will close and two hundred people will lose their work.

## Good
The mill will close on Friday and two hundred people will lose their work, its owner said.
---
The mill closed on Monday. Two hundred people have lost their work.

## When to ignore
Features, and stories that delay the news on purpose.

## Authority
Reuters Handbook, the first two paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Finding, Rule, Severity


class LedeLacksWhenOrSource(Rule):
    """Flag a first paragraph without time and source."""

    code = "STR019"
    name = "lede-lacks-when-or-source"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"structure", "dates", "attributions"})
    quotes = "both"

    def check(self, doc: Document) -> Iterator[Finding]:
        """At most one finding, on the first paragraph."""
        lede = next(iter(doc.structure.body), None)
        if lede is None:
            return
        timed = any(lede.span.contains(time.span) for time in doc.dates)
        sourced = any(lede.span.contains(told.cue) for told in doc.attributions)
        if not timed and not sourced:
            yield self.finding(lede.span, "The lede says neither when nor who says so.")
