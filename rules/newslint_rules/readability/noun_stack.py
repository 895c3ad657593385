"""noun-stack: nouns piled on nouns.

## What it does
Reports four or more nouns in a row (*harbour crane safety inspection report*) in the running text.
Names are left out.

## Why it matters
Readers cannot tell which noun belongs to which until they reach the last.

## Bad
The harbour crane safety inspection report was late.

## Good
The report on the safety of the harbour cranes was late.

## When to ignore
A term that readers of the trade know as one word.

## Authority
Newsroom convention.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from newslint.api import Document, Finding, Option, Role, Rule, Severity


class NounStack(Rule):
    """Report rows of nouns."""

    code = "REA007"
    name = "noun-stack"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"sentences", "tokens"})
    options = (Option("nouns", 4, "nouns in a row from which it is a stack."),)

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each row of nouns."""
        for sentence in doc.sentences:
            if sentence.role is not Role.BODY:
                continue
            for noun, group in groupby(doc.words_in(sentence), key=lambda t: t.upos == "NOUN"):
                row = list(group)
                if noun and len(row) >= self.option("nouns"):
                    yield self.finding(
                        row[0].span.to(row[-1].span),
                        f"{len(row)} nouns in a row: which belongs to which?",
                    )
