"""double-attribution: one claim, one source, told twice.

## What it does

Flags a sentence that attributes the same words to the same source twice: *According to police, the
car fled, police said.*

## Why it matters

Space, and the reader's patience. It is what is left when two versions of a sentence are merged.

## Bad

According to police, the car fled towards the border, police said.

## Good

The car fled towards the border, police said.
---
According to the ministry, the bridge is safe, but the union said it had not been told.

## When to ignore

Two bodies of the same name speak.

## Authority

Copy-desk practice.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from newslint.api import Attribution, Document, Finding, Form, Related, Rule, Severity


class DoubleAttribution(Rule):
    """Query a source that one sentence names twice for one claim."""

    code = "ATT013"
    name = "double-attribution"
    severity = Severity.SUGGESTION
    reads = frozenset({"quotes", "sentences", "tokens", "mentions", "entities", "attributions"})

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for each sentence that is attributed twice to one source."""
        for first, second in pairwise(doc.attributions):
            if first.sentence == second.sentence and _is_double(doc, first, second):
                cue = second.cue.to(second.speaker_span) if second.speaker_span else second.cue
                other = first.cue.to(first.speaker_span) if first.speaker_span else first.cue
                message = f'"{doc.at(cue)}": the sentence has its source already.'
                yield self.finding(
                    cue, message, related=(Related(other, "the source"),), confidence=0.8
                )


def _is_double(doc: Document, first: Attribution, second: Attribution) -> bool:
    """Whether an "according to" and a verb of saying name one source for one claim."""
    kinds = {first.verb == "according to", second.verb == "according to"}
    if kinds != {True, False} or doc.quote_at(first.cue.start) or doc.quote_at(second.cue.start):
        return False
    return _is_same_source(doc, first, second) and _share_claim(doc, first, second)


def _is_same_source(doc: Document, first: Attribution, second: Attribution) -> bool:
    if first.speaker is None or second.speaker is None:
        return False
    one, other = doc.mentions[first.speaker], doc.mentions[second.speaker]
    if one.form is Form.PRONOUN or other.form is Form.PRONOUN:
        return one.entity == other.entity and one.form is not other.form
    words = doc.tokens[one.head].lower, doc.tokens[other.head].lower
    return words[0] == words[1] or (one.entity == other.entity and one.form is not Form.NOMINAL)


def _share_claim(doc: Document, first: Attribution, second: Attribution) -> bool:
    """Whether nothing but one clause stands between or around the two."""
    between = doc.text[first.cue.end : second.cue.start]
    return not any(mark in between for mark in (";", ":", " but ", " and ", " which ", " who "))
