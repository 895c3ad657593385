"""What a user probably meant to write."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["did_you_mean"]


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """``; did you mean "x"?`` for the choice nearest to ``word``, empty if none is near."""
    from difflib import get_close_matches

    by_lower = {choice.lower(): choice for choice in sorted(choices)}
    near = get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    return f'; did you mean "{by_lower[near[0]]}"?' if near else ""
