"""Sentences, words and their grammar."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import overload

from newslint.model.span import Span
from newslint.model.story import Role

__all__ = ["Sentence", "Token", "Tokens"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its text span, its paragraph, and what splits it into words when asked."""

    index: int
    span: Span
    paragraph: int
    role: Role
    split: Callable[[], tuple[Span, ...]] = field(repr=False, compare=False)

    @property
    def words(self) -> tuple[Span, ...]:
        """The spans of its words and marks."""
        return self.split()


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark with its reading.

    ``upos`` and ``deprel`` follow Universal Dependencies, ``xpos`` the Penn tag set. ``head`` is
    the index of the governing token in the document, -1 for the root of a sentence.
    """

    index: int
    span: Span
    text: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    sentence: int

    @property
    def lower(self) -> str:
        """The text in lower case."""
        return self.text.lower()


class Tokens(Sequence[Token]):
    """All tokens of a document in order, with the ways through its dependency trees."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tuple(tokens)
        self._starts = [token.span.start for token in self._tokens]

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Token, ...]: ...
    def __getitem__(self, index: int | slice) -> Token | tuple[Token, ...]:
        return self._tokens[index]

    def __len__(self) -> int:
        return len(self._tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self._tokens)

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        lists: list[list[int]] = [[] for _ in self._tokens]
        for token in self._tokens:
            if token.head >= 0:
                lists[token.head].append(token.index)
        return tuple(tuple(children) for children in lists)

    @cached_property
    def _sentences(self) -> dict[int, tuple[Token, ...]]:
        groups: dict[int, list[Token]] = {}
        for token in self._tokens:
            groups.setdefault(token.sentence, []).append(token)
        return {index: tuple(group) for index, group in groups.items()}

    def in_span(self, span: Span) -> tuple[Token, ...]:
        """The tokens that lie wholly inside ``span``."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return tuple(t for t in self._tokens[first:last] if t.span.end <= span.end)

    def of_sentence(self, index: int) -> tuple[Token, ...]:
        """The tokens of the sentence with that index."""
        return self._sentences.get(index, ())

    def head(self, token: Token) -> Token | None:
        """The token that governs ``token``; None for a root."""
        return self._tokens[token.head] if token.head >= 0 else None

    def children(self, token: Token, *relations: str) -> tuple[Token, ...]:
        """Direct dependents, of the given relations (``nsubj`` also takes ``nsubj:pass``)."""
        below = self._children[token.index]
        if not below or not relations:
            return tuple([self._tokens[i] for i in below])
        found = []
        for i in below:
            child = self._tokens[i]
            if child.deprel in relations or child.deprel.partition(":")[0] in relations:
                found.append(child)
        return tuple(found)

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """``token`` and everything below it, in text order."""
        found, todo = {token.index}, [token.index]
        while todo:
            below = set(self._children[todo.pop()]) - found
            found |= below
            todo.extend(below)
        return tuple(self._tokens[i] for i in sorted(found))

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The governing tokens from the nearest up to the root."""
        seen = {token.index}
        while token.head >= 0 and token.head not in seen:
            seen.add(token.head)
            token = self._tokens[token.head]
            yield token
