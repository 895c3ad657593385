"""Things of which there is said to be one alone, and of which the copy counts more elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Quantity, QuantityKind, Role, lazy_regex
from newslint_rules.numbers._context import Context

_ALONE = lazy_regex(r"(?i)\b(?:single|sole|lone)\b")
_ONLY = frozenset({"only", "just", "exactly"})
_MOST = 9


def lone_ones(doc: Document) -> Iterator[tuple[Quantity, Quantity]]:
    """Pairs of "a single side door" and, later, "two side doors".

    The nouns must be narrowed by a common word, and the story must count the thing but twice. The
    other order is no contradiction: of two doors, a single one may be open.
    """
    counts = [
        q
        for q in doc.quantities
        if q.kind is QuantityKind.COUNT
        and q.exact
        and q.noun is not None
        and doc.sentences[q.sentence].role in (Role.BODY, Role.HEADLINE, Role.DECK)
    ]
    for lone in counts:
        if lone.value != 1 or not _stressed(doc, lone) or lone.in_quote or lone.subset:
            continue
        same = [q for q in counts if q.noun == lone.noun and q.index != lone.index]
        once_more = len(same) == 1 and same[0].index > lone.index
        if once_more and _at_odds(Context(doc, lone), Context(doc, same[0])):
            yield lone, same[0]


def _stressed(doc: Document, quantity: Quantity) -> bool:
    return quantity.modifier in _ONLY or _ALONE.search(doc.at(quantity.figure)) is not None


def _at_odds(lone: Context, other: Context) -> bool:
    figure = other.quantity
    if not 1 < figure.value <= _MOST or figure.in_quote or figure.subset:
        return False
    if figure.sentence == lone.quantity.sentence or lone.pointers != other.pointers:
        return False
    if any(context.another or context.updated for context in (lone, other)):
        return False
    return bool(_narrowing(lone) & _narrowing(other))


def _narrowing(context: Context) -> set[str]:
    """The words between a number and its noun."""
    end = context.noun.span.start if context.noun is not None else context.quantity.figure.end
    inside = (t for t in context.tokens if context.quantity.figure.end <= t.span.start < end)
    return {token.lower for token in inside if token.text[0].isalpha()}
