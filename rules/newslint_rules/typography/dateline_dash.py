"""dateline-dash: the dash behind the dateline is not the one of the house.

## What it does
Compares the dash between dateline and text, with the spaces around it, with the one that the house
uses, and offers to put that.

## Why it matters
Each agency has its own dash; a wrong one shows that the copy went through somebody else's system.

## Bad
LIMA, May 3 (Reuters) – The mill closed on Monday.

## Good
LIMA, May 3 (Reuters) - The mill closed on Monday.

## When to ignore
The publishing system replaces the dash anyway.

## Authority
Reuters Handbook, dash: a hyphen between spaces. AP Stylebook, datelines: an em dash between spaces.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Edit, Finding, Fix, Option, Rule, Severity, Span, lazy_regex

_DASH = lazy_regex(r"\s*(?:--+|[-–—])$")


class DatelineDash(Rule):
    """Flag the wrong dash behind a dateline."""

    code = "TYP004"
    name = "dateline-dash"
    severity = Severity.SUGGESTION
    default = ("reuters", "ap")
    reads = frozenset({"structure"})
    quotes = "both"
    fix = "safe"
    options = (
        Option("dash", "", 'The dash between spaces; empty for that of the agency, else "-".'),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """At most one finding."""
        dateline = doc.structure.dateline
        match = _DASH.search(doc.at(dateline.span)) if dateline else None
        if dateline is None or match is None:
            return
        wanted = self.option("dash") or ("—" if dateline.agency == "AP" else "-")
        start = dateline.span.start + match.start()
        end = dateline.span.end
        while end < len(doc.text) and doc.text[end] == " ":
            end += 1
        if doc.text[start:end] == f" {wanted} ":
            return
        yield self.finding(
            Span(start + len(match.group()) - len(match.group().lstrip()), dateline.span.end),
            f'The dash behind this dateline is " {wanted} ".',
            fix=Fix("put the dash", (Edit(Span(start, end), f" {wanted} "),), safe=True),
        )
