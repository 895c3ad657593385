"""What kind of figure a number is, told by the words and signs that touch it."""

from __future__ import annotations

from typing import NamedTuple

import regex

from newslint.analysis.quantities.numbers import Number
from newslint.analysis.quantities.units import (
    CURRENCY_SIGN,
    currency_word,
    sign_code,
    unit_after,
)
from newslint.model.quantities import QuantityKind
from newslint.model.span import Span
from newslint.patterns import lazy_regex

__all__ = ["Reading", "read_kind"]


class Reading(NamedTuple):
    """Kind and unit of a number, and the span of number, sign and unit together.

    ``span_years`` is the length of a named run of years ("the 1990s": 10), else 0.
    """

    kind: QuantityKind
    span: Span
    unit: str | None = None
    span_years: int = 0


_PERCENT = lazy_regex(
    r"[ \u00a0-]?(?:a[ ])?(?:%|per[ -]?cent\b|pct\b|p\.c\.)(?P<points>(?:age)?[ -]points?\b)?",
    regex.IGNORECASE,
)
_PERCENTAGE_POINTS = lazy_regex(
    r"[ \u00a0-](?:an?[ ])?(?:percentage|pct|per cent|percent|%)[ -]points?\b"
    r"|[ \u00a0-](?P<basis>basis)[ -]points?\b",
    regex.IGNORECASE,
)
_OLD = lazy_regex(
    r"[ \u00a0-](?P<unit>year|month|week|day|hour)s?[ -]olds?\b|(?<=\d)(?P<short>yo|yrs? old)\b",
    regex.IGNORECASE,
)
_AGED = lazy_regex(
    r"\b(?:aged|ages?|the age of|turn(?:ed|ing|s)?|an age of|(?:dies|died|dead) at)[ ]$",
    regex.IGNORECASE,
)
_AFTER_NAME = lazy_regex(r"[A-Z][\w.'’-]*[a-z.](?: (?:Jr|Sr|III|II)\.?)?,[ ]$")
_AFTER_KIN = lazy_regex(
    r"\b(?:(?:step|grand|half-)?(?:brother|sister|son|daughter|mother|father)|wife|husband|widow|"
    r"boy|girl|man|woman|teenager|toddler|baby|twins|niece|nephew|cousin|partner|girlfriend|"
    r"boyfriend),[ ]$"
)
_WORD_ENDS = lazy_regex(r"[,;)]|\.(?:\s|$)|[ ]and[ ]\p{Lu}|$")
_IN_ONES = lazy_regex(r"\bin (?:his|her|their|your|my) (?:early |mid-?|late )?$", regex.IGNORECASE)
_MAGNITUDE_AFTER = lazy_regex(r"[ -]magnitude\b|(?<=\.\d) (?=(?:earth)?quake)", regex.IGNORECASE)
_MAGNITUDE_BEFORE = lazy_regex(r"\b(?:magnitude[ -](?:of )?|quake of )$", regex.IGNORECASE)
_NAME_ENDS = lazy_regex(r",|\.(?:\s|$)|[ ](?:and|was|who)\b|;|\)|$")
_TIMES = lazy_regex(
    r"(?:-|[ ])?fold\b|[ ]times(?=[ ](?:as|more|less|fewer|the|higher|larger|bigger|greater|lower|"
    r"faster|its|their|that|what|his|her)\b)",
    regex.IGNORECASE,
)
_POINTS = lazy_regex(r"[ \u00a0-]points?\b", regex.IGNORECASE)
_FIGURES = lazy_regex(r"[ -]figures?\b", regex.IGNORECASE)
_DECADE = lazy_regex(r"['’]?s\b")
_YEAR_BEFORE = lazy_regex(
    r"(?:\b(?:in|since|by|from|until|till|through|during|before|after|early|late|mid|of|for|and|to|the|"
    r"year|fiscal|financial|summer|autumn|fall|winter|spring|season|election|\w+ber|january|february|"
    r"march|april|may|june|july|august|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?|"
    r"[(–,/-]|\b\d{1,2},?)[ -]?$",
    regex.IGNORECASE,
)
_NOUN_AFTER = lazy_regex(
    r"[ ](?!(?:was|is|has|as|its|his|this|thus)\b)[a-z-]+s\b|[ ](?:people|men|women|children)\b"
)
_WEIGHT = lazy_regex(
    r"\b(?:weigh\w*|heavy|heavier|kgs?|kilos?|kilograms?|bombs?|explosives?|heroin|cocaine|cannabis|"
    r"marijuana|drugs|baby|lbs?|ounces?|stone|force|fish|meat|beef|cotton|per acre)\b",
    regex.IGNORECASE,
)
_REACH = 32


def read_kind(text: str, number: Number) -> Reading:
    """Kind, unit and full span of ``number`` in ``text``."""
    start, end = number.span.start, number.span.end
    if number.form == "ordinal":
        return Reading(QuantityKind.ORDINAL, number.span)
    return (
        _share(text, start, end)
        or _age(text, number)
        or _money(text, number)
        or _measure(text, number)
        or _year(text, number)
        or _plain(text, number)
    )


