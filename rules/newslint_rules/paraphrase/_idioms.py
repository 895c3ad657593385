"""Set phrases of three words or more with one word, or two, swapped for synonyms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from newslint.api import Span, lazy_regex

__all__ = ["Idiom", "swapped_idioms"]

_LIST = Path(__file__).parent.parent / "data" / "tra_idioms.txt"
_WORD = lazy_regex(r"\p{L}+(?:['’]\p{L}+)*")
_JOIN = frozenset({" ", "-"})
_MOST_SWAPS = 2
# Words of so many phrases that nothing is looked up by them.
_IDLE = frozenset("a an and as at by for from in of off on or out the to up with".split())


class Idiom(NamedTuple):
    """A phrase, and for each of its places, between blanks, what is odd in it.

    ``alone`` holds the words that are odd by themselves, ``paired`` those that are so only beside
    another swapped word.
    """

    phrase: tuple[str, ...]
    alone: tuple[str, ...]
    paired: tuple[str, ...]

    def swaps(self, words: Sequence[str]) -> list[int]:
        """The places of the swapped words; none if the words are not the phrase, or are it."""
        places = [i for i, word in enumerate(words) if word != self.phrase[i]]
        if not 1 <= len(places) <= _MOST_SWAPS:
            return []
        if len(places) == 1:
            odd = self.alone
        elif not any(self.paired):
            return []
        else:
            odd = tuple(a + p for a, p in zip(self.alone, self.paired, strict=True))
        return places if all(f" {words[i]} " in odd[i] for i in places) else []


def swapped_idioms(text: str, start: int, end: int) -> Iterator[tuple[Span, str]]:
    """The swapped phrases between two offsets, with the phrase as it should be."""
    words = list(_WORD.finditer(text, start, end))
    lower = [word.group().lower() for word in words]
    index = load_idioms()
    found: set[tuple[Span, str]] = set()
    for at, word in enumerate(lower):
        for place, phrase in index.places.get(word, ()):
            run = words[at - place : at - place + len(phrase)] if at >= place else []
            here = lower[at - place : at - place + len(phrase)]
            if len(run) < len(phrase) or _differ(phrase, here) > _MOST_SWAPS:
                continue
            swaps = index.idiom(phrase).swaps(here)
            joined = all(text[a.end() : b.start()] in _JOIN for a, b in pairwise(run))
            if swaps and joined and all(run[i].group().islower() for i in swaps):
                found.add((Span(run[0].start(), run[-1].end()), " ".join(phrase)))
    yield from sorted(found)


def _differ(phrase: Sequence[str], words: Sequence[str]) -> int:
    return sum(one != other for one, other in zip(phrase, words, strict=True))


class _Index:
    """The phrases by their words; what is odd in one is split only when it is asked for."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.places: dict[str, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
        self._lines: dict[tuple[str, ...], list[str]] = {}
        self.idiom = cache(self._idiom)
        for line in lines:
            listed, _, rest = line.partition(" = ")
            phrase = tuple(listed.split())
            if phrase not in self._lines:
                self._lines[phrase] = []
                for place, word in enumerate(phrase):
                    if word not in _IDLE:
                        self.places[word].append((place, phrase))
            self._lines[phrase].append(rest)

    def _idiom(self, phrase: tuple[str, ...]) -> Idiom:
        alone, paired = [" "] * len(phrase), [""] * len(phrase)
        for line in self._lines[phrase]:
            usual, _, odd = line.partition(":")
            single, _, double = odd.partition(";")
            place = phrase.index(usual)
            alone[place] = f"{single.rstrip()} "
            paired[place] = f"{double} " if double else ""
        return Idiom(phrase, tuple(alone), tuple(paired))


@cache
def load_idioms() -> _Index:
    """The list, read once."""
    lines = _LIST.read_text(encoding="utf-8").splitlines()
    return _Index(line for line in lines if line[0] != "#")
