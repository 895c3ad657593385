"""Whether two figures of a story speak of the same thing, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from newslint.api import Document, Quantity, QuantityKind, Role
from newslint_rules.numbers._arithmetic import meant
from newslint_rules.numbers._context import Context
from newslint_rules.numbers._events import PERSONAL, event_class
from newslint_rules.numbers._nouns import covers, persons, same_things
from newslint_rules.numbers._tallies import key, tallied
from newslint_rules.numbers._twins import listed

_SIZES = (QuantityKind.MONEY, QuantityKind.DURATION, QuantityKind.MEASURE)
_IDLE_MODIFIERS = frozenset(
    "former several total current currently new own same first last whole entire full people "
    "unidentified unnamed suspected alleged detained arrested killed dead injured wounded "
    "missing".split()
)


_UNSPECIFIC = frozenset({"man", "member", "suspect", "detainee", "victim"})
_MOULD = 0.6
_NOUN_REACH = 30
_TERMS = 6
_REACH = 200
BAR = 3.6
"""Evidence from which two figures count as the same thing."""


class Pair(NamedTuple):
    """Two figures, ``first`` before ``second`` in the text, and how likely they count one thing.

    ``score`` is the sum of the evidence (see `likeness`); ``confidence`` its squashed form.
    """

    first: Context
    second: Context
    score: float

    @property
    def exact(self) -> bool:
        """Whether both figures stand for one value."""
        return self.first.quantity.exact and self.second.quantity.exact

    @property
    def sourced(self) -> bool:
        """Whether two different sources assert the two figures."""
        one, other = self.first.source, self.second.source
        return one is not None and other is not None and one != other

    @property
    def confidence(self) -> float:
        """From 0 to 1; 0.5 at the bar."""
        return max(0.0, min(0.95, 0.5 + (self.score - BAR) * 0.1))


def counted(doc: Document) -> list[Context]:
    """Counts of the writer's body copy that stand for a whole: no parts, no additions, no ones."""
    return [
        Context(doc, q)
        for q in doc.quantities
        if (q.kind is QuantityKind.COUNT or (q.kind in _SIZES and q.noun is not None))
        and not q.subset
        and not q.in_quote
        and q.value > 1
        and doc.sentences[q.sentence].role is Role.BODY
        and not listed(doc, q)
    ]


def pairs(doc: Document, bar: float = BAR) -> Iterator[Pair]:
    """Pairs of figures above the bar, in different sentences, in text order of the second.

    Nouns counted many ways are left out, and so are figures that have `_REACH` others between
    them: no story has so many.
    """
    many = tallied(doc)
    contexts = [context for context in counted(doc) if key(context.quantity) not in many]
    for index, second in enumerate(contexts):
        for first in contexts[max(0, index - _REACH) : index]:
            if first.quantity.sentence != second.quantity.sentence:
                score = likeness(first, second)
                if score >= bar:
                    yield Pair(first, second, score)


def conflicts(doc: Document) -> Iterator[Pair]:
    """The pairs whose figures cannot both stand, without those set side by side by two sources."""
    for pair in pairs(doc):
        one, other = pair.first.quantity, pair.second.quantity
        apart = not meant(one).overlaps(meant(other))
        if apart and not _side_by_side(pair) and not _made_up(pair):
            yield pair


def _made_up(pair: Pair) -> bool:
    """Whether two or three figures of one sentence make the figure of the other."""
    for mine, its in ((pair.first, pair.second), (pair.second, pair.first)):
        kind = its.quantity.kind
        values = [q.value for q in mine.figures if q.kind is kind][:_TERMS]
        sums = (sum(some) for many in (2, 3) for some in combinations(values, many))
        if its.quantity.value in sums:
            return True
    return False


def _side_by_side(pair: Pair) -> bool:
    """Whether two sources give their figures in the same or in neighbouring sentences."""
    near = pair.second.quantity.sentence - pair.first.quantity.sentence <= 1
    return near and pair.first.source != pair.second.source


def phrase(context: Context) -> str:
    """The figure with its noun, as the copy has them ("19 men")."""
    quantity, noun = context.quantity, context.noun
    end = quantity.span.end
    if noun is not None and end < noun.span.end <= end + _NOUN_REACH:
        end = noun.span.end
    return context.doc.text[quantity.span.start : end]


def likeness(first: Context, second: Context) -> float:
    """Evidence that two figures count the same thing; 0 or less when they certainly do not."""
    one, other = first.quantity, second.quantity
    if one.kind is not other.kind or one.unit != other.unit:
        return 0.0
    score = _things(one, other)
    if score <= 0 or _contrasted(first, second) or _contrasted(second, first):
        return 0.0
    if _one_mould(first, second) or picked(first, second):
        return 0.0
    score += _befall(first, second)
    score += _narrowed(first.quantity, second.quantity)
    score += _known(first, second)
    score += _sizes(first.quantity, second.quantity)
    score += _setting(first, second)
    return score + _wording(first, second)


def _contrasted(one: Context, other: Context) -> bool:
    """Whether the sentence of ``one`` also gives the figure of ``other``: they are told apart."""
    return any(
        q.index != one.quantity.index and q.value == other.quantity.value
        for q in one.figures
        if q.kind is other.quantity.kind
    )


