"""Two kinds of people against the number of a group: seven crew and 155 passengers on board."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import Document, Quantity, lazy_regex
from newslint_rules.numbers._complements import complements
from newslint_rules.numbers._nouns import persons
from newslint_rules.numbers._skeleton import Skeleton, skeletons, slot
from newslint_rules.numbers._sums import Sum

_TWO = lazy_regex(
    rf"{slot('one', 'c')} (?P<first>(?:[a-z]+ )?[a-z]+) and {slot('two', 'c')} "
    r"(?P<second>(?:[a-z]+ )?[a-z]+)",
    regex.IGNORECASE,
)
_ABOARD = lazy_regex(
    rf"{slot('total', 'c')}(?: [a-z]+)? (?:(?:who )?were )?(?:on board|aboard|inside)\b"
    rf"|(?:carrying|carried|with) {slot('carried', 'c')} (?:people|persons)\b",
    regex.IGNORECASE,
)
_CARRIED = lazy_regex(
    r"\b(?:carry\w*|carried|aboard|on board|with|were|made up of|of them)\b", regex.I
)


def aboard(doc: Document) -> Iterator[Sum]:
    """The one pair of complementary kinds against the people on board, wherever both stand."""
    found = list(skeletons(doc))
    pairs = [(s, m) for s in found for m in _TWO.finditer(s.text) if _divides(s, m)]
    totals = [(s, m) for s in found for m in _ABOARD.finditer(s.text)]
    if len(pairs) != 1 or not totals:
        return
    skeleton, match = pairs[0]
    parts = (skeleton.figure(match, "one"), skeleton.figure(match, "two"))
    for other, told in totals:
        total = other.figures[int(told["total"] or told["carried"])]
        own = total.index in {part.index for part in parts}
        if not own and total.exact and all(p.exact and p.value < total.value for p in parts):
            at = parts[0].figure.to(parts[1].figure)
            yield Sum(total, tuple((p, p.value) for p in parts), 0.8, at)
            return


def _divides(skeleton: Skeleton, match: regex.Match[str]) -> bool:
    """Whether the two kinds divide the people in question between them."""
    if not _CARRIED.search(skeleton.text):
        return False
    one, two = (_kinds(skeleton.figure(match, name), match[word]) for name, word in _NAMES)
    return any(complements(a, b) for a in one for b in two)


_NAMES = (("one", "first"), ("two", "second"))


def _kinds(quantity: Quantity, words: str) -> set[str]:
    kinds = {word.lower() for word in words.split()}
    if quantity.noun is not None and persons(quantity.noun):
        kinds.add(quantity.noun)
    return kinds
