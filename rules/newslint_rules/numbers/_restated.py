"""Figures told again: whether two figures of one kind, far apart, are one figure moved.

The decision is a logistic regression; `newslint/training/figures.py` tells how its weights are
fitted, and on what.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from math import exp

from newslint.api import Document, EntityKind, Quantity, QuantityKind, Role, lazy_regex, lexicon
from newslint_rules.numbers._arithmetic import meant
from newslint_rules.numbers._context import Context
from newslint_rules.numbers._events import event_class
from newslint_rules.numbers._evidence import Setting, evidence
from newslint_rules.numbers._profiles import Profile
from newslint_rules.numbers._same import picked
from newslint_rules.numbers._tallies import key, tallied
from newslint_rules.numbers._twins import listed

_KINDS = frozenset(
    {QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.PERCENT}
    | {QuantityKind.DURATION, QuantityKind.MEASURE}
)
BAR = 0.7
"""Log odds from which a pair is worth a query."""
SURE = 1.6
"""Log odds from which it counts as an error."""
_BIAS = "bias"
_REACH = 120
_WIDEST = 10
_LOOSE = frozenset("several few dozens scores hundreds thousands millions billions tens".split())
_UP_TO = frozenset({"up to", "as many as", "as much as", "a maximum of", "at most"})
_RANGE = frozenset({"to", "between", "or"})
_PRONOUNS = frozenset({"they", "it", "he", "she", "we", "who"})
_ITEM_AHEAD, _ITEM_BEHIND = lazy_regex(r"\($"), lazy_regex(r"\) ?[-–—:]")
_WEATHER = ("C", "F", "degree")
_FATES = frozenset({"kill", "hurt", "missing", "rescue"})
"""Classes of events that reports of one disaster count apart."""


@dataclass(frozen=True, slots=True)
class Restatement:
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
    for pair in told_again(doc):
        disjoint = not meant(pair.former).overlaps(meant(pair.later))
        if disjoint or _other_top(pair.former, pair.later):
            yield pair


def told_again(doc: Document) -> Iterable[Restatement]:
    """Each later figure that has a pair above the bar with its best, equal or not."""
    best: dict[int, Restatement] = {}
    for pair in likely(doc):
        rival = best.get(pair.later.index)
        if rival is None or pair.odds > rival.odds:
            best[pair.later.index] = pair
    return best.values()


def _other_top(one: Quantity, other: Quantity) -> bool:
    """Whether "up to nine months" goes beyond "three to six months", or falls short of it."""
    linked = {one.modifier, other.modifier}
    if not (linked & _UP_TO and linked & _RANGE):
        return False
    return abs(one.high - other.high) > max(one.step, other.step) / 2


def likely(doc: Document) -> Iterator[Restatement]:
    """Pairs above the bar, equal or not, in text order of the later figure."""
    weights = _weights()
    many = tallied(doc)
    for former, later, setting in _candidates(doc):
        if key(later.quantity) in many or _set_apart(former, later):
            continue
        found = evidence(former, later, setting)
        odds = weights[_BIAS] + sum(weights[name] * value for name, value in found.items())
        if odds >= BAR:
            yield Restatement(former.quantity, later.quantity, odds, former.in_headline)


@cache
def _weights() -> dict[str, float]:
    """The weight of each piece of evidence, by name."""
    lines = (line.rpartition(" ") for line in lexicon("num_restated", "newslint_rules.data"))
    return {name: float(weight) for name, _, weight in lines}


def compared(doc: Document) -> Iterator[tuple[Profile, Profile, dict[str, float]]]:
    """Every pair of figures that may be one, with what speaks for and against it."""
    for former, later, setting in _candidates(doc):
        yield former, later, evidence(former, later, setting)


def _candidates(doc: Document) -> Iterator[tuple[Profile, Profile, Setting]]:
    """Pairs of figures that may be one, without those of two that the story tells twice each."""
    profiles = [Profile(doc, q) for q in doc.quantities if _readable(doc, q)]
    setting = Setting(doc, profiles)
    told = Counter(_key(profile.quantity) for profile in profiles)
    for index, later in enumerate(profiles):
        if later.in_headline:
            continue
        for former in profiles[max(0, index - _REACH) : index]:
            one, other = former.quantity, later.quantity
            if not _comparable(one, other) or _rate_of_another(former, one):
                continue
            if one.value == other.value or min(told[_key(one)], told[_key(other)]) == 1:
                yield former, later, setting


def _key(quantity: Quantity) -> tuple[QuantityKind, str | None, float]:
    return quantity.kind, quantity.unit, quantity.value


def _readable(doc: Document, quantity: Quantity) -> bool:
    """Whether a figure can be held against others: the writer's, plain, and not in a list."""
    return (
        quantity.kind in _KINDS
        and quantity.value > 1
        and not quantity.in_quote
        and not quantity.subset
        and quantity.unit not in _WEATHER
        and doc.sentences[quantity.sentence].role in (Role.BODY, Role.HEADLINE, Role.DECK)
        and not _LOOSE & set(doc.at(quantity.figure).lower().split())
        and not listed(doc, quantity)
        and not _itemised(doc, quantity)
        and not _named(doc, quantity)
    )


