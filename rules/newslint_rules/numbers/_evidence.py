"""What speaks for and against two figures being one figure told twice, as numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

from newslint.api import Document, QuantityKind
from newslint_rules.numbers._nouns import covers, same_things
from newslint_rules.numbers._profiles import Profile, other_purpose, rarity
from newslint_rules.numbers._same import likeness

_CLOSE = 4
_FOLLOWING = 2
_FEW = 2


@dataclass(frozen=True)
class Setting:
    """What the figures of one story have in common: how rare its words are, how many figures."""

    doc: Document
    profiles: Sequence[Profile]

    @cached_property
    def rarity(self) -> dict[str, float]:
        """How telling each stem of the story is (see `rarity`)."""
        return rarity(self.doc)

    @cached_property
    def alike(self) -> Counter[tuple[QuantityKind, str | None]]:
        """How many figures the story has of each kind and unit."""
        return Counter((p.quantity.kind, p.quantity.unit) for p in self.profiles)

    @cached_property
    def numbers(self) -> dict[str, set[float]]:
        """The different numbers that each counted noun has."""
        found: dict[str, set[float]] = {}
        for quantity in (p.quantity for p in self.profiles):
            if quantity.noun is not None and quantity.kind is QuantityKind.COUNT:
                found.setdefault(quantity.noun, set()).add(quantity.value)
        return found


def evidence(former: Profile, later: Profile, setting: Setting) -> dict[str, float]:
    """Named numbers for a pair of figures of one kind and unit, most of them between 0 and 1."""
    one, other = former.quantity, later.quantity
    nouns = (one.noun, other.noun)
    kin = None not in nouns and _kin(one.noun or "", other.noun or "")
    kind = other.kind
    return {
        "likeness": max(0.0, likeness(former.context, later.context)),
        "other noun": float(None not in nouns and not kin),
        "rivals": float(max(len(setting.numbers.get(noun or "", ())) for noun in nouns) > _FEW),
        "known": float(later.known),
        "known thing": float(later.known and kin),
        "headline": float(former.in_headline),
        "thing of the headline": float(former.in_headline and kin),
        "same hedge": float(bool(one.modifier) and one.modifier == other.modifier),
        "other hedge": float(one.modifier != other.modifier),
        "as round": float(one.step == other.step),
        "duration": float(kind is QuantityKind.DURATION),
        "only two": float(setting.alike[kind, other.unit] == _FEW),
        **_surroundings(former, later),
        **_words(former, later, setting),
    }


def _kin(one: str, other: str) -> bool:
    return same_things(one, other) or covers(one, other) or covers(other, one)


def _surroundings(former: Profile, later: Profile) -> dict[str, float]:
    one, other = former.context, later.context
    kind = later.quantity.kind
    figures = [sum(q.kind is kind for q in context.figures) for context in (one, other)]
    return {
        "other purpose": float(other_purpose(former, later)),
        "other time": float(one.pointers != other.pointers),
        "same time": float(bool(one.times & other.times)),
        "other place": float(bool(one.places and other.places and not one.places & other.places)),
        "figures beside": log(figures[0] * figures[1]),
    }


def _words(former: Profile, later: Profile, setting: Setting) -> dict[str, float]:
    one, other = (
        {word for word, away in profile.words.items() if away <= _CLOSE}
        for profile in (former, later)
    )
    wording = former.words.keys() & later.words.keys()
    following = former.following[:_FOLLOWING]
    return {
        "same words after": float(
            len(following) == _FOLLOWING and following == later.following[:_FOLLOWING]
        ),
        "close words": len(one & other) / max(1, min(len(one), len(other))),
        "wording": min(12.0, sum(setting.rarity.get(word, 0.0) for word in wording)) / 4,
        "few words": 1 / (1 + min(len(former.words), len(later.words))),
    }
