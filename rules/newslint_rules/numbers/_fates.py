"""People taken up by what befell them: "killed eight people ... three of the 11 dead"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from newslint.api import Document, Quantity
from newslint_rules.numbers._anaphora import exact_counts
from newslint_rules.numbers._context import Context
from newslint_rules.numbers._events import event_class
from newslint_rules.numbers._nouns import persons
from newslint_rules.numbers._profiles import Profile

_FATES = {
    "dead": "kill", "victim": "kill", "body": "kill", "fatality": "kill", "toll": "kill",
    "injured": "hurt", "wounded": "hurt", "casualty": "hurt",
    "missing": "missing", "detainee": "detain", "hostage": "kidnap", "homeless": "displace",
}  # fmt: skip
_LEAST = 3


def fate_conflicts(doc: Document) -> Iterator[tuple[Quantity, Quantity]]:
    """Each definite number of the stricken with the one other number that the copy gave before.

    A smaller number may be a part; it counts only when the copy says "all".
    """
    counts = exact_counts(doc)
    for later in counts:
        context = Context(doc, later)
        fate = _FATES.get(later.noun or "")
        if fate is None or later.subset or later.value < _LEAST or not Profile(doc, later).known:
            continue
        if context.another or context.updated or context.other_case:
            continue
        before = [q for q in counts if q.sentence < later.sentence]
        told = [q for q in before if _befallen(q, fate) and not q.subset]
        if len({q.value for q in told}) == 1 and _at_odds(context, Context(doc, told[-1]), before):
            yield told[-1], later


def _befallen(quantity: Quantity, fate: str) -> bool:
    human = quantity.noun is None or persons(quantity.noun)
    return human and quantity.value > 1 and event_class(quantity) == fate


def _at_odds(later: Context, told: Context, before: list[Quantity]) -> bool:
    one, other = told.quantity.value, later.quantity.value
    if other < one and " all " not in f" {later.text.lower()}":
        return False
    if told.pointers != later.pointers or told.another or told.updated:
        return False
    if told.places and later.places and not told.places & later.places:
        return False
    values = [q.value for q in before]
    return other not in values and all(a + b != other for a, b in combinations(values, 2))
