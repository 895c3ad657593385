"""Which nouns name the same things in news: sets of synonyms, and what is a person."""

from __future__ import annotations

from functools import cache

from newslint.api import lexicon

_DATA = "newslint_rules.data"
ANYONE = frozenset({"people", "person", "individual", "human", "other"})
"""Nouns that can stand for any group of persons."""


@cache
def _sets() -> tuple[dict[str, frozenset[int]], frozenset[str]]:
    """Set numbers of each noun, and the nouns that name persons."""
    numbers: dict[str, set[int]] = {}
    people: set[str] = set()
    for index, line in enumerate(sorted(lexicon("num_nouns", _DATA))):
        sort, *nouns = line.split()
        for noun in nouns:
            numbers.setdefault(noun, set()).add(index)
        if sort == "person":
            people.update(nouns)
    return {noun: frozenset(found) for noun, found in numbers.items()}, frozenset(people)


def persons(noun: str) -> bool:
    """Whether the noun (a lemma) names persons."""
    return noun in ANYONE or noun in _sets()[1] or noun in lexicon("person_nouns")


def same_things(one: str, other: str) -> bool:
    """Whether two nouns name the same things: one word, or synonyms."""
    if one == other:
        return True
    sets = _sets()[0]
    return bool(sets.get(one, frozenset()) & sets.get(other, frozenset()))


def covers(general: str, special: str) -> bool:
    """Whether the first noun can stand for the second: "people" for any persons."""
    return general in ANYONE and persons(special)
