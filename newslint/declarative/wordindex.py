"""Where each word of a text stands, found once for all the lists that ask."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from newslint.patterns import lazy_regex

__all__ = ["word_starts"]

_WORD = lazy_regex(r"[^\W\d_]+")


@lru_cache(maxsize=2)
def word_starts(text: str) -> Mapping[str, list[int]]:
    """The offsets of each word of letters alone, in lower case, in text order."""
    starts: dict[str, list[int]] = {}
    for match in _WORD.finditer(text):
        starts.setdefault(match.group().lower(), []).append(match.start())
    return starts
