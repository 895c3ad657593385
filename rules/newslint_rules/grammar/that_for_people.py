"""that-for-people: the men that fled.

## What it does
Reports *that* as the subject of a relative clause right after a word for people.

## Why it matters
People are *who*; *that* makes them things, and after a group it may attach to the wrong noun.

## Bad
The divers that found the wreck were paid.

## Good
The divers who found the wreck were paid. The crew that won was paid, and they said that it was.

## When to ignore
House style, or a group seen as a body.

## Authority
Newsroom convention, as courses in AP style teach it: who for people, that for things.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Edit, Finding, Fix, Role, Rule, Severity, lexicon


class ThatForPeople(Rule):
    """Report that for who."""

    code = "GRA007"
    name = "that-for-people"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"sentences", "tokens"})
    fix = "suggest"

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each that after people."""
        people = lexicon("person_nouns") - lexicon("gra_groups", "newslint_rules.data")
        for token in doc.tokens:
            if token.lower != "that" or token.deprel not in {"nsubj", "nsubj:pass"}:
                continue
            if doc.sentences[token.sentence].role is not Role.BODY or token.index == 0:
                continue
            noun = doc.tokens[token.index - 1]
            clause = doc.tokens.head(token)
            if noun.upos != "NOUN" or noun.lemma not in people or clause is None:
                continue
            if clause.deprel.startswith("acl") and clause.head == noun.index:
                yield self.finding(
                    noun.span.to(token.span),
                    f'"{noun.text} that": people are "who".',
                    fix=Fix('write "who"', (Edit(token.span, "who"),)),
                )
