"""vague-anaphor: "the incident" or "the move" when two things have happened.

## What it does

Reports *the incident, the move, the matter, the issue, the development* as subject of a sentence
when each of the two sentences before tells of a happening of its own, or one of them of two.

## Why it matters

The reader cannot tell which of them is meant, and the word says nothing.

## Bad

VELIN - A shop burned down on Monday, and nine men were arrested in the harbour.

The incident drew protests.

## Good

VELIN - A shop burned down on Monday, and nine men were arrested in the harbour.

The arrests drew protests.

## When to ignore

When the two things are parts of one.

## Authority

Copy-desk practice.
"""

from __future__ import annotations

from collections.abc import Iterable

from newslint.api import (
    Document,
    Finding,
    Related,
    Role,
    Rule,
    Sentence,
    Severity,
    Span,
    lazy_regex,
)

_VAGUE = lazy_regex(r"(?:The|This) (incident|move|matter|issue|development|episode|affair)s?\b")


class VagueAnaphor(Rule):
    """Query a word for any event when several events stand before it."""

    code = "REF008"
    name = "vague-anaphor"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"quotes", "sentences", "tokens"})

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for each such subject after two events."""
        for sentence in doc.sentences[1:]:
            match = _VAGUE.match(doc.text, sentence.span.start)
            if match is None or sentence.role is not Role.BODY:
                continue
            events = [
                span
                for before in doc.sentences[max(0, sentence.index - 2) : sentence.index]
                for span in _events(doc, before)
            ]
            if len(events) > 1:
                message = f'"{match.group()}": which of them?'
                related = tuple(Related(span, "an event") for span in events[-2:])
                yield self.finding(Span(*match.span()), message, related=related, confidence=0.6)


def _events(doc: Document, sentence: Sentence) -> Iterable[Span]:
    """Main verbs in the past that tell what happened, reports of speech left out."""
    for token in doc.words_in(sentence):
        main = token.head < 0 or token.deprel == "conj"
        told = token.xpos in {"VBD", "VBN"} and token.upos == "VERB" and token.lemma not in _SPEECH
        if main and told and doc.quote_at(token.span.start) is None:
            yield token.span


_SPEECH = frozenset("say tell add ask reply announce report state write want hope think".split())
