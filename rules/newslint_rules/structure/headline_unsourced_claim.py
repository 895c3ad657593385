"""headline-unsourced-claim: the headline states what the story only has from somebody.

## What it does
Looks for a charge in the headline (*stole*, *fraud*, *bribed*) without *says*, a colon, quotation
marks or another sign of a source, and compares it with the first paragraphs: where these give the
same charge as somebody's word (*alleged*, *accused*, *according to*, *denies*), it asks for the
source.

## Why it matters
Most readers see the headline alone, and it is what a court looks at first.

## Bad
Mayor of Orlo stole relief money

The mayor of Orlo is accused of stealing relief money, prosecutors said on Monday. He denies it.

## Good
Mayor of Orlo stole relief money, prosecutors say

The mayor of Orlo is accused of stealing relief money, prosecutors said on Monday. He denies it.
---
Mayor of Orlo stole relief money, court finds

The mayor of Orlo was convicted on Monday of stealing relief money.

## When to ignore
The charge has been proved since, or nobody disputes it.

## Authority
IPSO Editors' Code, clause 1: distinguish clearly between comment, conjecture and fact.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import Document, Finding, Related, Role, Rule, Severity, Span, lazy_regex

_CHARGE = lazy_regex(
    r"\b(?:(?P<stem>abus|defraud|assault|bomb|brib|cheat|corrupt|embezzl|extort|forg|fraud|harass|kidnapp?|"
    r"launder|loot|murder|poach|poison|rap|rig|rob|smuggl|spie|spy|stole|steal|swindl|tortur|"
    r"traffick)(?:e[ds]?|er|ers|ed|ing|ry|y|ion|s|ent|led|ling|n|ped|ging|ged|bed|bery)?)\b",
    regex.IGNORECASE,
)
_SOURCED = lazy_regex(
    r"[:\"“”‘’'?]|\b(?:says?|said|claims?|claimed|alleges?|alleged(?:ly)?|accus\w+|charg\w+|suspect\w*|"
    r"den(?:y|ies|ied)|report\w*|according|court|judge|jury|guilty|convict\w+|jail\w*|sentenc\w+|"
    r"prosecut\w+|police|inquiry|probe\w*|trial|tried|over|claim|sources?|may|could|if)\b",
    regex.IGNORECASE,
)
_DOUBTED = lazy_regex(
    r"\b(?:alleg\w+|accus\w+|suspect\w*|according to|claim\w*|den(?:y|ies|ied)|charged with)\b",
    regex.IGNORECASE,
)
_PROVED = lazy_regex(
    r"\b(?:convicted|found guilty|pleaded guilty|admitted|confessed|sentenced)\b", regex.IGNORECASE
)
_STEMS = {"stole": "steal", "spie": "spy", "defraud": "fraud"}
_HIGH = 2


class HeadlineUnsourcedClaim(Rule):
    """Query a charge in the headline that the story gives as somebody's word."""

    code = "STR010"
    name = "headline-unsourced-claim"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"structure"})
    quotes = "both"

    def check(self, doc: Document) -> Iterator[Finding]:
        """At most one finding, on the charge in the headline."""
        headline = doc.structure.headline
        if headline is None or _SOURCED.search(doc.at(headline.span)):
            return
        charge = _CHARGE.search(doc.text, headline.span.start, headline.span.end)
        if charge is None:
            return
        top = doc.structure.of_role(Role.BODY)[:_HIGH]
        if any(_PROVED.search(doc.at(paragraph.span)) for paragraph in top):
            return
        for paragraph in top:
            doubt = _DOUBTED.search(doc.text, paragraph.span.start, paragraph.span.end)
            if doubt and _same_charge(doc.at(paragraph.span), charge["stem"]):
                yield self.finding(
                    Span(*charge.span()),
                    f'"{charge.group()}" in the headline, but "{doubt.group()}" on line'
                    f" {doc.line_of(doubt.start())}: who says so?",
                    related=(Related(Span(*doubt.span()), "somebody's word"),),
                    confidence=0.7,
                )
                return


def _same_charge(text: str, stem: str) -> bool:
    """Whether a paragraph holds the charge of the headline in some form."""
    wanted = _STEMS.get(stem.lower(), stem.lower())
    found = (match["stem"].lower() for match in _CHARGE.finditer(text))
    return any(_STEMS.get(other, other) == wanted for other in found)
