"""A total near the top against the amounts of the paragraphs below it."""

from __future__ import annotations

from collections.abc import Iterator
from math import log10

import regex

from newslint.api import Document, Quantity, QuantityKind, Role, lazy_regex
from newslint_rules.numbers._skeleton import Skeleton, gap, skeletons, slot
from newslint_rules.numbers._sums import Sum
from newslint_rules.numbers._totals import told_total

_LEDE_TOTAL = lazy_regex(
    rf"(?P<cue>\b(?:totall?ing|totall?ed|a combined|worth a total of){gap(10)} )?"
    rf"{slot('total', 'mc')}",
    regex.IGNORECASE,
)
_HALF = 0.5
_LEDE_SENTENCES = 4


def down_the_story(doc: Document) -> Iterator[Sum]:
    """A total near the top against one amount in each paragraph below it.

    That the amounts are the parts of the total shows by their number ("four villages will share
    ...") or by a near miss: one digit, or two swapped digits.
    """
    found = list(skeletons(doc))
    for skeleton in found[:_LEDE_SENTENCES]:
        for match in _LEDE_TOTAL.finditer(skeleton.text):
            total = skeleton.figure(match, "total")
            if not match["cue"] and not told_total(total):
                continue
            for parts in _candidates(doc, skeleton, total, found):
                if len(parts) >= 3 and _parts_of(total, parts, skeleton):
                    yield Sum(total, tuple((q, q.value) for q in parts), 0.75)
                    return


def _parts_of(total: Quantity, parts: list[Quantity], skeleton: Skeleton) -> bool:
    value = sum(q.value for q in parts)
    told = any(
        q.kind is QuantityKind.COUNT and q.value == len(parts) for q in skeleton.figures.values()
    )
    near = _HALF * total.value < value < total.value / _HALF
    return (told and near) or one_slip(value, total.value, min(q.step for q in parts))


def _candidates(
    doc: Document, skeleton: Skeleton, total: Quantity, found: list[Skeleton]
) -> Iterator[list[Quantity]]:
    firsts: dict[int, Quantity] = {}
    items: dict[int, Quantity] = {}
    for other in found:
        paragraph = other.sentence.paragraph
        if paragraph <= skeleton.sentence.paragraph:
            continue
        for quantity in other.figures.values():
            if (quantity.kind, quantity.unit) == (total.kind, total.unit):
                if quantity.value < total.value:
                    firsts.setdefault(paragraph, quantity)
                if _opens(doc, other, quantity):
                    items.setdefault(paragraph, quantity)
    yield list(items.values())
    amounts = list(firsts.values())
    yield amounts
    if not any(sum(q.value for q in a) == total.value for a in _all_but_one(amounts)):
        yield from _all_but_one(amounts)


def _all_but_one(amounts: list[Quantity]) -> list[list[Quantity]]:
    """The amounts without each of them in turn: one may break down another."""
    if not 4 <= len(amounts) <= 9:
        return []
    return [amounts[:i] + amounts[i + 1 :] for i in range(len(amounts))]


def _opens(doc: Document, skeleton: Skeleton, quantity: Quantity) -> bool:
    """Whether the figure opens a list item."""
    before = doc.text[skeleton.sentence.span.start : quantity.span.start]
    return skeleton.sentence.role is Role.LIST_ITEM or before.strip() in ("*", "-", "•", "--")


def one_slip(one: float, other: float, step: float) -> bool:
    """Whether two numbers of at least four digits differ in one digit, or in two swapped ones."""
    if step <= 0 or one == other or min(one, other) <= 0:
        return False
    first, second = str(round(one / step)), str(round(other / step))
    if len(first) != len(second) or log10(max(one, other) / step) < 3:
        return False
    wrong = [i for i, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    if len(wrong) == 1:
        return True
    swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1
    return swapped and sorted(first) == sorted(second)
