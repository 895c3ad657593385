"""Groups taken up by number: "five nuns ... the six women", "six bills ... the seven bills"."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, EntityKind, Form, Quantity, QuantityKind, Role
from newslint_rules.numbers._context import Context
from newslint_rules.numbers._nouns import covers, persons, same_things
from newslint_rules.numbers._same import picked
from newslint_rules.numbers._twins import listed

_GROUP_WORDS = frozenset(
    "man woman people boy girl person child suspect victim student youth teenager worker soldier "
    "officer friend brother sister attacker gunman prisoner detainee passenger hostage".split()
)
_RANKS = frozenset("top bottom first last next best worst leading".split())
_REACH = 2
_LEAST = 3
_NOUN_REACH = 30


def taken_up_wrongly(doc: Document) -> Iterator[tuple[Quantity, Quantity]]:
    """Pairs of a group and a definite count that takes it up with another number.

    The number of "the four bills", "all 72 posts" or "those six men" must stand in the copy before;
    where it does not, but another number of the same noun does, the two are at odds.
    """
    counts = [q for q in exact_counts(doc) if not listed(doc, q)]
    for later in counts:
        context = Context(doc, later)
        if later.value < _LEAST or later.subset or not _adjacent(context) or not context.definite:
            continue
        if context.another:
            continue
        before = [q for q in counts if q.index < later.index and q.sentence != later.sentence]
        group = _same_noun(doc, context, before) or _just_before(doc, context, before)
        if group is not None and not _accounted(doc, later, before):
            yield group, later


def exact_counts(doc: Document) -> list[Quantity]:
    """The counts of the writer's body copy without a hedge, in text order."""
    return [
        q
        for q in doc.quantities
        if q.kind is QuantityKind.COUNT
        and q.exact
        and not q.in_quote
        and doc.sentences[q.sentence].role is Role.BODY
    ]


def _adjacent(context: Context) -> bool:
    """Whether the counted noun follows its number."""
    noun, figure = context.noun, context.quantity.figure
    return noun is not None and figure.end <= noun.span.start <= figure.end + _NOUN_REACH


def _same_noun(doc: Document, later: Context, before: list[Quantity]) -> Quantity | None:
    """The last count before of the same noun, with no other words to it."""
    noun = later.quantity.noun or ""
    groups = [q for q in before if q.noun == noun and q.value > 1]
    if not groups or picked(Context(doc, groups[-1]), later):
        return None
    if _told_as_part(doc, groups[-1]):
        return None
    narrowed = set(later.quantity.modifiers) - set(groups[-1].modifiers)
    part = later.quantity.high < groups[-1].low or _ranked(doc, later.quantity)
    return None if narrowed and (part or groups[-1].modifiers) else groups[-1]


def _ranked(doc: Document, quantity: Quantity) -> bool:
    """Whether the count picks the best of more: *the top 20 tasks*."""
    before = doc.text[: quantity.span.start].rstrip()
    return before.rpartition(" ")[2].casefold() in _RANKS


def _told_as_part(doc: Document, group: Quantity) -> bool:
    """Whether the copy elsewhere tells the number as a part ("3,000 of the hens")."""
    return any(q.subset and (q.noun, q.value) == (group.noun, group.value) for q in doc.quantities)


def _just_before(doc: Document, later: Context, before: list[Quantity]) -> Quantity | None:
    """The only group of persons in the sentences just before, for a bare "the six women"."""
    quantity = later.quantity
    if not _bare(doc, later):
        return None
    groups = [q for q in before if quantity.sentence - q.sentence <= _REACH and q.value > 1]
    groups = [q for q in groups if q.noun is not None and persons(q.noun)]
    return groups[0] if len(groups) == 1 and _takes_up(quantity, groups[0]) else None


def _bare(doc: Document, later: Context) -> bool:
    """Whether the count reads "the six women", with nothing else to tell which."""
    if later.quantity.noun not in _GROUP_WORDS or later.noun is None:
        return False
    plain = {"det", "nummod", "case", "punct", "cc", "conj"}
    return all(c.deprel.partition(":")[0] in plain for c in doc.tokens.children(later.noun))


def _takes_up(later: Quantity, group: Quantity) -> bool:
    noun, former = later.noun or "", group.noun or ""
    if later.value < group.value and noun != former:
        return False
    return same_things(noun, former) or covers(noun, former) or noun in ("man", "woman", "child")


def _accounted(doc: Document, later: Quantity, before: list[Quantity]) -> bool:
    """Whether the number stands in the copy before, as a figure, a sum of two, or names."""
    kin = [q for q in before if _takes_up(later, q) or q.noun == later.noun]
    values = [q.value for q in kin]
    told = (q for q in doc.quantities[: later.index] if q.kind is QuantityKind.COUNT)
    if any(q.low <= later.value <= q.high and q.high < 2 * later.value + 1 for q in told):
        return True
    if any(a + b == later.value for i, a in enumerate(values) for b in values[i:]):
        return True
    named = {
        m.entity
        for m in doc.mentions
        if m.kind is EntityKind.PERSON
        and m.form in (Form.NAME, Form.SURNAME)
        and later.sentence - 3 <= m.sentence < later.sentence
    }
    return len(named) >= later.value
