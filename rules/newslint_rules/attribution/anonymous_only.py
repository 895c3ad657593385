"""anonymous-only: a story whose sources have no names, every one of them.

## What it does

Counts who speaks in a story and reports, once, one that cites two unnamed sources or more (*an
official*, *residents*, *sources*), and no person, body or document by name.

## Why it matters

A source without a name is the weakest there is. A story that has no other rests on the reporter
alone.

## Bad

A road will be built through the marsh, officials said on Monday.

Residents said they would stop it. "It will drown by spring," a farmer said.

## Good

A road will be built through the marsh, officials said on Monday.

Residents said they would stop it. "It will drown by spring," said Helga Marsh, a farmer.

## When to ignore

A brief, or copy from where people are punished for talking to reporters.

## Authority

Reuters Handbook, sourcing: anonymous sources are the weakest.
"""

from __future__ import annotations

from collections.abc import Iterable

from newslint.api import Attribution, Document, Finding, Form, Related, Rule, Severity

_LEAST = 2
_NAMES = frozenset({Form.NAME, Form.SURNAME, Form.INITIALS})


class AnonymousOnly(Rule):
    """Report a story without one source by name."""

    code = "ATT008"
    name = "anonymous-only"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset(
        {"structure", "quotes", "sentences", "tokens", "mentions", "entities", "attributions"}
    )

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield at most one finding, on the first of the sources."""
        unnamed: list[Attribution] = []
        for attribution in doc.attributions:
            if attribution.speaker is None:
                continue
            if not attribution.anonymous:
                return
            if doc.mentions[attribution.speaker].form is Form.NOMINAL:
                unnamed.append(attribution)
        if any(_is_named(doc, attribution) for attribution in unnamed):
            return
        spans = [a.speaker_span for a in unnamed if a.speaker_span is not None]
        if len(spans) >= _LEAST:
            message = f"None of the {len(spans)} sources of this story has a name: can one?"
            related = tuple(Related(span, "another of them") for span in spans[1:3])
            yield self.finding(spans[0], message, related=related, confidence=0.7)


def _is_named(doc: Document, attribution: Attribution) -> bool:
    """Whether a name stands beside the noun of a source: "a farmer, Helga Marsh"."""
    if attribution.speaker is None:
        return False
    head = doc.tokens[doc.mentions[attribution.speaker].head]
    beside = {t.index for t in doc.tokens.subtree(head)}
    return any(m.head in beside and m.form in _NAMES for m in doc.mentions)
