"""The US English trigram model that the package pocketsphinx carries."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path

_UNKNOWN = -500_000_000
_SCALE = math.log(1.0001)
"""The model counts in logarithms to the base 1.0001."""


class Trigrams:
    """Natural log probabilities of lower-case words.

    Args:
        path: The model file en-us.lm.bin.
    """

    def __init__(self, path: Path) -> None:
        from pocketsphinx import NGramModel

        self._model = NGramModel.readfile(str(path))
        self.form = cache(self._form)

    def _form(self, word: str) -> float | None:
        """The log probability of a word form by itself; None if the model lacks it."""
        value = self._model.prob([word])
        return value * _SCALE if value > _UNKNOWN else None

    def word(self, base: str) -> float | None:
        """The log probability of a noun or verb in its plain form or with an s."""
        forms = (self.form(base), self.form(base + "s"))
        total = sum(math.exp(value) for value in forms if value is not None)
        return math.log(total) if total else None

    def after(self, word: str, *before: str) -> float:
        """The log probability of a known word after one or two known ones, nearest first."""
        return float(self._model.prob([word, *before])) * _SCALE

    def phrase(self, words: Sequence[str]) -> float | None:
        """The log probability of the words one after the other; None if one is unknown."""
        if any(self.form(word) is None for word in words):
            return None
        return sum(
            self.after(word, *reversed(words[max(0, i - 2) : i])) for i, word in enumerate(words)
        )
