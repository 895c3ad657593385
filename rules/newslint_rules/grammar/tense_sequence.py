"""tense-sequence: a report that slips from past to present in mid-sentence.

## What it does
Looks at what somebody *said* (in the past) and reports a claim that joins two verbs of one subject,
the first in the past and the second in the present: *he said the men were held and are sent home*.
A word such as *now*, *still* or *today* explains the change.

## Why it matters
The reader cannot tell whether the second half was true when it was said, or is true now.

## Bad
The minister said the strikers were paid and are sent home without a word.

## Good
The minister said the strikers were paid and sent home without a word.
---
The minister said the strikers were paid and are now back at work. She says they were paid and are
content.

## When to ignore
Live copy, or a lasting truth: *he said the ship was built in 1901 and is the oldest on the lake*.

## Authority
Quirk, Greenbaum, Leech and Svartvik, A Comprehensive Grammar of the English Language (1985),
chapter 14, backshift in indirect speech.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Finding, Related, Role, Rule, Severity, Token

_PAST, _PRESENT = frozenset({"VBD"}), frozenset({"VBZ", "VBP"})
_TIMES = frozenset(
    "now still today tonight currently already always often usually yet since ago once every again "
    "normally generally never sometimes".split()
)


class TenseSequence(Rule):
    """Report claims that change their tense between two verbs of one subject."""

    code = "GRA006"
    name = "tense-sequence"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"sentences", "quotes", "tokens", "attributions"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each change of tense."""
        for claim in doc.attributions:
            if claim.direct or doc.sentences[claim.sentence].role is not Role.BODY:
                continue
            cue = doc.tokens.in_span(claim.cue)
            if not cue or cue[-1].xpos != "VBD":
                continue
            for verb in doc.tokens.in_span(claim.claim):
                first = doc.tokens.head(verb)
                if verb.deprel == "conj" and first is not None and _slips(doc, first, verb):
                    yield self.finding(
                        _finite(doc, verb).span,
                        f'"{_finite(doc, first).text}" and then "{_finite(doc, verb).text}": '
                        "one tense for both?",
                        related=(Related(_finite(doc, first).span, "the first tense"),),
                        confidence=0.6,
                    )


def _slips(doc: Document, first: Token, second: Token) -> bool:
    if first.upos not in {"VERB", "ADJ"} or doc.tokens.children(second, "nsubj", "expl"):
        return False
    if any(t.lower in _TIMES for verb in (first, second) for t in doc.tokens.subtree(verb)):
        return False
    past, present = _finite(doc, first), _finite(doc, second)
    return past.xpos in _PAST and present.xpos in _PRESENT


def _finite(doc: Document, verb: Token) -> Token:
    """The word that carries the tense: the first auxiliary or copula, or the verb itself."""
    return next(iter(doc.tokens.children(verb, "aux", "cop")), verb)
