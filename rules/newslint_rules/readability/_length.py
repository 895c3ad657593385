"""How many words a reader counts in a stretch of text."""

from __future__ import annotations

import regex

_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}.,'’/-]*")


def word_count(text: str) -> int:
    """Words and figures; a compound with hyphens is one, punctuation none."""
    return sum(1 for _ in _WORD.finditer(text))
