"""poll-without-method: figures of a poll, and nothing on who asked whom and when.

## What it does

Looks for a poll or survey whose sentence and the next give two percentages or more, in a story that
names no pollster, sample, margin of error or client anywhere.

## Why it matters

A share means nothing without the number and kind of people asked, by whom and when. Polls without
these are how campaigns get their own numbers printed.

## Bad

A poll shows 52% of voters back the mayor, and 41% would rather see her go.

## Good

A poll of 1,204 adults shows 52% of voters back the mayor, and 41% would rather see her go.
---
In a Norstat poll, 52% backed the mayor and 41% her rival.

## When to ignore

A figure in passing, from a poll on which the house has reported in full.

## Authority

Newsroom convention: tell who asked whom, when, and how many.
"""

from __future__ import annotations

from collections.abc import Iterable

import regex

from newslint.api import (
    Document,
    Finding,
    QuantityKind,
    Related,
    Role,
    Rule,
    Sentence,
    Severity,
    Span,
    Token,
    lazy_regex,
)

_POLLS = frozenset({"poll", "survey"})
_SHARES = 2
_METHOD = lazy_regex(
    r"\b(?:margins?|samples?d?|sampling|pollsters?|polling (?:firm|company|institute|agency|group)"
    r"|interview(?:ed|s)|questioned|surveyed|polled|respondents|conducted|commissioned|carried out"
    r"|asked (?:\d[\d,]*|about|some|more)"
    r"|\d[\d,]* (?:people|adults|voters|residents|pupils|who|households)"
    r"|exit polls?|opinion research|market research|institutes?|universit(?:y|ies)|think tanks?"
    r"|(?:polls?|surveys?) (?:by|for|from|of|among|in)|weighted|fieldwork)\b",
    regex.IGNORECASE,
)
_ELECTION = lazy_regex(
    r"\b(?:polls (?:open|close)|polling (?:stations?|day|places?)|votes? (?:counted|cast)"
    r"|turnout|counted|ballots?)\b",
    regex.IGNORECASE,
)


class PollWithoutMethod(Rule):
    """Query the figures of a poll of which the story tells nothing else."""

    code = "ATT014"
    name = "poll-without-method"
    severity = Severity.WARNING
    reads = frozenset({"structure", "quotes", "sentences", "tokens", "attributions", "quantities"})

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for the first such poll of a story."""
        if _METHOD.search(doc.text) or _ELECTION.search(doc.text):
            return
        for sentence in doc.sentences:
            poll = next((t for t in doc.words_in(sentence) if _is_poll(doc, t)), None)
            if poll is None or sentence.role is not Role.BODY:
                continue
            shares = _shares(doc, sentence)
            if len(shares) >= _SHARES:
                message = f'"{poll.text}": who asked how many people, and when?'
                related = tuple(Related(span, "a figure of it") for span in shares[:2])
                yield self.finding(poll.span, message, related=related, confidence=0.8)
                return


def _is_poll(doc: Document, token: Token) -> bool:
    """Whether a word is a poll that no name in front of it or after it explains."""
    if token.upos != "NOUN" or token.lemma not in _POLLS or doc.quote_at(token.span.start):
        return False
    named = any(t.upos == "PROPN" for t in doc.tokens.subtree(token))
    return not named and not any(t.upos == "PROPN" for t in doc.tokens.ancestors(token))


def _shares(doc: Document, sentence: Sentence) -> list[Span]:
    """The percentages of a sentence and of the one after it."""
    places = {sentence.index, sentence.index + 1}
    return [
        q.figure for q in doc.quantities if q.kind is QuantityKind.PERCENT and q.sentence in places
    ]
