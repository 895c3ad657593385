"""Which language a story is in, by what its file says."""

from __future__ import annotations

__all__ = ["is_english"]

_ENGLISH = frozenset(("en", "eng", "english"))
_UNKNOWN = frozenset(("", "und", "mul", "mis", "zxx", "x"))


def is_english(tag: str | None) -> bool:
    """Whether a language tag (``en-GB``) is one of English, or tells nothing."""
    primary = (tag or "").strip().replace("_", "-").partition("-")[0].lower()
    return primary in _ENGLISH or primary in _UNKNOWN
