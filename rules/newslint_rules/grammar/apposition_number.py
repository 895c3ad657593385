"""apposition-number: people in the plural who are called by one singular noun.

## What it does
Reports a plural noun for people that a comma and a singular noun for one person explain: *the
militants, a mutual enemy*. Nouns for groups (*the sisters, a trio*) are left out.

## Why it matters
The second noun stands for the first, so the two must agree in number; where they do not, the reader
wonders whether one person or several are meant.

## Bad
The army fought the rebels, a bitter enemy of the king, all summer.

## Good
The army fought the rebels, bitter enemies of the king, all summer.
---
The sisters, a famous trio, will sing. The army fought a rebel, a bitter enemy of the king.

## When to ignore
A figure of speech: *the twins, a nightmare for every teacher*.

## Authority
Quirk, Greenbaum, Leech and Svartvik, A Comprehensive Grammar of the English Language (1985),
chapter 17, apposition: the two parts name one thing, in one number.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Finding, Role, Rule, Severity, Token, lexicon


class AppositionNumber(Rule):
    """Report plural people explained by a singular person."""

    code = "GRA005"
    name = "apposition-number"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"sentences", "quotes", "tokens"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each apposition that does not agree."""
        people = lexicon("person_nouns") - lexicon("gra_groups", "newslint_rules.data")
        for token in doc.tokens:
            noun = doc.tokens.head(token)
            if token.deprel != "appos" or noun is None or not _is_one(doc, token):
                continue
            if doc.sentences[token.sentence].role is not Role.BODY or token.lemma not in people:
                continue
            if noun.xpos == "NNS" and noun.lemma in people and not _has_more(doc, noun, token):
                yield self.finding(
                    noun.span.to(token.span),
                    f'"{noun.text}", and then one "{token.text}": do the two agree in number?',
                    confidence=0.6,
                )


def _is_one(doc: Document, token: Token) -> bool:
    articles = {child.lower for child in doc.tokens.children(token, "det")}
    return token.xpos == "NN" and bool(articles & {"a", "an"})


def _has_more(doc: Document, noun: Token, token: Token) -> bool:
    """Whether further nouns follow, so that the apposition is a list or its first part."""
    joined = doc.tokens.children(token, "conj")
    return bool(joined) or len(doc.tokens.children(noun, "appos", "conj")) > 1
