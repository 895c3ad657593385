"""Whom grammar forbids a pronoun to mean: no *him* is the subject of its own clause.

Principle B of binding (Chomsky 1981, *Lectures on Government and Binding*); and nobody is what he
has: in *appointed Lind as his deputy* *his* is not Lind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

__all__ = ["Tree", "barred"]

_BOUND = frozenset("he him his she her it its they them their".split())
"""Pronouns of the third person that no reflexive could stand for."""
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_OBJECTS = frozenset({"obj", "iobj"})
_TOGETHER = frozenset({"conj", "flat", "compound"})
_SHARING = frozenset({"conj", "xcomp", "advcl"})
"""Clauses without a subject that have that of the clause above."""
_STEPS = 4
_OWN = frozenset({"own", "self", "usual"})


class Tree(NamedTuple):
    """Dependency trees of a story: for each word its lower-case form, tag, governor and relation.

    ``heads`` are word indices, -1 for roots; ``below`` the dependents of each word.
    """

    forms: Sequence[str]
    upos: Sequence[str]
    heads: Sequence[int]
    deprels: Sequence[str]
    below: Sequence[Sequence[int]]

    @classmethod
    def of(
        cls,
        forms: Sequence[str],
        upos: Sequence[str],
        heads: Sequence[int],
        deprels: Sequence[str],
    ) -> Tree:
        """The trees with the dependents of every word."""
        below: list[list[int]] = [[] for _ in forms]
        for word, head in enumerate(heads):
            if head >= 0:
                below[head].append(word)
        return cls(forms, upos, heads, deprels, below)

    def children(self, word: int, relations: frozenset[str]) -> list[int]:
        """The dependents of a word in some relations."""
        return [w for w in self.below[word] if self.deprels[w] in relations]

    def subjects(self, verb: int) -> list[int]:
        """The subjects of a verb, or what it takes for one from the clause above."""
        for _ in range(_STEPS):
            found = self.children(verb, _SUBJECTS)
            governor, relation = self.heads[verb], self.deprels[verb]
            if found or governor < 0:
                return found
            if relation == "acl":
                return [governor]
            if relation not in _SHARING:
                return []
            controllers = self.children(governor, _OBJECTS) if relation == "xcomp" else []
            if controllers:
                return controllers
            verb = governor
        return []


def barred(tree: Tree) -> dict[int, set[int]]:
    """For each pronoun that grammar tells of, the words whose bearer it cannot mean."""
    found: dict[int, set[int]] = {}
    for word, form in enumerate(tree.forms):
        if form in _BOUND and tree.heads[word] >= 0:
            others = list(_others(tree, word))
            whole = {w for other in others for w in (other, *tree.children(other, _TOGETHER))}
            whole.discard(word)
            if whole:
                found[word] = whole
    return found


def _others(tree: Tree, pronoun: int) -> Iterator[int]:
    governor, relation = tree.heads[pronoun], tree.deprels[pronoun]
    if relation in _OBJECTS:
        yield from tree.subjects(governor)
        yield from tree.children(governor, _OBJECTS)
    elif relation in _SUBJECTS and tree.deprels[governor] == "acl:relcl":
        yield tree.heads[governor]  # *Lind, whom he had met*
    elif relation == "nmod:poss":
        yield from _bearers(tree, governor)


def _bearers(tree: Tree, noun: int) -> Iterator[int]:
    """Those whom a noun says to be this or that: *Lind, his deputy*, *made Lind his deputy*."""
    if any(tree.forms[w] in _OWN for w in (noun, *tree.below[noun])):
        return  # *was his usual self*
    governor, relation = tree.heads[noun], tree.deprels[noun]
    yield from tree.children(noun, frozenset({"appos"}))
    cases = [tree.forms[w] for w in tree.children(noun, frozenset({"case"}))]
    if not cases and tree.children(noun, frozenset({"cop"})):
        yield from tree.children(noun, _SUBJECTS)
    if governor < 0:
        return
    if relation == "appos":
        yield governor
    elif tree.upos[governor] == "VERB" and governor < noun:
        objects = tree.children(governor, frozenset({"obj"}))
        if cases == ["as"] or (relation == "xcomp" and not cases):
            yield from objects or tree.subjects(governor)
