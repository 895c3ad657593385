"""Figures that look like one figure mistyped: a digit off, two digits swapped, a wrong scale."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import regex

from newslint.api import Document, Quantity, QuantityKind, Role, lazy_regex
from newslint_rules.numbers._context import Context
from newslint_rules.numbers._nouns import same_things
from newslint_rules.numbers._profiles import Profile, other_purpose, stem

_KINDS = (QuantityKind.COUNT, QuantityKind.MONEY)
_LONG = 4
_FEW = 4
_BULLETS = ("*", "•", "-", "–", "—", "--")
_SCALES = (1e3, 1e6)


def twins(doc: Document) -> Iterator[tuple[Quantity, Quantity]]:
    """Pairs of exact figures of one kind in different sentences that differ as a slip does.

    Two swapped digits (money, or counts of the same thing), or one other digit in figures of at
    least four digits that count, or in sums of money that the copy takes up ("the $87 billion") or
    tells in the same words: chance hardly makes such pairs.
    """
    for first, second in _comparable(doc):
        alike = first.step == second.step and (
            _slipped(first, second) or _taken_up(doc, first, second)
        )
        if alike and not _strangers(doc, first, second):
            yield first, second


_KNOWN = lazy_regex(r"\b(?:the|that|this|those|these)(?: entire| whole| same)? $", regex.IGNORECASE)
_SHARED_WORDS = 4


def _taken_up(doc: Document, first: Quantity, second: Quantity) -> bool:
    """Whether a sum of money comes up again as another one.

    With one other digit, or by the name of what it was told of ("fined $300 ... the $800 fine").
    """
    if first.kind is not QuantityKind.MONEY or min(map(len, map(digits_of, (first, second)))) < 2:
        return False
    if any(q.value == second.value for q in doc.quantities if q.index < second.index):
        return False
    if other_purpose(Profile(doc, first), Profile(doc, second)):
        return False
    known = _KNOWN.search(doc.text[max(0, second.span.start - 16) : second.span.start])
    if known and first.event and second.noun and stem(first.event) == stem(second.noun):
        return True
    if _digits_apart(first, second) != 1:
        return False
    if known:
        return True
    words = [Context(doc, q).words for q in (first, second)]
    event = first.event is not None and first.event == second.event
    return event and len(words[0] & words[1]) >= _SHARED_WORDS


def _digits_apart(first: Quantity, second: Quantity) -> int:
    """In how many places the digits differ; many, when the figures are not equally long."""
    one, other = digits_of(first), digits_of(second)
    if len(one) != len(other) or len(str(int(first.value))) != len(str(int(second.value))):
        return len(one) + len(other)
    return sum(a != b for a, b in zip(one, other, strict=True))


_FORMS = frozenset({"corp", "inc", "co", "ltd", "plc", "company", "sen.", "senator", "mr", "rep."})


def _strangers(doc: Document, first: Quantity, second: Quantity) -> bool:
    """Whether both sentences are about names, and share less than half of them."""
    names = [
        {t.lower for t in doc.tokens.of_sentence(q.sentence) if t.upos == "PROPN"} - _FORMS
        for q in (first, second)
    ]
    fewer = min(len(names[0]), len(names[1]))
    return fewer >= 1 and 2 * len(names[0] & names[1]) < fewer


def misscaled(doc: Document) -> Iterator[tuple[Quantity, Quantity]]:
    """Pairs of exact figures with the same digits, a thousand or a million times apart."""
    for first, second in _comparable(doc):
        digits = digits_of(first)
        low, high = sorted((first.value, second.value))
        far = any(abs(high - low * scale) <= 1e-9 * high for scale in _SCALES)
        if far and digits == digits_of(second) and len(digits) >= 2 and high >= 1e6:
            yield first, second


def listed(doc: Document, quantity: Quantity) -> bool:
    """Whether a figure stands in a list: its neighbours then are of other things."""
    start = doc.sentences[quantity.sentence].span.start
    line = doc.text.rfind("\n", 0, start) + 1
    lead = doc.text[line:start].strip() or doc.text[start : start + 1]
    return lead in _BULLETS


def digits_of(quantity: Quantity) -> str:
    """The digits of a figure that count, without the zeros at either end."""
    return f"{quantity.value:.12g}".replace(".", "").partition("e")[0].strip("0")


def _comparable(doc: Document) -> Iterator[tuple[Quantity, Quantity]]:
    found = [
        q
        for q in doc.quantities
        if q.kind in _KINDS
        and q.exact
        and not q.subset
        and not q.in_quote
        and doc.sentences[q.sentence].role is Role.BODY
        and not listed(doc, q)
    ]
    values = [q.value for q in found]
    crowded = sum(q.kind is QuantityKind.MONEY for q in found) > _FEW
    for first, second in combinations(found, 2):
        apart = first.sentence != second.sentence and first.value != second.value
        once = values.count(first.value) == 1 or values.count(second.value) == 1
        short = crowded and min(len(digits_of(first)), len(digits_of(second))) < _LONG - 1
        if apart and once and not short and first.kind is second.kind and first.unit == second.unit:
            yield first, second


def _slipped(first: Quantity, second: Quantity) -> bool:
    one, other = digits_of(first), digits_of(second)
    if len(one) != len(other) or len(str(int(first.value))) != len(str(int(second.value))):
        return False
    wrong = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(wrong) == 1:
        return len(one) >= _LONG and _one_thing(first, second)
    swapped = len(wrong) == 2 and sorted(one) == sorted(other) and wrong[1] == wrong[0] + 1
    long = len(one) >= _LONG or first.kind is QuantityKind.MONEY
    return swapped and (_one_thing(first, second) or (long and _likely(first, second)))


def _one_thing(first: Quantity, second: Quantity) -> bool:
    if first.noun is None or second.noun is None:
        return first.kind is QuantityKind.MONEY and first.noun is second.noun
    return same_things(first.noun, second.noun)


def _likely(first: Quantity, second: Quantity) -> bool:
    """Whether the nouns leave room for one thing: 12 bills and 21 passengers do not."""
    return None in (first.noun, second.noun) or _one_thing(first, second)