def _share(text: str, start: int, end: int) -> Reading | None:
    if match := _PERCENTAGE_POINTS.match(text, end):
        unit = "basis point" if match["basis"] else "percentage point"
        return Reading(QuantityKind.POINTS, Span(start, match.end()), unit)
    if match := _PERCENT.match(text, end):
        kind = QuantityKind.POINTS if match["points"] else QuantityKind.PERCENT
        unit = "percentage point" if match["points"] else "%"
        return Reading(kind, Span(start, match.end()), unit)
    return None


def _age(text: str, number: Number) -> Reading | None:
    start, end = number.span.start, number.span.end
    if match := _OLD.match(text, end):
        unit = (match["unit"] or "year").lower()
        return Reading(QuantityKind.AGE, Span(start, match.end()), unit)
    if number.scale > 1 or number.value > 120 or number.form == "loose":
        return None
    before = text[max(0, start - _REACH) : start]
    if _AGED.search(before):
        return Reading(QuantityKind.AGE, number.span, "year")
    decade = number.value % 10 == 0 and _DECADE.match(text, end)
    if decade and _IN_ONES.search(before):
        return Reading(QuantityKind.AGE, Span(start, decade.end()), "year", span_years=10)
    named = _AFTER_NAME.search(before) or _AFTER_KIN.search(before)
    ends = _NAME_ENDS if number.form == "digits" else _WORD_ENDS
    if named and ends.match(text, end):
        return Reading(QuantityKind.AGE, number.span, "year")
    return None


def _money(text: str, number: Number) -> Reading | None:
    start, end = number.span.start, number.span.end
    window = max(0, start - 8)
    sign = next((m for m in CURRENCY_SIGN.finditer(text, window) if m.end() == start), None)
    word = currency_word(text, end)
    if sign is not None:
        unit = sign_code(sign["sign"])
        same = word is not None and word[0] in ("$", unit)
        return Reading(
            QuantityKind.MONEY, Span(sign.start(), word[1] if word and same else end), unit
        )
    if word is None or _is_weight(text, number, word):
        return None
    return Reading(QuantityKind.MONEY, Span(start, word[1]), word[0])


def _is_weight(text: str, number: Number, word: tuple[str, int]) -> bool:
    code, end = word
    if code != "GBP" or "pound" not in text[number.span.end : end].lower() or number.scale > 1e5:
        return False
    nearby = text[max(0, number.span.start - 60) : end + 60]
    return text[number.span.end] == "-" or _WEIGHT.search(nearby) is not None


def _measure(text: str, number: Number) -> Reading | None:
    start, end = number.span.start, number.span.end
    if match := _TIMES.match(text, end):
        return Reading(QuantityKind.RATIO, Span(start, match.end()), "times")
    if match := _MAGNITUDE_AFTER.match(text, end):
        return Reading(QuantityKind.MEASURE, Span(start, match.end()), "magnitude")
    if _MAGNITUDE_BEFORE.search(text[max(0, start - _REACH) : start]):
        return Reading(QuantityKind.MEASURE, number.span, "magnitude")
    if match := _FIGURES.match(text, end):
        return Reading(QuantityKind.MONEY, Span(start, match.end()), "figures")
    word = currency_word(text, end)
    if word is not None and _is_weight(text, number, word):
        return Reading(QuantityKind.MEASURE, Span(start, word[1]), "pound")
    if match := _POINTS.match(text, end):
        return Reading(QuantityKind.MEASURE, Span(start, match.end()), "point")
    found = unit_after(text, end)
    if found is None:
        return None
    unit, unit_end, _ = found
    kind = QuantityKind.DURATION if unit.dimension == "duration" else QuantityKind.MEASURE
    return Reading(kind, Span(start, unit_end), unit.name)


def _year(text: str, number: Number) -> Reading | None:
    start, end = number.span.start, number.span.end
    if number.form != "digits" or end - start != 4 or not 1000 <= number.value < 2100:
        return None
    if number.value % 10 == 0 and (match := _DECADE.match(text, end)):
        return Reading(QuantityKind.YEAR, Span(start, match.end()), span_years=10)
    if not text[start:end].isdigit():
        return None
    if _YEAR_BEFORE.search(text[max(0, start - 14) : start]) and not _counted(text, number):
        return Reading(QuantityKind.YEAR, number.span)
    if number.value >= 1500 and not _counted(text, number):
        return Reading(QuantityKind.YEAR, number.span)
    return None


def _counted(text: str, number: Number) -> bool:
    """Whether a plural noun follows, so that the number counts it ("2000 people")."""
    if _NOUN_AFTER.match(text, number.span.end) is None:
        return False
    before = text[max(0, number.span.start - 7) : number.span.start].lower()
    return not before.endswith((" in ", " since ", " the "))


def _plain(text: str, number: Number) -> Reading:
    if number.form == "fraction":
        return Reading(QuantityKind.RATIO, number.span)
    return Reading(QuantityKind.COUNT, number.span)
