"""headline-source-tag: the lede has its news from an unnamed source, the headline states it flat.

## What it does
Where the first sentence of the story is credited to unnamed sources or officials, it asks for the
tag that tells so in the headline: *- source*, *, sources say*, *: report*. A headline in quotation
marks or with a speech verb of its own is left alone.

## Why it matters
A headline without the tag turns what one unnamed person says into a fact.

## Bad
Army chief to resign

The army chief will resign on Friday, a government source said.

## Good
Army chief to resign - source

The army chief will resign on Friday, a government source said.
---
Army chief to resign

The army chief will resign on Friday, he told parliament.

## When to ignore
Acts on record that a source only dates.

## Authority
Reuters Handbook, headlines.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import Document, Finding, Related, Rule, Severity, lazy_regex

_TAG = lazy_regex(
    r"[-–—:,]\s*(?:\p{L}+\s+){0,3}(?:sources?|officials?|police|army|military|ministry|report|media|agency"
    r"|says?|said|statement)\b|\b(?:says?|said|tells?|told|reports?|reportedly|alleged(?:ly)?|claims?"
    r"|may|might|could|sources?|denies|accuses?d?)\b|[\"“‘]|\s['’]",
    regex.IGNORECASE,
)
_UNNAMED = lazy_regex(r"\b(?:sources?|officials?|people|person|diplomats?|insiders?|aides?)\b")


class HeadlineSourceTag(Rule):
    """Flag a flat headline over a lede from unnamed sources."""

    code = "STR005"
    name = "headline-source-tag"
    severity = Severity.SUGGESTION
    default = ("reuters",)
    reads = frozenset({"structure", "sentences", "attributions"})
    quotes = "both"

    def check(self, doc: Document) -> Iterator[Finding]:
        """At most one finding, on the headline."""
        headline = doc.structure.headline
        lede = next(iter(doc.structure.body), None)
        if headline is None or lede is None or _TAG.search(doc.at(headline.span)):
            return
        first = doc.sentence_at(lede.span.start)
        for told in doc.attributions:
            source = doc.at(told.speaker_span) if told.speaker_span else ""
            unnamed = told.anonymous and _UNNAMED.search(source)
            if first and told.sentence == first.index and unnamed and told.speaker_span:
                yield self.finding(
                    headline.span,
                    f'The lede has this from "{source}"; the headline states it flat.',
                    related=(Related(told.speaker_span, "the source"),),
                    confidence=0.7,
                )
                return
