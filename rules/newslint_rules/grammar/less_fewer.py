"""less-fewer: less before things that are counted.

## What it does
Finds *less* right before the plural of something that is counted (*less ferries*, *less people*).
Measures of time, distance, weight and money are one amount, not several things, and stay as they
are: *less than ten miles*.

## Why it matters
It is the slip that readers of careful papers write in about.

## Bad
Less people crossed the bridge in May.
---
The line runs less ferries in winter.

## Good
Fewer people crossed the bridge in May. The walk is less than nine miles and costs less money.
---
The line has less traffic in winter, and less than 20 percent of its ferries sail.

## When to ignore
House style follows common speech.

## Authority
Newsroom convention of all four houses.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Edit, Finding, Fix, Role, Rule, Severity

_ROLES = frozenset({Role.HEADLINE, Role.DECK, Role.BODY, Role.LIST_ITEM, Role.CAPTION})
# Plurals that name one amount, or that have no singular to count.
_AMOUNTS = frozenset(
    "mile kilometre kilometer metre meter foot inch yard hour minute day week month year second "
    "dollar pound euro cent percent point degree kilo kilogram gram ton tonne litre liter gallon "
    "savings earnings means odds news politics economics mathematics physics proceeds wages "
    "belongings clothes goods sales funds resources thanks".split()
)


class LessFewer(Rule):
    """Flag less before counted things."""

    code = "GRA013"
    name = "less-fewer"
    severity = Severity.SUGGESTION
    default = ("ap", "bbc", "guardian", "reuters")
    reads = frozenset({"sentences", "tokens"})
    fix = "safe"

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each less before a plural noun."""
        for token in doc.tokens:
            if token.lower != "less" or doc.sentences[token.sentence].role not in _ROLES:
                continue
            noun = doc.tokens[token.index + 1] if token.index + 1 < len(doc.tokens) else None
            if noun is None or noun.sentence != token.sentence or noun.xpos != "NNS":
                continue
            if noun.lemma in _AMOUNTS or noun.lower in _AMOUNTS or token.head != noun.index:
                continue
            right = "Fewer" if token.text[0].isupper() else "fewer"
            yield self.finding(
                token.span.to(noun.span),
                f'"{token.text} {noun.text}": can they be counted? Then "{right} {noun.text}".',
                fix=Fix(f'write "{right}"', (Edit(token.span, right),), safe=True),
            )
