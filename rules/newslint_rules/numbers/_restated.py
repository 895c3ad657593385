"""Figures told again: whether two figures of one kind, far apart, are one figure moved.

The weights below are those of a logistic regression on pairs of figures of openly licensed press
releases, blog posts and news (1.1 million words): pairs of equal figures, one of them moved as a
hurried hand moves it, against pairs that differ as they were published.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import exp, log
from typing import NamedTuple

from newslint.api import Document, Quantity, QuantityKind, Role
from newslint_rules.numbers._arithmetic import meant
from newslint_rules.numbers._nouns import covers, same_things
from newslint_rules.numbers._profiles import Profile, other_purpose, rarity
from newslint_rules.numbers._twins import listed

_KINDS = frozenset(
    {QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.PERCENT}
    | {QuantityKind.DURATION, QuantityKind.MEASURE}
)
WEIGHTS = {
    "same noun": 1.6,
    "one noun": 0.4,
    "same event": 0.2,
    "near words": -0.5,
    "telling near words": 0.2,
    "wording": 0.2,
    "no shared name": -0.3,
    "known": 1.3,
    "other rate": -0.7,
    "other time": -0.4,
    "same hedge": 2.1,
    "same modifier": 0.2,
    "other modifier": -0.2,
    "headline": 1.4,
    "count": -0.2,
    "percent": -0.7,
    "crowd": -0.6,
    "as long": 2.7,
    "as round": 2.1,
    "ratio": -0.3,
}
BIAS = -3.7
BAR = 1.5
"""Log odds from which a pair is worth a query."""
SURE = 2.5
"""Log odds from which it counts as an error."""
_REACH = 120
_FEW = 2
_LOOSE = frozenset("several few dozens scores hundreds thousands millions billions tens".split())


class Restatement(NamedTuple):
    """Two figures, ``former`` before ``later``, and the log odds that they are to be one."""

    former: Quantity
    later: Quantity
    odds: float
    former_in_headline: bool

    @property
    def confidence(self) -> float:
        """From 0 to 1; 0.5 at the bar."""
        return 1 / (1 + exp(BAR - self.odds))


def restatements(doc: Document) -> Iterator[Restatement]:
    """Pairs above the bar whose figures cannot both stand, each later figure with its best."""
    best: dict[int, Restatement] = {}
    for pair in likely(doc):
        rival = best.get(pair.later.index)
        if rival is None or pair.odds > rival.odds:
            best[pair.later.index] = pair
    for pair in best.values():
        if not meant(pair.former).overlaps(meant(pair.later)):
            yield pair


def likely(doc: Document) -> Iterator[Restatement]:
    """Pairs above the bar, equal or not, in text order of the later figure."""
    profiles = [Profile(doc, q) for q in doc.quantities if _readable(doc, q)]
    if len(profiles) < 2:
        return
    weights = rarity(doc)
    crowd = Counter((p.quantity.kind, p.quantity.unit) for p in profiles)
    told = Counter(_key(profile.quantity) for profile in profiles)
    rivals = _rivals(profiles)
    for index, later in enumerate(profiles):
        if later.in_headline:
            continue
        for former in profiles[max(0, index - _REACH) : index]:
            if not _comparable(former, later) or _crowded(former, later, rivals):
                continue
            counts = (told[_key(former.quantity)], told[_key(later.quantity)])
            if min(counts) > 1 and former.quantity.value != later.quantity.value:
                continue
            kind = (later.quantity.kind, later.quantity.unit)
            odds = BIAS + sum(
                WEIGHTS[name] * value
                for name, value in evidence(former, later, weights, crowd[kind]).items()
            )
            if odds >= BAR:
                yield Restatement(former.quantity, later.quantity, odds, former.in_headline)


def _key(quantity: Quantity) -> tuple[QuantityKind, str | None, float]:
    return quantity.kind, quantity.unit, quantity.value


def _readable(doc: Document, quantity: Quantity) -> bool:
    """Whether a figure can be held against others: the writer's, plain, and not in a list."""
    role = doc.sentences[quantity.sentence].role
    return (
        quantity.kind in _KINDS
        and quantity.value > 1
        and not quantity.in_quote
        and not quantity.subset
        and role in (Role.BODY, Role.HEADLINE, Role.DECK)
        and not _LOOSE & set(doc.at(quantity.figure).lower().split())
        and not listed(doc, quantity)
    )


