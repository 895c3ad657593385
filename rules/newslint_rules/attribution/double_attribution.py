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

from newslint.api import (
    Attribution,
    Document,
    Edit,
    Finding,
    Fix,
    Form,
    Related,
    Rule,
    Severity,
    Span,
)


class DoubleAttribution(Rule):
    """Query a source that one sentence names twice for one claim."""

    code = "ATT013"
    name = "double-attribution"
    severity = Severity.SUGGESTION
    fix = "safe"
    reads = frozenset({"quotes", "sentences", "tokens", "mentions", "entities", "attributions"})

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for each sentence that is attributed twice to one source."""
        for first, second in pairwise(doc.attributions):
            if first.sentence == second.sentence and _is_double(doc, first, second):
                cue = second.cue.to(second.speaker_span) if second.speaker_span else second.cue
                other = first.cue.to(first.speaker_span) if first.speaker_span else first.cue
                message = f'"{doc.at(cue)}": the sentence has its source already.'
                yield self.finding(
                    cue,
                    message,
                    related=(Related(other, "the source"),),
                    fix=_cut(doc, first, second),
                    confidence=0.8,
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


def _cut(doc: Document, first: Attribution, second: Attribution) -> Fix | None:
    """Cuts an *according to* that opens or closes the sentence, the other source left standing.

    None where it stands in the midst of the sentence, or is the fuller of the two.
    """
    extra, kept = (first, second) if first.verb == "according to" else (second, first)
    if extra.speaker is None or kept.speaker is None:
        return None
    source, other = doc.mentions[extra.speaker], doc.mentions[kept.speaker]
    if other.form is Form.PRONOUN or len(doc.at(source.span)) > len(doc.at(other.span)):
        return None
    sentence = doc.sentences[extra.sentence].span
    start, end = extra.cue.start, source.span.end
    if start == sentence.start and doc.text.startswith(", ", end) and end + 2 < sentence.end:
        letter = doc.text[end + 2]
        return Fix("cut the first source", (Edit(Span(start, end + 3), letter.upper()),), safe=True)
    if doc.text[start - 2 : start] == ", " and end == sentence.end - 1:
        return Fix("cut the second source", (Edit(Span(start - 2, end), ""),), safe=True)
    return None