def _itemised(doc: Document, quantity: Quantity) -> bool:
    """Whether a sum opens its paragraph, or heads it in brackets, as the items of grants do."""
    if quantity.kind is not QuantityKind.MONEY:
        return False
    before = doc.text[doc.text.rfind("\n", 0, quantity.span.start) + 1 : quantity.span.start]
    if _ITEM_AHEAD.search(before) and _ITEM_BEHIND.match(doc.text, quantity.span.end):
        return True
    return not before.strip() and doc.sentences[quantity.sentence].role is Role.BODY


def _named(doc: Document, quantity: Quantity) -> bool:
    """Whether a bare number goes with the name before it: "Fox 10", "Boeing 777"."""
    if quantity.kind is not QuantityKind.COUNT or quantity.noun is not None:
        return False
    words = doc.tokens.in_span(quantity.figure)
    before = doc.tokens[words[0].index - 1] if words and words[0].index else None
    return before is not None and before.upos == "PROPN" and words[0].text[0].isdigit()


def _comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two figures may be one at all: kind, unit and size."""
    if one.sentence == other.sentence or one.kind is not other.kind or one.unit != other.unit:
        return False
    return 1 / _WIDEST < one.value / other.value < _WIDEST


def _rate_of_another(former: Profile, quantity: Quantity) -> bool:
    """Whether a percentage is of the body: there most are of different things."""
    return quantity.kind is QuantityKind.PERCENT and not former.in_headline


def _other_subject(one: Context, other: Context) -> bool:
    """Whether the figures are told of two subjects: two persons, or a pronoun paragraphs apart.

    What one sentence denies is another thing than what the other asserts with the same verb.
    """
    if one.subject is not None and one.subject == other.subject:
        return one.subject in _PRONOUNS and one.paragraph != other.paragraph
    persons = [_person(context) for context in (one, other)]
    if None not in persons and persons[0] != persons[1]:
        return True
    return one.quantity.event == other.quantity.event and _denied(one) != _denied(other)


def _person(context: Context) -> int | None:
    """The entity of a person that is the subject of what is said of the figure."""
    at = context.quantity.event_token
    if at is None:
        return None
    subjects = context.doc.tokens.children(context.doc.tokens[at], "nsubj")
    own = context.quantity.noun_token
    heads = {t.index for t in subjects if t.lower not in _PRONOUNS and t.index != own}
    found = (m for m in context.doc.mentions if m.head in heads)
    return next((m.entity for m in found if m.kind is EntityKind.PERSON), None)


def _denied(context: Context) -> bool:
    at = context.quantity.event_token
    below = context.doc.tokens.children(context.doc.tokens[at], "advmod") if at is not None else ()
    return any(token.lower in ("not", "n't", "never") for token in below)


def _other_sort(one: Quantity, other: Quantity) -> bool:
    """Whether words that narrow one noun tell two sorts apart ("production", "office")."""
    same = one.noun is not None and one.noun == other.noun
    return same and len(set(one.modifiers) & set(other.modifiers)) == 0 < min(
        len(one.modifiers), len(other.modifiers)
    )


def _set_apart(former: Profile, later: Profile) -> bool:
    """Whether the copy tells two apart: other cases, times, places; changes; several of a sort."""
    one, other = former.context, later.context
    if one.another or other.another or one.updated or other.updated or picked(one, other):
        return True
    if len({event_class(c.quantity) for c in (one, other)} & _FATES) > 1:
        return True
    for mine, its in ((one.pointers, other.pointers), (one.places, other.places)):
        if mine and its and not mine & its:
            return True
    if former.in_headline and other.quantity.value == one.quantity.value + 1:
        return True
    if _other_subject(one, other) or _other_sort(one.quantity, other.quantity):
        return True
    return any(
        sum(q.noun == c.quantity.noun and q.kind is c.quantity.kind for q in c.figures) > 1
        for c in (one, other)
        if c.quantity.noun is not None
    )
