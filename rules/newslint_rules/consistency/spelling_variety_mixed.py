"""spelling-variety-mixed: British and American spellings in one story.

## What it does
Counts words that only one of the two varieties spells that way and queries those of the rarer one.
Capitalised words, headlines and quotations do not count, nor does *-ise* against *-ize*; *towards*
and *toward*, which many writers mix, count only against a plainer word.

## Why it matters
Mixed spelling betrays copy stitched together from two sources, and a careful reader sees the seam.

## Bad
The theater will stay shut for a year. Its owners moved the company towards film, and the costumes
went to the city museum.
---
Neighbours said the harbour was quiet. The color of the water had changed, and it smelled of oil.

## Good
The theatre will stay shut for a year. Its owners moved the company towards film.
---
The defence minister met officials of the Department of Defense. Neighbours were told nothing.

## When to ignore
A trade term that keeps its foreign spelling.

## Authority
General practice of AP (American) and the Guardian (British): one variety throughout.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newslint.api import (
    Document,
    Edit,
    Finding,
    Fix,
    Related,
    Rule,
    Severity,
    lexicon,
    word_starts,
)
from newslint_rules.consistency._forms import Occurrence, Split, split, words


class _Spelling(NamedTuple):
    variety: str
    twin: str
    loose: bool


class SpellingVarietyMixed(Rule):
    """Query each word of the variety that the story uses less."""

    code = "CON002"
    name = "spelling-variety-mixed"
    severity = Severity.WARNING
    reads = frozenset({"structure", "quotes"})
    fix = "suggest"

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each word (at its first place) of the rarer variety."""
        table = _spellings()
        found = [
            Occurrence(table[doc.at(span)].variety, span)
            for span in words(doc, word_starts(doc.text).keys() & table.keys())
        ]
        parted = split(found)
        if parted is None or _all_loose(doc, found):
            return
        seen: set[str] = set()
        for odd in parted.odd:
            word = doc.at(odd.span)
            if word not in seen:
                seen.add(word)
                yield self._query(doc, parted, odd, table[word].twin)

    def _query(self, doc: Document, parted: Split, odd: Occurrence, twin: str) -> Finding:
        usual = parted.first
        line = doc.line_of(usual.span.start)
        message = (
            f'{odd.form} "{doc.at(odd.span)}", but {usual.form} "{doc.at(usual.span)}" '
            f"on line {line}: one spelling for the story?"
        )
        fix = Fix(f'write "{twin}"', (Edit(odd.span, twin),)) if twin != "-" else None
        related = (Related(usual.span, f"{usual.form} spelling"),)
        return self.finding(odd.span, message, related=related, fix=fix)


def _all_loose(doc: Document, found: list[Occurrence]) -> bool:
    """Whether no word stands that careful writers of the other variety would never use."""
    return all(_spellings()[doc.at(o.span)].loose for o in found)


@cache
def _spellings() -> dict[str, _Spelling]:
    """Each spelling with its variety and its twin in the other one."""
    table: dict[str, _Spelling] = {}
    for line in lexicon("con_spelling", "newslint_rules.data"):
        british, american, *rest = line.split()
        loose = "~" in rest
        for ending in ("", *(e for e in rest if e != "~")):
            twin = american if american == "-" else american + ending
            table[british + ending] = _Spelling("British", twin, loose)
            if american != "-":
                table[american + ending] = _Spelling("American", british + ending, loose)
    return table
