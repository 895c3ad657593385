"""Finding set phrases in which words have been swapped for synonyms.

Two words that are both swapped say too little, unless the text has the intact phrase as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise

import regex

from newslint.api import Span, lexicon

_WORD = regex.compile(r"\p{L}+(?:['’]\p{L}+)*")
_JOIN = frozenset({" ", "-"})
_DATA = "newslint_rules.data"
_SENTENCE_START = regex.compile(r"(?:^|[.!?:]\s+|\n\s*|[\"“‘(\[]\s*)$")

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Swapped:
    """A stretch of text that is a set phrase but for ``swaps`` of its words."""

    span: Span
    phrase: Phrase
    swaps: int


@dataclass(frozen=True, slots=True)
class _Tables:
    starts: dict[str, list[Phrase]]
    substitutes: dict[str, frozenset[str]]
    ordinary: frozenset[Phrase]


def swapped_phrases(text: str, start: int, end: int) -> Iterator[Swapped]:
    """Every set phrase between two offsets with a word or more swapped, left to right."""
    words = list(_WORD.finditer(text, start, end))
    forms = [_bases(word.group().lower()) for word in words]
    tables = _tables()
    for i, word in enumerate(words):
        if not word.group().islower() and not _opens(text, word):
            continue
        candidates = {p for form in forms[i] for p in tables.starts.get(form, ())}
        for phrase in sorted(candidates):
            found = _match(text, words[i : i + len(phrase)], forms[i : i + len(phrase)], phrase)
            if found:
                yield found
                break


def _match(
    text: str,
    words: Sequence[regex.Match[str]],
    forms: Sequence[frozenset[str]],
    phrase: Phrase,
) -> Swapped | None:
    """The words as a swapped form of a phrase, None if they are not one."""
    if len(words) < len(phrase) or not all(word.group().islower() for word in words[1:]):
        return None
    if not all(text[a.end() : b.start()] in _JOIN for a, b in pairwise(words)):
        return None
    tables = _tables()
    swaps = 0
    for form, own in zip(forms, phrase, strict=True):
        if own not in form:
            if not form & tables.substitutes[own]:
                return None
            swaps += 1
    if swaps == 0 or _is_ordinary(forms):
        return None
    if swaps == len(phrase) == 2 and " ".join(phrase) not in text.lower():
        return None
    return Swapped(Span(words[0].start(), words[-1].end()), phrase, swaps)


def _is_ordinary(forms: Sequence[frozenset[str]]) -> bool:
    """Whether the words are good English as they stand."""
    return any(
        len(phrase) <= len(forms)
        and all(own in form for own, form in zip(phrase, forms[: len(phrase)], strict=True))
        for phrase in _tables().ordinary
        if phrase[0] in forms[0]
    )


def _opens(text: str, word: regex.Match[str]) -> bool:
    return _SENTENCE_START.search(text[max(0, word.start() - 4) : word.start()]) is not None


@cache
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
def _tables() -> _Tables:
    substitutes: dict[str, frozenset[str]] = {}
    for line in lexicon("tra_synonyms", _DATA):
        word, _, others = line.partition(":")
        substitutes[word] = substitutes.get(word, frozenset()) | frozenset(others.split())
    phrases: set[Phrase] = set()
    ordinary: set[Phrase] = set()
    for line in lexicon("tra_phrases", _DATA):
        (ordinary if line.startswith("=") else phrases).add(tuple(line.lstrip("= ").split()))
    own = {
        word: frozenset().union(*(substitutes.get(base, frozenset()) for base in _bases(word)))
        for word in set(chain.from_iterable(phrases))
    }
    starts: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        for first in {phrase[0]} | own[phrase[0]]:
            starts[first].append(phrase)
    return _Tables(dict(starts), own, frozenset(phrases | ordinary))
