"""Antecedents: by name for names, by the language model for the rest, where the words agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newslint.analysis.coreference.draft import Draft
from newslint.analysis.coreference.forms import FEMALE, MALE
from newslint.analysis.nn import Reading
from newslint.model.document import Document
from newslint.model.mentions import EntityKind, Form, Gender, Number

__all__ = ["NO_ANTECEDENT", "Link", "links"]

NO_ANTECEDENT = 0.5
"""Probability of having no antecedent from which the model's link is not taken."""

_REACH = 3


@dataclass(frozen=True, slots=True)
class Link:
    """The mention one goes back to (None for none) and the model's doubt that there is any."""

    antecedent: int | None
    orphan: float


def links(
    doc: Document, reading: Reading, drafts: Sequence[Draft], named: dict[int, int]
) -> list[Link]:
    """One link for every draft, in order."""
    at_word = _by_word(doc, reading, drafts)
    position = {int(word): k for k, word in enumerate(reading.links.words)}
    last_of_name: dict[int, int] = {}
    chains: dict[int, int] = {}
    found: list[Link] = []
    for i, draft in enumerate(drafts):
        k = position.get(draft.head.index)
        orphan = float(reading.links.none[k]) if k is not None else 1.0
        target = int(reading.links.antecedent[k]) if k is not None else -1
        guess = at_word.get(int(reading.links.words[target])) if target >= 0 else None
        antecedent = guess if guess is not None and guess < i and orphan < NO_ANTECEDENT else None
        if i in named:
            antecedent = last_of_name.get(named[i])
            last_of_name[named[i]] = i
        elif antecedent is not None and not agrees(draft, drafts[antecedent]):
            antecedent = _nearest(i, drafts) if draft.form is Form.PRONOUN else None
            orphan = max(orphan, NO_ANTECEDENT)  # the model knew no better than what cannot be
        if antecedent is not None and i not in named:
            chains[i] = chains[antecedent]
            if chains[i] in _possessors(doc, draft, drafts, chains, i):
                antecedent, chains[i] = None, i
        else:
            chains[i] = named.get(i, i)
        found.append(Link(antecedent, orphan))
    return found


def _possessors(
    doc: Document, draft: Draft, drafts: Sequence[Draft], chains: dict[int, int], index: int
) -> set[int]:
    """Chains of those whom a possessive before the noun means: *her son* is not she."""
    owned = {t.index for t in doc.tokens.children(draft.head, "nmod:poss")}
    near = range(max(0, index - 3), index)
    return {chains[i] for i in near if drafts[i].head.index in owned}


def _by_word(doc: Document, reading: Reading, drafts: Sequence[Draft]) -> dict[int, int]:
    """The draft that each word of a mention belongs to."""
    owner: dict[int, int] = {}
    for i, draft in enumerate(drafts):
        span = draft.title.to(draft.span) if draft.title else draft.span
        inside = doc.tokens.in_span(span) if draft.words else ()
        for token in (*inside, draft.head):
            owner.setdefault(token.index, i)
    return owner


def agrees(one: Draft, other: Draft) -> bool:
    """Whether number, gender and kind of two mentions allow them to be one."""
    if Gender.UNKNOWN not in {one.gender, other.gender} and one.gender is not other.gender:
        return False
    if one.head.lower in MALE | FEMALE:
        return other.number is not Number.PLURAL and other.kind in {
            EntityKind.PERSON,
            EntityKind.OBJECT,
        }
    if one.form is Form.PRONOUN or other.form is Form.PRONOUN:
        return True
    return one.number is other.number or Number.UNKNOWN in {one.number, other.number}


def _nearest(index: int, drafts: Sequence[Draft]) -> int | None:
    """The nearest mention before a pronoun, within a few sentences, that agrees with it."""
    pronoun = drafts[index]
    if pronoun.head.lower not in MALE | FEMALE:
        return None
    for i in range(index - 1, -1, -1):
        if pronoun.head.sentence - drafts[i].head.sentence > _REACH:
            return None
        if drafts[i].kind is EntityKind.PERSON and agrees(pronoun, drafts[i]):
            return i
    return None
