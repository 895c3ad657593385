"""The ledger of figures: which of them were held against which, and by what rule."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import permutations
from typing import TYPE_CHECKING

from newslint.model.document import LayerError
from newslint.sheet.model import Comparison
from newslint.sheet.wording import clean

if TYPE_CHECKING:
    from newslint.model.document import Document
    from newslint.rule import Rule

__all__ = ["ledger"]


def ledger(doc: Document, rules: Iterable[Rule]) -> dict[int, tuple[Comparison, ...]]:
    """For the index of each figure the others that the rules compare it with, in text order.

    A rule that crashes has nothing to tell here; the report on the story says that it crashed.
    """
    found: dict[int, dict[int, str]] = {}
    for rule in rules:
        for one, other in _compared(rule, doc):
            found.setdefault(one, {}).setdefault(other, rule.code)
    return {
        index: tuple(_comparison(doc, other, code) for other, code in sorted(others.items()))
        for index, others in found.items()
    }


def _compared(rule: Rule, doc: Document) -> list[tuple[int, int]]:
    try:
        groups = [{quantity.index for quantity in group} for group in rule.compared(doc)]
    except LayerError:
        raise
    except Exception:
        return []
    return [pair for group in groups for pair in permutations(sorted(group), 2)]


def _comparison(doc: Document, index: int, code: str) -> Comparison:
    quantity = doc.quantities[index]
    return Comparison(index, doc.line_of(quantity.span.start), clean(doc.at(quantity.span)), code)
