"""Set phrases of three words or more with one word swapped for a synonym."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from newslint.api import Span, lazy_regex

__all__ = ["Idiom", "swapped_idioms"]

_LIST = Path(__file__).parent.parent / "data" / "tra_idioms.txt"
_WORD = lazy_regex(r"\p{L}+(?:['’]\p{L}+)*")
_JOIN = frozenset({" ", "-"})


class Idiom(NamedTuple):
    """A phrase in which the word at ``place`` may be swapped for one of ``odd``, between blanks."""

    phrase: tuple[str, ...]
    place: int
    odd: str


def swapped_idioms(text: str, start: int, end: int) -> Iterator[tuple[Span, str]]:
    """The swapped phrases between two offsets, with the phrase as it should be."""
    words = list(_WORD.finditer(text, start, end))
    lower = [word.group().lower() for word in words]
    for at, word in enumerate(lower):
        for anchor, idiom in load_idioms().get(word, ()):
            first = at - anchor
            last = first + len(idiom.phrase) - 1
            if (
                first < 0
                or last >= len(words)
                or f" {lower[first + idiom.place]} " not in idiom.odd
            ):
                continue
            intact = (
                idiom.phrase[i] == lower[first + i]
                for i in range(len(idiom.phrase))
                if i != idiom.place
            )
            joined = (
                text[words[i].end() : words[i + 1].start()] in _JOIN for i in range(first, last)
            )
            if all(intact) and all(joined) and words[first + idiom.place].group().islower():
                yield Span(words[first].start(), words[last].end()), " ".join(idiom.phrase)


@cache
def load_idioms() -> dict[str, list[tuple[int, Idiom]]]:
    """By the longest word that stays in place, where that stands in the phrase, and the phrase."""
    table: dict[str, list[tuple[int, Idiom]]] = defaultdict(list)
    for line in _LIST.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        listed, _, rest = line.partition(" = ")
        usual, _, odd = rest.partition(": ")
        phrase = tuple(listed.split())
        place = phrase.index(usual)
        kept = [(len(word), i) for i, word in enumerate(phrase) if i != place]
        anchor = max(kept)[1]
        table[phrase[anchor]].append((anchor, Idiom(phrase, place, f" {odd} ")))
    return dict(table)
