"""byline-or-credit-missing: a story that does not say who wrote it, or names two writers.

## What it does
Asks for a byline or a sign-off where a story with a headline has neither, and where the byline and
the *Reporting by* line have no name in common.

## Why it matters
Readers may know who tells them; and a credit that contradicts the byline is somebody's lost work.

## Bad
Mill closes

By Ana Luz

LIMA (AP) — The mill closed in May.

Reporting by Tom Hale
---
Mill closes

LIMA — The mill closed in May, its owner said.

## Good
Mill closes

By Ana Luz

LIMA (AP) — The mill closed in May.

Reporting by Ana Luz and Tom Hale
---
Mill closes

LIMA — The mill closed in May, its owner said.

Reporting by Tom Hale

## When to ignore
Briefs and copy whose credit stands in a field of its own.

## Authority
Agency practice.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import Document, Finding, Related, Role, Rule, Severity, lazy_regex

_NAME = lazy_regex(r"\p{Lu}\p{Ll}[\p{L}'’-]+")
_REPORTING = lazy_regex(r"(?:Additional )?Report(?:ing|ed)? by (?P<names>[^;)]*)", regex.IGNORECASE)
_NO_NAMES = frozenset("By From Correspondent Reporter Editor Staff Writer Chief Reporting".split())


class BylineOrCreditMissing(Rule):
    """Flag missing and clashing credits."""

    code = "STR011"
    name = "byline-or-credit-missing"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"structure"})
    quotes = "both"

    def check(self, doc: Document) -> Iterator[Finding]:
        """At most one finding."""
        structure = doc.structure
        bylines = structure.of_role(Role.BYLINE)
        credits = structure.of_role(Role.SIGN_OFF)
        headline = structure.headline
        if headline is not None and not bylines and not credits:
            yield self.finding(headline.span, "No byline and no sign-off: who wrote this?")
        elif bylines and credits:
            match = _REPORTING.search(doc.at(credits[0].span))
            above = _names(doc.at(bylines[0].span))
            below = _names(match["names"]) if match else set()
            if above and below and not above & below:
                yield self.finding(
                    credits[0].span,
                    "The sign-off credits nobody of the byline: who reported this?",
                    related=(Related(bylines[0].span, "byline"),),
                    confidence=0.8,
                )


def _names(text: str) -> set[str]:
    return set(_NAME.findall(text)) - _NO_NAMES
