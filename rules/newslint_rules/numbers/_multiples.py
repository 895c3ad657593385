"""Statements of multiples: doubled, halved, three times as many."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from typing import NamedTuple

import regex

from newslint.api import Document, Quantity, Span, lazy_regex
from newslint_rules.numbers._skeleton import Skeleton, gap, skeletons, slot

_FACTORS = {
    "doubl": (1.75, 2.3),
    "tripl": (2.6, 3.4),
    "trebl": (2.6, 3.4),
    "quadrupl": (3.5, 4.5),
    "halv": (0.42, 0.6),
}
_VERB = r"(?P<word>doubl|tripl|trebl|quadrupl|halv)(?:ed|es|ing|e)\b"
_HEDGE = r"(?P<hedge>(?:more than|over|at least|nearly|almost|about|roughly|less than)\s)?"
_Q = "cmu"
_VERB_PATTERNS = tuple(
    lazy_regex(pattern, regex.IGNORECASE)
    for pattern in (
        rf"(?P<cue>{_HEDGE}{_VERB}){gap(25)}\bto{gap(15)} {slot('to', _Q)}{gap(60)}\bfrom{gap(30)} "
        rf"{slot('from', _Q)}",
        rf"(?P<cue>{_HEDGE}{_VERB}){gap(25)}\bfrom{gap(30)} {slot('from', _Q)}{gap(40)}\bto"
        rf"{gap(15)} {slot('to', _Q)}",
    )
)
_TIMES = lazy_regex(
    rf"{slot('to', _Q)}{gap(60)}(?:,|-|–|—|\bor\b|\bis\b|\bwas\b){gap(12)}(?P<cue>{_HEDGE}"
    rf"(?:(?P<twice>twice|double)|<r(?P<times>\d+)>)(?:\s(?:as|the)\s(?:many|much|high|number|amount|"
    rf"figure|total|size))?)(?:\s(?:as|of|than))?{gap(30)} {slot('from', _Q)}",
    regex.IGNORECASE,
)


class Multiple(NamedTuple):
    """A claim that ``to`` is ``low`` to ``high`` times ``start``, made by the words at ``span``."""

    span: Span
    low: float
    high: float
    start: Quantity
    to: Quantity


def multiples(doc: Document) -> Iterator[Multiple]:
    """Every multiple whose two ends stand in the same sentence and have one kind and unit."""
    for skeleton in skeletons(doc):
        for pattern in (*_VERB_PATTERNS, _TIMES):
            for match in pattern.finditer(skeleton.without_conversions):
                multiple = _multiple(skeleton, match)
                if multiple is not None:
                    yield multiple


def _multiple(skeleton: Skeleton, match: regex.Match[str]) -> Multiple | None:
    to, start = skeleton.figure(match, "to"), skeleton.figure(match, "from")
    if (to.kind, to.unit) != (start.kind, start.unit) or to.in_quote or start.value == 0:
        return None
    low, high = _factor(skeleton, match)
    if low == 0.0:
        return None
    hedge = (match["hedge"] or "").strip().lower()
    if hedge in ("more than", "over", "at least"):
        low, high = low * 1.1, inf
    elif hedge in ("nearly", "almost", "less than"):
        low, high = low * 0.85, high * 0.95
    return Multiple(skeleton.span(match, "cue"), low, high, start, to)


def _factor(skeleton: Skeleton, match: regex.Match[str]) -> tuple[float, float]:
    groups = match.groupdict()
    if groups.get("word"):
        return _FACTORS[groups["word"].lower()]
    if groups.get("twice"):
        return _FACTORS["doubl"]
    ratio = skeleton.figures[int(match["times"])]
    if ratio.unit != "times":
        return 0.0, 0.0
    return ratio.low * 0.85, ratio.high * 1.15
