"""Nouns that a story counts many ways, each time of something else: votes, points, runs."""

from __future__ import annotations

from newslint.api import Document, Quantity, QuantityKind, Role
from newslint_rules.numbers._events import event_class
from newslint_rules.numbers._nouns import persons

_MANY = 4


def tallied(doc: Document) -> frozenset[tuple[str, str | None]]:
    """The keys (see `key`) that the body gives four different whole counts of, or more."""
    values: dict[tuple[str, str | None], set[float]] = {}
    for quantity in doc.quantities:
        if (
            quantity.kind is QuantityKind.COUNT
            and quantity.noun is not None
            and not quantity.subset
            and doc.sentences[quantity.sentence].role is Role.BODY
        ):
            values.setdefault(key(quantity), set()).add(quantity.value)
    return frozenset(k for k, found in values.items() if len(found) >= _MANY)


def key(quantity: Quantity) -> tuple[str, str | None]:
    """The counted noun, for persons with what befell them."""
    noun = quantity.noun or ""
    return noun, event_class(quantity) if persons(noun) else None