def picked(first: Context, second: Context) -> bool:
    """Whether "these two" picks some of "three" out of what has been told of them in between."""
    smaller = second.quantity.high < first.quantity.low
    between = second.quantity.sentence - first.quantity.sentence > 1
    return smaller and between and second.pointing


def _one_mould(first: Context, second: Context) -> bool:
    """Whether the two sentences are one form filled in twice, for two things."""
    common = len(first.words & second.words)
    figures = [{q.value for q in context.figures} for context in (first, second)]
    other = min(len(figures[0] - figures[1]), len(figures[1] - figures[0]))
    return other >= 2 and common >= _MOULD * min(len(first.words), len(second.words))


def _things(one: Quantity, other: Quantity) -> float:
    """How well the counted nouns agree."""
    if one.noun is None or other.noun is None:
        event = event_class(one)
        if event is None or event != event_class(other) or event not in PERSONAL:
            return 0.0
        noun = one.noun or other.noun
        return 1.0 if noun is None or persons(noun) else 0.0
    if one.noun == other.noun:
        return 2.0
    if same_things(one.noun, other.noun):
        return 1.5
    unspecific = _UNSPECIFIC & {one.noun, other.noun}
    if unspecific and persons(one.noun) and persons(other.noun):
        event = event_class(one)
        return 1.0 if event in PERSONAL and event == event_class(other) else 0.0
    if covers(one.noun, other.noun) or covers(other.noun, one.noun):
        general, special = (one, other) if covers(one.noun, other.noun) else (other, one)
        return 0.8 if general.high < special.low else 0.0
    return 0.0


def _befall(first: Context, second: Context) -> float:
    """How well what happened to the counted agrees."""
    one, other = first.quantity, second.quantity
    classes = event_class(one), event_class(other)
    if classes[0] is not None and classes[0] == classes[1]:
        return (1.5 if classes[0] in PERSONAL else 0.7) + min(0.0, _subjects(first, second))
    if one.event is not None and one.event == other.event:
        return 0.3 + _subjects(first, second)
    if None not in classes:
        return -1.5
    return -0.3 if one.noun in ("people", "person", "man", "woman") else 0.0


def _subjects(first: Context, second: Context) -> float:
    """Whether the same one does it: 1 for yes, less than nothing for another or an unknown one."""
    one, other = first.subject, second.subject
    if one is None and other is None:
        return 0.0
    if one == other:
        return -2.0 if one in ("they", "it", "he", "she") else 1.0
    return -1.0 if one and other else 0.0


def _narrowed(one: Quantity, other: Quantity) -> float:
    """How well the words that narrow the nouns agree."""
    first = {m for m in one.modifiers if m not in _IDLE_MODIFIERS and m.isalpha()}
    second = {m for m in other.modifiers if m not in _IDLE_MODIFIERS and m.isalpha()}
    if first == second:
        return 1.0 if first else 0.3
    if first & second:
        return 0.5
    return -0.3 if not first or not second else -2.0


def _known(first: Context, second: Context) -> float:
    """Whether the second figure takes its group as introduced, and is not a part of the first."""
    rising = second.quantity.low > first.quantity.high
    if not second.definite:
        return 0.0
    return 1.2 if rising else 0.3


def _sizes(one: Quantity, other: Quantity) -> float:
    """Figures of one thing are rarely ten times apart; swapped digits are a slip of the finger."""
    low, high = sorted((one.value, other.value))
    if sorted(f"{low:.0f}") == sorted(f"{high:.0f}") and high >= 12:
        return 1.0
    return -1.5 if high > 8 * low else 0.0


def _setting(first: Context, second: Context) -> float:
    """Times and places: the same ones bind, different ones part."""
    score = 0.0
    if first.pointers != second.pointers:
        score -= 2.5
    elif first.times & second.times:
        score += 0.7
    elif first.times and second.times:
        score -= 1.0
    if first.places and second.places:
        score += 0.7 if first.places & second.places else -1.5
    elif any(not _named_before(place, second) for place in second.places):
        score -= 1.0
    return score


def _named_before(place: str, context: Context) -> bool:
    """Whether the copy before the sentence has the word, in whatever case."""
    first = _first_places(context.doc.text).get(place)
    return first is not None and first < context.sentence.start


@lru_cache(maxsize=1)
def _first_places(text: str) -> dict[str, int]:
    """The offset at which each word of a text first stands."""
    places: dict[str, int] = {}
    for match in re.finditer(r"[^\s,]+", text):
        places.setdefault(match.group().lower(), match.start())
    return places


def _wording(first: Context, second: Context) -> float:
    """Shared content words bind; words for other cases, updates and plans part."""
    common = first.words & second.words
    smaller = min(len(first.words), len(second.words)) or 1
    score = min(1.2, 3.0 * max(0, len(common) - 1) / smaller)
    if first.other_case or second.other_case:
        score -= 2.0
    if first.updated or second.updated:
        score -= 1.5
    if first.unreal != second.unreal:
        score -= 0.8
    if _several(first) or _several(second):
        score -= 1.5
    return score


def _several(context: Context) -> bool:
    """Whether the sentence counts the same noun more than once, so that it tells groups apart."""
    noun = context.quantity.noun
    alike = sum(q.noun == noun and not q.subset for q in context.figures)
    return noun is not None and alike > 1
