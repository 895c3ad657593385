"""The ledger of figures: which of them were held against which, and by what rule."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from newslint.sheet.model import Comparison
from newslint.sheet.wording import clean

if TYPE_CHECKING:
    from newslint.model.document import Document
    from newslint.rule import Rule

__all__ = ["ledger"]


def ledger(doc: Document, rules: Iterable[Rule]) -> dict[int, tuple[Comparison, ...]]:
    """For the index of each figure the others that the rules compare it with, in text order."""
    found: dict[int, dict[int, str]] = {}
    for rule in rules:
        for group in rule.compared(doc):
            for one in group:
                for other in group:
                    if other.index != one.index:
                        found.setdefault(one.index, {}).setdefault(other.index, rule.code)
    return {
        index: tuple(_comparison(doc, other, code) for other, code in sorted(others.items()))
        for index, others in found.items()
    }


def _comparison(doc: Document, index: int, code: str) -> Comparison:
    quantity = doc.quantities[index]
    return Comparison(index, doc.line_of(quantity.span.start), clean(doc.at(quantity.span)), code)
