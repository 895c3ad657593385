"""Which asterisks and underscores of Markdown are emphasis (CommonMark 0.31, 6.2)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Delimiters", "delimiters", "match_emphasis"]


@dataclass(slots=True)
class Delimiters:
    """A run of one delimiter; ``start`` to ``end`` is what of it is left as text."""

    char: str
    start: int
    end: int
    length: int
    opens: bool
    closes: bool


def delimiters(text: str, start: int, end: int) -> Delimiters:
    """The run of asterisks or underscores from ``start`` to ``end``."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    left = not after.isspace() and (not _mark(after) or before.isspace() or _mark(before))
    right = not before.isspace() and (not _mark(before) or after.isspace() or _mark(after))
    if text[start] == "_":
        left, right = left and (not right or _mark(before)), right and (not left or _mark(after))
    return Delimiters(text[start], start, end, end - start, left, right)


def _mark(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def match_emphasis(runs: Iterable[Delimiters]) -> None:
    """Pair the runs, in order; what a pair uses up is no longer text."""
    waiting: list[Delimiters] = []
    bottoms: dict[tuple[str, bool, int], int] = {}
    for closer in runs:
        key = closer.char, closer.opens, closer.length % 3
        while closer.closes and closer.start < closer.end:
            bottom = min(bottoms.get(key, 0), len(waiting))
            found = _opener(waiting, closer, bottom)
            if found is None:
                bottoms[key] = len(waiting)
                break
            opener = waiting[found]
            del waiting[found + 1 :]
            used = 2 if min(opener.end - opener.start, closer.end - closer.start) > 1 else 1
            opener.end -= used
            closer.start += used
            if opener.start == opener.end:
                waiting.pop()
        if closer.opens and closer.start < closer.end:
            waiting.append(closer)


def _opener(waiting: list[Delimiters], closer: Delimiters, bottom: int) -> int | None:
    for index in range(len(waiting) - 1, bottom - 1, -1):
        opener = waiting[index]
        both = opener.closes or closer.opens
        odd = both and (opener.length + closer.length) % 3 == 0 and closer.length % 3 != 0
        if opener.char == closer.char and not odd:
            return index
    return None
