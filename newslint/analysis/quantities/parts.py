"""Whether a figure counts a part of a group, or more of it, rather than the whole."""

from __future__ import annotations

import regex

from newslint.model.span import Span
from newslint.model.tokens import Token, Tokens
from newslint.patterns import lazy_regex

__all__ = ["is_part"]

_BEFORE = lazy_regex(
    r"\b(?:another|further|additional|extra|other|remaining|including|include|includes|included|"
    r"among them|among whom|of them|of whom|of those|of these|of which|of the total|plus|besides|"
    r"in addition to|as well as|last|first|next|final|not counting|excluding|except|except for|"
    r"apart from|aside from|bringing)"
    r"(?:[ ]the|[ ]an?|[ ]his|[ ]her|[ ]their)?[ ,]*$",
    regex.IGNORECASE,
)
_AFTER = lazy_regex(
    r"[ ](?:of (?:the|them|those|these|whom|which|us|his|her|its|their|our|my|your)\b|others?\b|"
    r"more\b|additional\b|further\b|extra\b|remaining\b|fewer\b|less\b|each\b|apiece\b|among\b|"
    r"new(?!\s(?:York|Zealand|Jersey|Delhi))\b)",
    regex.IGNORECASE,
)
_LIST = lazy_regex(
    r"\b(?:including|included|includes|among (?:them|whom|those|the)|(?:one|some|most|all|"
    r"\d+) of whom)\b[^.;]{0,60}$",
    regex.IGNORECASE,
)
_OF_THE = lazy_regex(
    r"(?:^|[,;:(] ?)of (?:the|those|these|its|his|her|their)\b[^,.;]{1,60}, ?$", regex.I
)
_REACH = 90


def is_part(text: str, sentence: Span, figure: Span, tokens: Tokens, noun: Token | None) -> bool:
    """Whether marks around a figure make it a part, an addition or a remainder.

    "three of them", "including two children", "another five", "six others", "five new cases".
    """
    before = text[max(sentence.start, figure.start - _REACH) : figure.start]
    if _BEFORE.search(before) or _AFTER.match(
        text[figure.end : min(sentence.end, figure.end + 16)]
    ):
        return True
    if _LIST.search(before) or _OF_THE.search(before):
        return True
    return noun is not None and _more(tokens, noun, figure)


def _more(tokens: Tokens, noun: Token, figure: Span) -> bool:
    return any(
        child.lower in ("another", "other", "more", "additional", "further", "remaining", "new")
        and not figure.contains(child.span)
        for child in tokens.children(noun, "amod", "det")
    )
