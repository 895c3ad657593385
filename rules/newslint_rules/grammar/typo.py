"""typo: a word that is misspelled.

## What it does
Looks every lower-case word up in a list of common misspellings of words that news uses
(*goverment*, *occured*), and offers the right spelling. It knows no dictionary, so it says nothing
of rare words, names and new coinages.

## Why it matters
Readers see misspellings more often than any other mistake, and trust the facts beside them less.

## Bad
The goverment said the vote had occured on Monday.
---
Two soliders were wounded in the seperate attack.

## Good
The government said the vote had occurred on Monday.
---
Mr Goverment of Lower Occured, who spells his name so, was wounded.

## When to ignore
An old text, quoted as it stands.

## Authority
General spelling.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from newslint.api import (
    Document,
    Edit,
    Finding,
    Fix,
    Role,
    Rule,
    Severity,
    Span,
    lazy_regex,
    lexicon,
)

_WORD = lazy_regex(r"(?<![\p{L}\p{N}'’@#/._-])\p{Lu}?\p{Ll}{3,}(?![\p{L}\p{N}'’@/_-]|\.\p{L})")
_ROLES = (Role.HEADLINE, Role.DECK, Role.BODY, Role.SUBHEAD, Role.LIST_ITEM, Role.CAPTION)
_SENTENCE_START = lazy_regex(r"(?:^|[.!?]\s+|\n\s*)$")


class Typo(Rule):
    """Flag listed misspellings."""

    code = "GRA015"
    name = "typo"
    severity = Severity.WARNING
    reads = frozenset({"structure"})
    fix = "suggest"

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each misspelled word; capitals count at the start of a sentence only."""
        table = _typos()
        for paragraph in doc.structure.of_role(*_ROLES):
            for match in _WORD.finditer(doc.text, paragraph.span.start, paragraph.span.end):
                word = match.group()
                right = table.get(word.lower())
                if right is None or (word[0].isupper() and _may_be_name(doc.text, match)):
                    continue
                if word[0].isupper():
                    right = right[0].upper() + right[1:]
                span = Span(*match.span())
                yield self.finding(
                    span,
                    f'"{word}": is "{right}" meant?',
                    fix=Fix(f'write "{right}"', (Edit(span, right),)),
                )


def _may_be_name(text: str, match: regex.Match[str]) -> bool:
    """Whether a capitalised word is more than the first word of a sentence."""
    start, end = match.span()
    opens = _SENTENCE_START.search(text[max(0, start - 4) : start]) is not None
    return not opens or regex.match(r"\s+\p{Lu}", text[end : end + 3]) is not None


@cache
def _typos() -> dict[str, str]:
    lines = (line.split() for line in lexicon("gra_typos", "newslint_rules.data"))
    return {wrong: right.replace("_", " ") for wrong, right in lines}
