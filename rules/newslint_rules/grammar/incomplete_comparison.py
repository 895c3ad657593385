"""incomplete-comparison: something is safer, but not than what.

## What it does
Reports a sentence that ends a claim with *is safer*, *are cheaper*, *was more effective* and names
nothing to compare with, when neither the sentence nor the one before it offers anything.

## Why it matters
A comparison without its other half is a slogan: it sounds like a finding and cannot be checked.

## Bad
The council has bought a new bus. The bus is safer, the maker said.

## Good
The council has bought a new bus. The bus is safer than a tram, the maker said.
---
The old bus broke down every week. The new one is safer. Bread is getting dearer.

## When to ignore
The other half is on everybody's mind.

## Authority
Copy-desk practice: a comparison says with what.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import Document, Finding, Role, Rule, Severity, Token, lazy_regex

_BASIS = lazy_regex(
    r"\b(?:than|compar\w+|versus|vs|before|previous\w*|last|since|old|older|former\w*|earlier|other|"
    r"others|another|used to|predecessor\w*|rival\w*|alternativ\w*|instead|without|unlike|if|when|"
    r"after|because|once|ever|even|now|nowadays|today|becom\w+|gett?ing|grow\w*|was|were|had|first|"
    r"same|both|either|each|whether|which|differen\w+|again|future|could|would|should|while|where|"
    r"so|too|much|far|the (?:more|less|sooner|longer|higher|lower|bigger|better|greater))\b",
    regex.I,
)
_ABSOLUTE = frozenset(
    "later former latter elder upper lower inner outer better worse more less older".split()
)
_ENDS = frozenset({".", ",", ";"})


class IncompleteComparison(Rule):
    """Report comparatives that are compared with nothing."""

    code = "GRA009"
    name = "incomplete-comparison"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"sentences", "quotes", "tokens"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each comparative without its other half."""
        for token in doc.tokens:
            sentence = doc.sentences[token.sentence]
            if sentence.role is not Role.BODY or not _is_predicate(doc, token):
                continue
            before = doc.sentences[max(0, sentence.index - 1)]
            if _BASIS.search(doc.text, before.span.start, sentence.span.end):
                continue
            more = next(iter(doc.tokens.children(token, "advmod")), token)
            span = token.span if more.index > token.index else more.span.to(token.span)
            yield self.finding(span, f'"{doc.at(span)}": than what?', confidence=0.6)


def _is_predicate(doc: Document, token: Token) -> bool:
    """Whether a comparative closes a clause as what somebody or something is."""
    if token.upos != "ADJ" or not doc.tokens.children(token, "cop"):
        return False
    below = doc.tokens.children(token, "advmod")
    graded = any(child.xpos == "RBR" and child.lower in {"more", "less"} for child in below)
    if not graded and (token.xpos != "JJR" or token.lower in _ABSOLUTE):
        return False
    following = token.index + 1
    return following < len(doc.tokens) and doc.tokens[following].text in _ENDS
