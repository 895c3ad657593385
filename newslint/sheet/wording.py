"""Wordings of the copy, tidied for a table."""

from __future__ import annotations

import regex

from newslint.patterns import lazy_regex

__all__ = ["bare", "clean"]

_SPACE = lazy_regex(r"\s+")
_DETERMINER = lazy_regex(r"^(?:the|a|an|this|that|these|those)\s+", regex.IGNORECASE)
_POSSESSIVE = lazy_regex(r"(?:['’]s|(?<=s)['’])$")


def clean(text: str) -> str:
    """``text`` on one line."""
    return _SPACE.sub(" ", text).strip()


def bare(text: str) -> str:
    """A mention without its article and possessive ending."""
    return _POSSESSIVE.sub("", _DETERMINER.sub("", clean(text)))
