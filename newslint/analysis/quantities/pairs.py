"""Two numbers that make one figure: ranges, ratios, scores."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from newslint.analysis.quantities.kinds import Reading, read_kind
from newslint.analysis.quantities.numbers import Number
from newslint.model.quantities import QuantityKind
from newslint.model.span import Span
from newslint.patterns import lazy_regex

__all__ = ["Pair", "pair_of"]


class Pair(NamedTuple):
    """A figure of two numbers.

    ``kind`` overrides that of ``reading`` (scores, ratios). A score's ``value`` is the number
    written first, ``low`` and ``high`` the smaller and the larger one; a ratio's ``value`` is the
    quotient.
    """

    reading: Reading
    value: float
    low: float
    high: float
    step: float
    link: str
    kind: QuantityKind | None = None


_DASH = lazy_regex(r"[ ]?[-–—‑][ ]?")
_SCORE_BEFORE = lazy_regex(
    r"\b(?:w[io]n\w*|beat\w*|los[te]\w*|lead\w*|led|trail\w*|defeat\w*|drew|draw\w*|scor\w+|set|ahead|"
    r"behind|down|up|vot\w+|aggregate|finish\w*|result\w*|to|by|at|a|was|match|game|tie|crush\w*|"
    r"thrash\w*|level\w*|edg\w+|pass\w*|approv\w+|ended?|made it|ruled|margin)\b[^.;]{0,40}$",
    regex.IGNORECASE,
)
_SCORE_AFTER = lazy_regex(
    r"[ ](?:w[io]n|victor|defeat|loss|los|draw|drew|lead|vot|decision|margin|majority|record|"
    r"ruling|"
    r"score|on aggregate|at half|at the|after|triumph|thrash|success|result|advantage|win|split|"
    r"deficit|down|up|ahead|behind|home|away|at|in (?:the|his|her|their)|against|over|with)"
    r"|[,.;)]|[ ]to\b",
    regex.IGNORECASE,
)
_RANGE_NOUN = lazy_regex(
    r"[ -](?:%|per|pct|percent|years?|months?|weeks?|days?|hours?|minutes?|million|billion|people|"
    r"cents?|dollars?|dlrs|miles?|km|pounds?|year-olds?|foot|feet)\b|%"
)
_CHANGE = lazy_regex(
    r"\b(?:from|r[io]se|risen|f[ea]ll|fallen|up|down|rais\w+|cut\w*|lower\w*|gain\w*|drop\w*|jump\w*|"
    r"increas\w+|decreas\w+|clos\w+|los\w+|los[et]|grew|grow\w*|slip\w*|add\w*|climb\w*|dipp?\w*|"
    r"advanc\w+|shed|soar\w*|surg\w+|tumbl\w+|plung\w+|reduc\w+|slid\w*|edg\w+|boost\w*|eas\w+|"
    r"expand\w*|widen\w*|narrow\w*|shrank|shrink\w*|slash\w*|trimm?\w*|declin\w+)\b[^.;:]{0,30}$",
    regex.IGNORECASE,
)
_BETWEEN = lazy_regex(r"\bbetween[ ](?:about |around |roughly )?[$£€]?$", regex.IGNORECASE)


def pair_of(text: str, found: Sequence[Number], index: int) -> Pair | None:
    """The pair that starts with number ``index``, or None."""
    if index + 1 >= len(found):
        return None
    first, second = found[index], found[index + 1]
    gap = text[first.span.end : second.span.start]
    if len(gap) > 22 or "\n" in gap or "ordinal" in (first.form, second.form):
        return None
    if _DASH.fullmatch(gap) and _chained(text, first, second):
        return None
    return (
        _ratio(text, first, second, gap)
        or _score(text, first, second, gap)
        or _range(text, first, second)
    )


def _chained(text: str, first: Number, second: Number) -> bool:
    """Whether more than two numbers hang together ("10-3-2", "555-1234-9")."""
    before = regex.search(r"\d[-–]$", text[max(0, first.span.start - 2) : first.span.start])
    return before is not None or regex.match(r"[-–]\d", text[second.span.end :]) is not None


_RATIO_LINK = lazy_regex(r" (?:in|out of)(?: every)? |-in-|-to-| out of (?:a total of|the) ")


def _ratio(text: str, first: Number, second: Number, gap: str) -> Pair | None:
    if not _RATIO_LINK.fullmatch(gap) or "loose" in (first.form, second.form):
        return None
    reading = read_kind(text, second)
    if reading.kind is not QuantityKind.COUNT or not 0 < second.value < 1e6:
        return None
    if gap == "-to-":
        if first.value < second.value:
            return None
    elif first.value >= second.value or _dated(text, second, gap):
        return None
    value = first.value / second.value
    span = Span(first.span.start, reading.span.end)
    link = gap.replace("-", " ").strip()
    return Pair(
        Reading(QuantityKind.RATIO, span), value, value, value, 0.0, link, QuantityKind.RATIO
    )


def _dated(text: str, second: Number, gap: str) -> bool:
    """Whether "N in M" places N things in something rather than giving a share."""
    if "out of" in gap:
        return False
    return second.value > 100 or text[second.span.end :].startswith("-")


def _score(text: str, first: Number, second: Number, gap: str) -> Pair | None:
    whole = first.form == second.form == "digits" and first.step == second.step == 1
    if not whole or not regex.fullmatch(r"[-–‑]| - ", gap) or max(first.value, second.value) > 450:
        return None
    if read_kind(text, second).kind is not QuantityKind.COUNT or _RANGE_NOUN.match(
        text, second.span.end
    ):
        return None
    if read_kind(text, first).span != first.span:
        return None
    rising = first.value < second.value
    named = _SCORE_BEFORE.search(text[max(0, first.span.start - 50) : first.span.start])
    followed = _SCORE_AFTER.match(text, second.span.end) or second.span.end == len(text)
    if rising and not (named and followed):
        return None
    low, high = sorted((first.value, second.value))
    reading = Reading(QuantityKind.SCORE, first.span.to(second.span))
    return Pair(reading, first.value, low, high, 1.0, "score", QuantityKind.SCORE)


def _range(text: str, first: Number, second: Number) -> Pair | None:
    opening, closing = read_kind(text, first), read_kind(text, second)
    gap = text[opening.span.end : closing.span.start]
    link = _link(text, opening, gap)
    if link is None or "fraction" in (first.form, second.form):
        return None
    kind, unit = _common(opening, closing)
    if kind is None or kind is QuantityKind.YEAR:
        return None
    low = first.value
    shared = second.scale > 1 and first.scale == 1 and low * second.scale < second.value
    if shared and low < 1000:
        low *= second.scale
    if not low < second.high or (link == "or" and second.value > 2 * low + 1):
        return None
    span = opening.span.to(closing.span)
    reading = Reading(kind, span, unit)
    return Pair(reading, low, low, second.high, second.step, link)


def _common(opening: Reading, closing: Reading) -> tuple[QuantityKind | None, str | None]:
    """Kind and unit of a range whose ends are read so; kind None when they do not go together."""
    if opening.kind is closing.kind and opening.unit == closing.unit:
        return closing.kind, closing.unit
    if opening.kind is QuantityKind.COUNT and closing.kind is not QuantityKind.YEAR:
        return closing.kind, closing.unit
    if opening.kind is QuantityKind.MONEY and closing.kind is QuantityKind.COUNT:
        return opening.kind, opening.unit
    return None, None


def _link(text: str, opening: Reading, gap: str) -> str | None:
    before = text[max(0, opening.span.start - 50) : opening.span.start]
    if gap == " and " and _BETWEEN.search(before):
        return "between"
    if gap in (" to ", " up to ") and not _CHANGE.search(before):
        return "to"
    if gap == " or ":
        return "or"
    if gap == "-to-" or (_DASH.fullmatch(gap) and " " not in gap):
        return "to"
    return None
