"""conflict-buried: that accounts differ, or nothing was verified, is told only far down.

## What it does
Looks for the first passage that tells of conflicting accounts, or of claims that nobody could
verify. Where it stands after the fifth paragraph and nothing in the first three puts the facts in
doubt, it is flagged. A flat denial by one side does not count.

## Why it matters
Most readers stop before they get there. They take for fact what the desk knew to be in doubt.

## Bad
Gunmen killed nine farmers in a village in the north on Monday, the army said.

The men came at dawn on motorcycles.

They burned the market and the school.

The army sent troops from the town of Dori.

Schools in the region have been shut since May.

The governor called for calm.

Residents gave conflicting accounts of what happened, and some blamed the army.

## Good
Gunmen killed nine farmers in a village in the north on Monday, the army said. Residents gave
conflicting accounts of what happened.

The men came at dawn on motorcycles.

They burned the market and the school.

The army sent troops from the town of Dori.

Schools in the region have been shut since May.

The governor called for calm.

## When to ignore
A long feature that is built as an inquiry.

## Authority
Reuters Handbook, sourcing: conflicting versions of an event belong high in the story.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import Document, Finding, Option, Related, Rule, Span, lazy_regex

_MARKER = lazy_regex(
    r"\b(?:conflicting|contradictory|differing|competing)\s+(?:accounts?|reports?|versions?|claims?"
    r"|statements?|information)\b"
    r"|\b(?:accounts?|reports?|versions?)\s+(?:of\s+[^.;]{3,60}\s+)?(?:conflict(?:ed)?|differ(?:ed)?"
    r"|var(?:y|ied))\b"
    r"|\b(?:could|can|has|have|had)\s*not\s+(?:(?:immediately|independently|be|been|yet)\s+)*"
    r"(?:verif|confirm|corroborat)\w*"
    r"|\bno\s+independent\s+(?:verification|confirmation)\b",
    regex.IGNORECASE,
)
_DOUBT = lazy_regex(
    r"\b(?:conflict(?:ing|ed)|contradict\w*|differ(?:ed|ing)?|disput\w+|den(?:y|ied|ies|ial)"
    r"|unconfirmed|unverified|unclear|alleg\w+|reported(?:ly)?|claim\w*|appear\w*|apparent\w*"
    r"|suspect\w*|rumou?r\w*|verif\w+|confirm\w*|may have|might have|believed)\b",
    regex.IGNORECASE,
)
_HIGH = 3


class ConflictBuried(Rule):
    """Flag late words on conflicting accounts."""

    code = "STR014"
    name = "conflict-buried"
    reads = frozenset({"structure"})
    options = (Option("paragraphs", 5, "Paragraphs within which the doubt must be told."),)

    def check(self, doc: Document) -> Iterator[Finding]:
        """At most one finding, on the first passage that tells of the doubt."""
        body = doc.structure.body
        first = next(
            (
                (number, Span(*match.span()).shifted(paragraph.span.start))
                for number, paragraph in enumerate(body, start=1)
                if (match := _MARKER.search(doc.at(paragraph.span)))
            ),
            None,
        )
        if first is None or first[0] <= self.option("paragraphs"):
            return
        if any(_DOUBT.search(doc.at(paragraph.span)) for paragraph in body[:_HIGH]):
            return
        number, span = first
        yield self.finding(
            span,
            f'"{doc.at(span)}" comes in paragraph {number}, after the facts have been told as'
            " certain: move it up?",
            related=(Related(body[0].span, "told as certain from here"),),
            confidence=0.7,
        )
