"""Finding set phrases in which words have been swapped for synonyms.

Two words that are both swapped say too little, unless the text has the intact phrase as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

import regex

from newslint.api import Span, lazy_regex, lexicon

_WORD = lazy_regex(r"\p{L}+(?:['’]\p{L}+)*")
_JOIN = frozenset({" ", "-"})
_DATA = "newslint_rules.data"
_SENTENCE_START = lazy_regex(r"(?:^|[.!?:]\s+|\n\s*|[\"“‘(\[]\s*)$")

Phrase = tuple[str, ...]


class Swapped(NamedTuple):
    """A stretch of text that is a set phrase but for ``swaps`` of its words."""

    span: Span
    phrase: Phrase
    swaps: int


class _Tables(NamedTuple):
    """Set phrases by their first word, and for each substitute the words that it replaces."""

    phrases: dict[str, list[Phrase]]
    replaces: dict[str, frozenset[str]]
    ordinary: dict[str, list[Phrase]]


def swapped_phrases(text: str, start: int, end: int) -> Iterator[Swapped]:
    """Every set phrase between two offsets with a word or more swapped, left to right."""
    words = list(_WORD.finditer(text, start, end))
    forms = [_bases(word.group().lower()) for word in words]
    meant = [form | _replaced(form) for form in forms]
    phrases = load_phrases().phrases
    for i, word in enumerate(words):
        if not word.group().islower() and not _opens(text, word):
            continue
        for phrase in sorted(p for first in meant[i] for p in phrases.get(first, ())):
            stop = i + len(phrase)
            if _fits(meant[i:stop], phrase):
                found = _match(text, words[i:stop], forms[i:stop], phrase)
                if found:
                    yield found
                    break


def _replaced(forms: frozenset[str]) -> frozenset[str]:
    """The words of set phrases that a word may stand for."""
    replaces = load_phrases().replaces
    return frozenset().union(*(replaces.get(form, frozenset()) for form in forms))


def _fits(meant: Sequence[frozenset[str]], phrase: Phrase) -> bool:
    return len(meant) == len(phrase) and all(
        own in words or not words.isdisjoint(_bases(own))
        for own, words in zip(phrase, meant, strict=True)
    )


def _match(
    text: str,
    words: Sequence[regex.Match[str]],
    forms: Sequence[frozenset[str]],
    phrase: Phrase,
) -> Swapped | None:
    """Words that fit a phrase as a swapped form of it, None if they are good English."""
    if not all(word.group().islower() for word in words[1:]):
        return None
    if not all(text[a.end() : b.start()] in _JOIN for a, b in pairwise(words)):
        return None
    swaps = sum(form.isdisjoint(_bases(own)) for form, own in zip(forms, phrase, strict=True))
    if swaps == 0 or _is_ordinary(forms):
        return None
    if swaps == len(phrase) == 2 and " ".join(phrase) not in text.lower():
        return None
    return Swapped(Span(words[0].start(), words[-1].end()), phrase, swaps)


def _is_ordinary(forms: Sequence[frozenset[str]]) -> bool:
    """Whether the words are good English as they stand."""
    tables = load_phrases()
    return any(
        len(phrase) <= len(forms)
        and all(own in form for own, form in zip(phrase, forms[: len(phrase)], strict=True))
        for first in forms[0]
        for phrase in (*tables.ordinary.get(first, ()), *tables.phrases.get(first, ()))
    )


def _opens(text: str, word: regex.Match[str]) -> bool:
    return _SENTENCE_START.search(text[max(0, word.start() - 4) : word.start()]) is not None


@lru_cache(maxsize=20_000)
def _bases(word: str) -> frozenset[str]:
    """What a word may be a form of: itself, or without the endings of plural, past or gerund."""
    word = word.replace("’", "'")
    found = {word, word.removesuffix("'s").removesuffix("'")}
    if word.endswith("ies"):
        found.add(word[:-3] + "y")
    if word.endswith("s"):
        found |= {word[:-1], word.removesuffix("es")}
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2:
            found |= {stem, stem + "e"}
            if stem[-1] == stem[-2]:
                found.add(stem[:-1])
    return frozenset(found)


@cache
def load_phrases() -> _Tables:
    """The set phrases and the words that stand in for theirs, read once."""
    replaces: dict[str, set[str]] = defaultdict(set)
    for line in lexicon("tra_synonyms", _DATA):
        word, _, others = line.partition(":")
        for other in others.split():
            replaces[other].add(word)
    phrases: dict[str, list[Phrase]] = defaultdict(list)
    ordinary: dict[str, list[Phrase]] = defaultdict(list)
    for line in lexicon("tra_phrases", _DATA):
        words = tuple(line.lstrip("= ").split())
        (ordinary if line[0] == "=" else phrases)[words[0]].append(words)
    return _Tables(
        dict(phrases),
        {other: frozenset(words) for other, words in replaces.items()},
        dict(ordinary),
    )
