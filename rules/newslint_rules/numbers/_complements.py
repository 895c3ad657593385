"""Kinds that divide a group between them: men and women, crew and passengers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from newslint.api import lexicon
from newslint_rules.numbers._lists import Part
from newslint_rules.numbers._skeleton import Skeleton


@cache
def _pairs() -> frozenset[frozenset[str]]:
    return frozenset(
        frozenset(line.split()) for line in lexicon("num_complements", "newslint_rules.data")
    )


def complements(one: str, other: str) -> bool:
    """Whether two nouns or adjectives (lemmas) divide a group between them."""
    return frozenset({one, other}) in _pairs()


def complementary(skeleton: Skeleton, parts: Sequence[Part]) -> bool:
    """Whether a list names just two kinds that divide a group between them."""
    if len(parts) != 2:
        return False
    words = [_words(skeleton, part) for part in parts]
    return any(complements(one, other) for one in words[0] for other in words[1])


def _words(skeleton: Skeleton, part: Part) -> set[str]:
    words = set(part.text.lower().split()[:2])
    noun = skeleton.figures[part.index].noun if part.index is not None else None
    return words | ({noun} if noun else set())