def _rivals(profiles: list[Profile]) -> dict[str, set[float]]:
    """The different values that each counted noun has in the story."""
    values: dict[str, set[float]] = {}
    for profile in profiles:
        quantity = profile.quantity
        if quantity.noun and quantity.kind is QuantityKind.COUNT:
            values.setdefault(quantity.noun, set()).add(quantity.value)
    return values


def _crowded(former: Profile, later: Profile, rivals: dict[str, set[float]]) -> bool:
    """Whether the story counts the same things a third time, with a third number."""
    nouns = {former.quantity.noun, later.quantity.noun} - {None}
    return any(len(rivals.get(noun or "", ())) > 2 for noun in nouns)


def _comparable(former: Profile, later: Profile) -> bool:
    """Whether two figures may be one at all: kind, unit, size, and something in common."""
    one, other = former.quantity, later.quantity
    if one.sentence == other.sentence or one.kind is not other.kind or one.unit != other.unit:
        return False
    if not 0.1 < one.value / other.value < 10 or _set_apart(former, later):
        return False
    if min(one.value, other.value) <= _FEW and not _same_noun(one, other):
        return False
    alike = _same_noun(one, other) or _kin(one, other)
    shared = len(former.near & later.near)
    if one.kind is QuantityKind.DURATION:
        same = one.noun is not None and one.noun == other.noun
        return (same and shared > 0) or (later.known and shared > 1)
    if one.kind is QuantityKind.PERCENT:
        return shared > 1
    if one.kind is QuantityKind.MEASURE:
        return alike or shared > 1
    return alike or shared > 0


def _set_apart(former: Profile, later: Profile) -> bool:
    """Whether the copy tells the two apart: places, changes, several of a sort, one more."""
    one, other = former.context, later.context
    if other_purpose(former, later):
        return True
    if one.places and other.places and not one.places & other.places:
        return True
    if one.updated or other.updated:
        return True
    if former.in_headline and other.quantity.value == one.quantity.value + 1:
        return True
    return any(
        sum(q.noun == c.quantity.noun and q.kind is c.quantity.kind for q in c.figures) > 1
        for c in (one, other)
    )


def _same_noun(one: Quantity, other: Quantity) -> bool:
    return one.noun is not None and one.noun == other.noun


def _kin(one: Quantity, other: Quantity) -> bool:
    if one.noun is None or other.noun is None:
        return False
    return (
        same_things(one.noun, other.noun)
        or covers(one.noun, other.noun)
        or covers(other.noun, one.noun)
    )


def evidence(
    former: Profile, later: Profile, weights: dict[str, float], crowd: int
) -> dict[str, float]:
    """What speaks for and against two figures being one, by the names of `WEIGHTS`."""
    one, other = former.quantity, later.quantity
    shared = former.near & later.near
    wording = former.words.keys() & later.words.keys()
    modifiers = set(one.modifiers), set(other.modifiers)
    names = former.names, later.names
    return {
        "same noun": float(_same_noun(one, other)),
        "one noun": float((one.noun is None) != (other.noun is None)),
        "same event": float(bool(former.happening & later.happening)),
        "near words": len(shared) / max(1, min(len(former.near), len(later.near))),
        "telling near words": min(6.0, sum(weights.get(w, 0.0) for w in shared)) / 3,
        "wording": min(12.0, sum(weights.get(w, 0.0) for w in wording)) / 4,
        "no shared name": float(all(names) and not names[0] & names[1]),
        "known": float(later.known),
        "other rate": float(former.rate != later.rate),
        "other time": float(former.context.pointers != later.context.pointers),
        "same hedge": float(bool(one.modifier) and one.modifier == other.modifier),
        "same modifier": float(bool(modifiers[0] & modifiers[1])),
        "other modifier": float(all(modifiers) and not modifiers[0] & modifiers[1]),
        "headline": float(former.in_headline),
        "count": float(one.kind is QuantityKind.COUNT),
        "percent": float(one.kind is QuantityKind.PERCENT),
        "crowd": log(crowd),
        "as long": float(len(f"{one.value:.0f}") == len(f"{other.value:.0f}")),
        "as round": float(one.step == other.step),
        "ratio": abs(log(one.value / other.value)),
    }
