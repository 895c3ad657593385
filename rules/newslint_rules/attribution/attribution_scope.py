"""attribution-scope: a clause behind "the army said, while ..." that may or may not be its word.

## What it does

Flags a clause with a subject of its own that follows a reporting clause in the middle of a sentence
and is joined to it by *while*, *and* or *as*, with no source of its own.

## Why it matters

The reader cannot tell whether the second half is the source's word or the paper's.

## Bad

The hall was empty, the army said, while guards demanded cash at the gate.

## Good

The hall was empty, the army said. Guards demanded cash at the gate, a driver said.
---
The hall was empty and guards demanded cash at the gate, the army said.

## When to ignore

It is plain from the story that both halves have one source.

## Authority

Copy-desk practice.
"""

from __future__ import annotations

from collections.abc import Iterable

import regex

from newslint.api import Attribution, Document, Finding, Related, Rule, Severity, Span, lazy_regex

_JOINT = lazy_regex(r",?[^,.;:]{0,40},\s+(?P<clause>(?:while|and|as)\s+.*)", regex.DOTALL)
# The verbs that introduce no more than speech.
_SPEECH = frozenset({"say", "tell", "state", "announce", "report", "according to"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


class AttributionScope(Rule):
    """Query a clause of which nobody can tell who says it."""

    code = "ATT012"
    name = "attribution-scope"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"quotes", "sentences", "tokens", "mentions", "attributions"})

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for each such clause."""
        for attribution in doc.attributions:
            clause = _clause(doc, attribution)
            if clause is not None:
                cue = attribution.cue
                message = f'After "{doc.at(cue)}": whose word is this, the same source\'s?'
                related = (Related(cue, "the source before"),)
                yield self.finding(clause, message, related=related, confidence=0.6)


def _clause(doc: Document, attribution: Attribution) -> Span | None:
    """The clause behind a reporting clause that stands in the middle of its sentence."""
    sentence = doc.sentences[attribution.sentence].span
    speaker = attribution.speaker_span
    cue = attribution.cue if speaker is None else attribution.cue.to(speaker)
    if attribution.verb not in _SPEECH or attribution.direct:
        return None
    if not doc.text[sentence.start : cue.start].rstrip().endswith(","):
        return None
    match = _JOINT.match(doc.text, cue.end, sentence.end)
    if match is None:
        return None
    clause = Span(match.start("clause"), sentence.end)
    words = doc.tokens.in_span(clause)
    subject = any(
        t.deprel.startswith("nsubj") and t.upos != "PRON" and _is_finite(doc, t.head) for t in words
    )
    sourced = any(clause.contains(a.cue) for a in doc.attributions)
    return clause if subject and not sourced else None


def _is_finite(doc: Document, verb: int) -> bool:
    heads = (doc.tokens[verb], *doc.tokens.children(doc.tokens[verb], "aux", "cop"))
    return any(t.xpos in _FINITE for t in heads)
