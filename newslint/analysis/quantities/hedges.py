"""Words that loosen or bound a figure: "about", "at least", "or more"."""

from __future__ import annotations

from math import inf, isfinite
from typing import Literal, NamedTuple

import regex

from newslint.model.span import Span
from newslint.patterns import lazy_regex

__all__ = ["Hedge", "bounded", "hedge_after", "hedge_before"]

Sense = Literal["exact", "about", "below", "above", "least", "over", "most", "under"]


class Hedge(NamedTuple):
    """A hedge: its text in lower case, where it stands, and how it bounds the figure."""

    words: str
    span: Span
    sense: Sense


# about 100: 90 to 110; nearly 100: 85 to 100; just over 100: 100 to 115.
SLACK = 0.1
NEAR = 0.15

_BEFORE: dict[Sense, str] = {
    "about": (
        "about|around|roughly|approximately|approx\\.?|some|circa|c\\.|~|an? estimated|estimated"
        "|in the region of|somewhere around|or so|more or less|close to"
    ),
    "below": "nearly|almost|just (?:under|below|short of)|approaching|not quite|virtually",
    "above": "(?:just|slightly|a little|little) (?:over|above|more than)",
    "least": ("at least|no (?:fewer|less) than|not (?:fewer|less) than|a minimum of|minimum"),
    "over": (
        "(?:well |far )?(?:more than|over|above|in excess of|upwards? of|greater than|exceeding)"
        "|north of|topping"
    ),
    "most": (
        "up to|as (?:many|much|few|little) as|at most|no more than|not more than|a maximum of"
        "|maximum|no higher than|no bigger than"
    ),
    "under": "(?:well |far )?(?:less than|fewer than|under|below|lower than)",
    "exact": "only|just|exactly|precisely|a total of|the same|barely|all",
}
_AFTER: dict[Sense, str] = {
    "about": "[ ]or so\\b|-odd\\b|[ ]odd\\b|-ish\\b",
    "least": "[ ]or more\\b|\\+(?!\\w)|-plus\\b|[ ]plus\\b|[ ]at least\\b"
    "|[ ]or over\\b|[ ]and over\\b",
    "most": "[ ]or (?:less|fewer|under)\\b|[ ]at (?:the )?most\\b|[ ]and under\\b",
}
_SENSES: tuple[Sense, ...] = tuple(_BEFORE)
_HEDGE_BEFORE = lazy_regex(
    r"(?<![\w-])(?:" + "|".join(f"({words})" for words in _BEFORE.values()) + r")[ \u00a0]?$",
    regex.IGNORECASE,
)
_AFTER_SENSES: tuple[Sense, ...] = tuple(_AFTER)
_HEDGE_AFTER = lazy_regex("|".join(f"({words})" for words in _AFTER.values()), regex.IGNORECASE)
_REACH = 24


def hedge_before(text: str, start: int) -> Hedge | None:
    """The hedge that ends right before ``start``."""
    window = max(0, start - _REACH)
    match = _HEDGE_BEFORE.search(text[window:start])
    if match is None or match.lastindex is None:
        return None
    words = match.group().strip().lower()
    sense = _SENSES[match.lastindex - 1]
    return Hedge(words, Span(window + match.start(), start), sense)


def hedge_after(text: str, end: int) -> Hedge | None:
    """The hedge that starts right after ``end``."""
    match = _HEDGE_AFTER.match(text, end)
    if match is None or match.lastindex is None:
        return None
    sense = _AFTER_SENSES[match.lastindex - 1]
    return Hedge(match.group().strip(" -").lower(), Span(match.start(), match.end()), sense)


def bounded(low: float, high: float, sense: Sense) -> tuple[float, float]:
    """The interval that ``[low, high]`` means under a hedge.

    "about" gives ten per cent each way (a fifth of small counts, up to one unit), "nearly" and
    "just over" fifteen per cent to their side; the others open one end.
    """
    slack = SLACK * abs(high) if isfinite(high) else 0.0
    if abs(high) >= 1 and slack:
        slack = max(slack, min(1.0, abs(high) / 5))
    bounds: dict[Sense, tuple[float, float]] = {
        "exact": (low, high),
        "about": (low - slack, high + slack),
        "below": (low * (1 - NEAR), high),
        "above": (low, high * (1 + NEAR)),
        "least": (low, inf),
        "over": (low, inf),
        "most": (0.0, high),
        "under": (0.0, high),
    }
    return bounds[sense]
