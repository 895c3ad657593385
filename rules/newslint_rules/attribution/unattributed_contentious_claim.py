"""unattributed-contentious-claim: the writer's own judgement, in a word.

## What it does

Flags adverbs that judge a whole sentence (*sadly, clearly, of course, undoubtedly*) and set forms
of prophecy (*is doomed to, is bound to, is certain to fail*) outside quotations, in a sentence that
names no source.

## Why it matters

News tells what happened and who says what of it. *Clearly* is what a writer puts where the proof is
missing.

## Bad

The law will clearly hurt the farms of the delta.
---
The merger is doomed to fail.

## Good

The law will clearly hurt the farms of the delta, the union said.
---
The light on the mole could be seen clearly from Velm.

## When to ignore

Columns, reviews and analysis.

## Authority

Reuters Handbook: source every statement that is not established fact.
"""

from __future__ import annotations

from collections.abc import Iterable

from newslint.api import Document, Finding, Role, Rule, Severity, Span, lazy_regex
from newslint_rules.attribution._speech import is_source, outside_quotes

_ADVERBS = (
    r"sadly|unfortunately|clearly|obviously|undoubtedly|unquestionably|inexplicably|admittedly"
    r"|mercifully|thankfully|regrettably|rightly|wrongly|predictably|needless to say|of course"
    r"|no doubt|without (?:a )?doubt"
)
_JUDGED = lazy_regex(
    rf"^(?i:{_ADVERBS}),?\s|,\s(?:{_ADVERBS}),"
    r"|\b(?:is|are|was|were|has|have)\s(?:obviously|undoubtedly|unquestionably)\b"
    r"|\b(?:will|would|must|can)\s(?:clearly|obviously|undoubtedly|unquestionably)\b"
    r"|\b(?:is|are|was|were)\s(?:doomed|bound|certain|destined)\sto\b(?!\s(?:an?|the|his|her|its|their)\b)"
)


class UnattributedContentiousClaim(Rule):
    """Query a judgement that nobody is said to make."""

    code = "ATT006"
    name = "unattributed-contentious-claim"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"structure", "quotes", "sentences", "tokens", "attributions"})

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for the first such word of each sentence."""
        for sentence in doc.sentences:
            if sentence.role is not Role.BODY:
                continue
            match = _JUDGED.search(doc.at(sentence.span))
            if match is None:
                continue
            words = match[0].strip(" ,")
            start = sentence.span.start + match.start() + match[0].index(words)
            span = Span(start, start + len(words))
            beside = (t for t in outside_quotes(doc, sentence.span) if not span.overlaps(t.span))
            if not any(is_source(token) for token in beside):
                yield self.finding(span, f'"{words}": who says so?', confidence=0.7)
