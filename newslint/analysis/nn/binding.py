"""Whom grammar forbids a pronoun to mean: no *him* is the subject of its own clause.

Principle B of binding (Chomsky 1981, *Lectures on Government and Binding*). Nobody is what he has
either: in *appointed Lind as his deputy* *his* is not Lind; nor does he speak of himself as *he*.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint.analysis.nn.orphans import SUBJECTS

__all__ = ["Tree", "barred"]

_BOUND = frozenset("he him his she her it its they them their".split())
"""Pronouns of the third person, reflexives and those that stand for a whole phrase left out."""
_OBJECTS = frozenset({"obj", "iobj"})
_TOGETHER = frozenset({"conj", "flat", "compound"})
_SHARING = frozenset({"conj", "xcomp", "advcl"})
"""Clauses without a subject that have that of the clause above."""
_STEPS = 4
_LONG = 60
"""Words that are looked through for the mark that opens a quotation."""
_QUOTES = frozenset({'"', "“", "”", "``", "''"})
_BEFORE_SPEECH = frozenset({",", ":", ".", "!", "?"})
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
            found = self.children(verb, SUBJECTS)
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
    yield from _speakers(tree, pronoun)
    governor, relation = tree.heads[pronoun], tree.deprels[pronoun]
    if relation in _OBJECTS:
        yield from tree.subjects(governor)
        yield from tree.children(governor, _OBJECTS)
    elif relation in SUBJECTS and tree.deprels[governor] == "acl:relcl":
        yield tree.heads[governor]  # *Lind, whom he had met*
    elif relation == "nmod:poss":
        yield from _bearers(tree, governor)


def _speakers(tree: Tree, pronoun: int) -> Iterator[int]:
    """Who speaks the whole clause in which the pronoun stands: *Lind wrote: "He is late"*."""
    marks = [w for w in range(max(0, pronoun - _LONG), pronoun) if tree.forms[w] in _QUOTES]
    if not marks or (marks[-1] and tree.forms[marks[-1] - 1] not in _BEFORE_SPEECH):
        return
    word = pronoun
    for _ in range(_LONG):
        word = tree.heads[word]
        if word < 0:
            return
        between = range(min(word, pronoun), max(word, pronoun))
        outside = sum(tree.forms[w] in _QUOTES for w in between) % 2
        if outside and tree.upos[word] == "VERB":
            yield from tree.subjects(word)
            return


def _bearers(tree: Tree, noun: int) -> Iterator[int]:
    """Those whom a noun says to be this or that: *Lind, his deputy*, *made Lind his deputy*."""
    if any(tree.forms[w] in _OWN for w in (noun, *tree.below[noun])):
        return  # *was his usual self*
    governor, relation = tree.heads[noun], tree.deprels[noun]
    yield from tree.children(noun, frozenset({"appos"}))
    cases = [tree.forms[w] for w in tree.children(noun, frozenset({"case"}))]
    if not cases and tree.children(noun, frozenset({"cop"})):
        yield from tree.children(noun, SUBJECTS)
    if governor < 0:
        return
    if relation == "appos":
        yield governor
    elif tree.upos[governor] == "VERB" and governor < noun:
        objects = tree.children(governor, frozenset({"obj"}))
        if cases == ["as"] or (relation == "xcomp" and not cases):
            yield from objects or tree.subjects(governor)
