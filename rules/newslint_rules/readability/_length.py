"""How many words a reader counts in a stretch of text, and where it opens."""

from __future__ import annotations

from newslint.api import Span, lazy_regex

_WORD = lazy_regex(r"[\p{L}\p{N}][\p{L}\p{N}.,'’/-]*")
_FEW = 5


def word_count(text: str) -> int:
    """Words and figures; a compound with hyphens is one, punctuation none."""
    return sum(1 for _ in _WORD.finditer(text))


def opening(text: str, span: Span) -> Span:
    """The first few words of a stretch of text: enough to find it, short enough to underline."""
    words = list(_WORD.finditer(text, span.start, span.end))[:_FEW]
    return Span(span.start, words[-1].end()) if words else span
