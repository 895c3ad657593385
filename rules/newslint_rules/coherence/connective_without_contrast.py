"""connective-without-contrast: however, it is the same again.

## What it does
Reports a sentence that opens with *However*, *But*, *By contrast* and the like, and then goes on in
the same direction as the one before: it has *also*, *too* or *likewise*, repeats the verb of that
sentence, and neither of the two is negative.

## Why it matters
The connective promises a turn. If there is none, either the word is wrong or a sentence between the
two has been lost.

## Bad
Shares of the brewery rose by 3 percent. However, shares of the malt house also rose.

## Good
Shares of the brewery rose by 3 percent. Shares of the malt house also rose.
---
Shares of the brewery rose by 3 percent. However, shares of the malt house fell.

## When to ignore
The turn is against a sentence further up.

## Authority
Work on discourse connectives (Halliday and Hasan, Cohesion in English, 1976, on adversatives).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

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

_OPENER = lazy_regex(
    r"(?:However|Nevertheless|Nonetheless|By contrast|In contrast|On the contrary|But|Yet),? "
)
_SAME = lazy_regex(r"\b(?:also|too|as well|likewise|similarly|equally)\b", regex.I)
_NEGATIVE = lazy_regex(
    r"\b(?:not|no|never|nor|none|nobody|nothing|few|little|hardly|only|less|fewer|\w+n['’]t|without|"
    r"despite|although|though|while|unlike|refus\w+|den(?:y|ied|ies)|fail\w*)\b",
    regex.I,
)
_PALE = frozenset({"be", "have", "do", "say", "tell", "make", "get", "add", "go"})


class ConnectiveWithoutContrast(Rule):
    """Report connectives that promise a turn where there is none."""

    code = "COH007"
    name = "connective-without-contrast"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"sentences", "quotes", "tokens"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each such sentence."""
        body = [sentence for sentence in doc.sentences if sentence.role is Role.BODY]
        for before, sentence in pairwise(body):
            text = doc.at(sentence.span)
            opener = _OPENER.match(text)
            if opener is None or not _SAME.search(text) or doc.in_quotation(sentence.span):
                continue
            if _NEGATIVE.search(text) or _NEGATIVE.search(doc.at(before.span)):
                continue
            shared = _verbs(doc, before) & _verbs(doc, sentence)
            if shared:
                start = sentence.span.start
                span = Span(start, start + len(opener.group().rstrip(" ,")))
                yield self.finding(
                    span,
                    f'"{doc.at(span)}", but this goes the same way ("{min(shared)}" in both): '
                    "where is the contrast?",
                    related=(Related(before.span, "the sentence before"),),
                    confidence=0.6,
                )


def _verbs(doc: Document, sentence: Sentence) -> frozenset[str]:
    verbs = (token.lemma for token in doc.words_in(sentence) if token.upos == "VERB")
    return frozenset(verbs) - _PALE
