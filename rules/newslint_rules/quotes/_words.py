"""The words of quotations, made ready to be compared."""

from __future__ import annotations

from collections.abc import Sequence

from newslint.api import lazy_regex

__all__ = ["in_order", "quoted_words"]

_INSERTION = lazy_regex(r"\[[^\]]*\]|\([^)]*\)")
_WORD = lazy_regex(r"[\p{L}\p{N}]+(?:['’][\p{L}]+)?")


def quoted_words(text: str) -> tuple[str, ...]:
    """The words of a quotation in lower case, without marks and bracketed insertions."""
    plain = _INSERTION.sub(" ", text).replace("’", "'")
    return tuple(word.lower() for word in _WORD.findall(plain))


def in_order(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether ``whole`` holds the words of ``part`` in this order, others between them or not."""
    rest = iter(whole)
    return all(word in rest for word in part)
