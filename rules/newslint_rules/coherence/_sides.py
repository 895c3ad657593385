"""The counterpart in place of the thing: the left knee here and the right knee there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations, pairwise
from typing import NamedTuple

from newslint.api import Document, Role, Span, Token, lexicon
from newslint_rules.coherence._statements import Conflict

_READ = frozenset({Role.HEADLINE, Role.DECK, Role.BODY, Role.LIST_ITEM})
_OWNERS = frozenset({"his", "her", "its", "their", "my", "our", "your"})
_KNOWN = _OWNERS | {"the", "this", "that"}
_NEW = frozenset({"a", "an"})
_SEVERAL = frozenset({"other", "another", "both", "second", "opposite", "each", "either", "new"})
_REACH = 3
"""Words between a determiner and the word that it opens."""


class _Sided(NamedTuple):
    """A noun with a word that tells its side, and how it is determined."""

    side: str
    noun: Token
    determiner: str
    span: Span


def sides(doc: Document) -> Iterator[Conflict]:
    """Pairs of mentions of one thing on two sides, at least one of them definite.

    Stories that speak of both sides in one sentence, or of another such thing, know two of them.
    """
    nouns: dict[str, list[_Sided]] = defaultdict(list)
    for found in _sided(doc):
        nouns[found.noun.lemma.lower()].append(found)
    for group in nouns.values():
        for one, other in combinations(group, 2):
            if _excluded(one, other) and not _are_two(doc, one, other):
                yield Conflict(other.span, one.span, 0.75)
                break


@cache
def _sets() -> dict[str, tuple[tuple[int, int], ...]]:
    """The sets that a word belongs to, each with the number of its side."""
    table: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, line in enumerate(sorted(lexicon("coh_sides", "newslint_rules.data"))):
        for side, words in enumerate(line.split("|")):
            for word in words.split():
                table[word].append((number, side))
    return {word: tuple(places) for word, places in table.items()}


def _sided(doc: Document) -> Iterator[_Sided]:
    tokens, known = doc.tokens, _sets()
    for noun in tokens:
        word = tokens[noun.index - 1] if noun.index else noun
        if noun.upos != "NOUN" or word.lower not in known or word.sentence != noun.sentence:
            continue
        if doc.sentences[noun.sentence].role not in _READ or not noun.text.islower():
            continue
        if noun.deprel == "compound" or doc.text[word.span.end : noun.span.start] != " ":
            continue
        before = tokens[max(0, word.index - _REACH) : word.index]
        words = [t for t in before if t.sentence == noun.sentence]
        if any(t.lower in _SEVERAL for t in words):
            continue
        opening = next((t for t in reversed(words) if t.lower in _KNOWN | _NEW), None)
        if opening is not None:
            yield _Sided(word.lower, noun, opening.lower, word.span.to(noun.span))


def _excluded(one: _Sided, other: _Sided) -> bool:
    """Whether the two words tell two sides of one set, of a thing that is known."""
    if one.noun.sentence == other.noun.sentence or one.noun.xpos != other.noun.xpos:
        return False
    if one.determiner in _NEW and other.determiner in _NEW:
        return False
    owners = {one.determiner, other.determiner} & _OWNERS
    if len(owners) > 1:
        return False
    ones, others = dict(_sets()[one.side]), dict(_sets()[other.side])
    return any(ones[number] != others[number] for number in ones.keys() & others.keys())


def _are_two(doc: Document, one: _Sided, other: _Sided) -> bool:
    """Whether a sentence names both sides, or another of the things."""
    noun = one.noun.lemma.lower()
    for sentence in doc.sentences:
        words = [token.lower for token in doc.words_in(sentence)]
        if one.side in words and other.side in words:
            return True
        things = {noun, f"{noun}s", f"{noun}es"}
        for first, second in pairwise(words):
            if first in _SEVERAL | {"two"} and second in things:
                return True
    return False
