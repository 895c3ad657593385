"""Groups taken up by number: "three marines ... the four men"."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, EntityKind, Form, Quantity, QuantityKind, Role
from newslint_rules.numbers._nouns import covers, persons, same_things

_GROUP_WORDS = frozenset(
    "man woman people boy girl person child suspect victim student youth teenager worker soldier "
    "officer friend brother sister attacker gunman prisoner detainee passenger hostage".split()
)
_REACH = 2
_LEAST = 3


def taken_up_wrongly(doc: Document) -> Iterator[tuple[Quantity, Quantity]]:
    """Pairs of a group and a bare definite count right after it that gives another number."""
    counts = [
        q
        for q in doc.quantities
        if q.kind is QuantityKind.COUNT
        and q.exact
        and not q.in_quote
        and doc.sentences[q.sentence].role is Role.BODY
    ]
    for later in counts:
        if later.value < _LEAST or not _bare_definite(doc, later):
            continue
        before = [q for q in counts if q.index < later.index and q.sentence != later.sentence]
        groups = [q for q in before if later.sentence - q.sentence <= _REACH and q.value > 1]
        groups = [q for q in groups if q.noun is not None and persons(q.noun)]
        if len(groups) == 1 and _takes_up(later, groups[0]) and not _accounted(doc, later, before):
            yield groups[0], later


def _bare_definite(doc: Document, quantity: Quantity) -> bool:
    """Whether the count reads "the four men", with nothing else to tell which."""
    if quantity.noun not in _GROUP_WORDS or quantity.noun_token is None or quantity.subset:
        return False
    noun = doc.tokens[quantity.noun_token]
    children = doc.tokens.children(noun)
    words = {c.lower for c in children if c.deprel.startswith("det")}
    plain = {"det", "nummod", "case", "punct", "cc", "conj"}
    return "the" in words and all(c.deprel.partition(":")[0] in plain for c in children)


def _takes_up(later: Quantity, group: Quantity) -> bool:
    noun, former = later.noun or "", group.noun or ""
    if later.value < group.value and noun != former:
        return False
    return same_things(noun, former) or covers(noun, former) or noun in ("man", "woman", "child")


def _accounted(doc: Document, later: Quantity, before: list[Quantity]) -> bool:
    """Whether the number stands in the copy before, as a figure, a sum of two, or names."""
    values = [q.value for q in before]
    if later.value in values:
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
