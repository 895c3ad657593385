"""Words that a thesaurus offers for one another, out of the Moby Thesaurus, and how alike two are.

The thesaurus (Grady Ward, public domain) has one entry a line: a word and, behind commas, all that
might stand for it. Two words are alike in so far as the same entries hold them; an entry counts the
less the longer it is.
"""

from __future__ import annotations

import math
from collections import defaultdict
from functools import cache
from pathlib import Path

LEAST_ALIKE, MOST_MATES = 0.12, 60
_SMOOTH = 6


class Thesaurus:
    """The single words and, in ``terms``, the phrases of two words of a thesaurus.

    Args:
        path: Its text, one entry a line (words.txt of the package moby).
    """

    def __init__(self, path: Path) -> None:
        self.terms: set[tuple[str, str]] = set()
        self._entries: dict[str, set[int]] = defaultdict(set)
        self._mates: dict[str, set[str]] = defaultdict(set)
        self._weights: list[float] = []
        for line in path.read_text(encoding="latin-1").splitlines():
            listed = [word.strip().lower() for word in line.split(",")]
            pairs = (tuple(word.split()) for word in listed if word.count(" ") == 1)
            self.terms.update((pair[0], pair[1]) for pair in pairs if len(pair) == 2)
            if listed[0].isalpha():
                self._add(listed[0], {word for word in listed if word.isalpha()})
        self.alike = cache(self._alike)

    def _add(self, head: str, words: set[str]) -> None:
        words = words | {head}
        for word in words:
            self._entries[word].add(len(self._weights))
            if word != head:
                self._mates[head].add(word)
                self._mates[word].add(head)
        self._weights.append(1 / math.log(_SMOOTH + len(words) - 1))

    def mates(self, word: str) -> set[str]:
        """What may stand for a word, or it for them."""
        return self._mates.get(word, set())

    def _alike(self, one: str, other: str) -> float:
        """Cosine of the entries that hold two words: 0 if none holds both, 1 if all do."""
        mine, theirs = self._entries.get(one), self._entries.get(other)
        if not mine or not theirs:
            return 0.0
        common = sum(self._weights[entry] for entry in mine & theirs)
        return common / math.sqrt(self._norm(mine) * self._norm(theirs))

    def _norm(self, entries: set[int]) -> float:
        return sum(self._weights[entry] for entry in entries)
