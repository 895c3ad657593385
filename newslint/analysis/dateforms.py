"""The shapes in which copy writes dates and times, and the words that only look like them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import regex

from newslint.analysis.timewords import (
    DAY,
    MONTH,
    WEEKDAY,
    YEAR,
    month_number,
    plain_number,
    weekday_number,
)
from newslint.model.span import Span
from newslint.model.times import TimeKind
from newslint.patterns import lazy_regex

__all__ = ["DateForm", "date_forms"]

_NUMBER = (
    r"(?:\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|a few|several|some|many)"
)
_UNIT = r"(?:minute|hour|day|night|week|weekend|fortnight|month|quarter|year|season|decade|century)"
_PART = r"(?:morning|afternoon|evening|night|weekend|spring|summer|autumn|fall|winter)"
_ZONE = r"(?:GMT|UTC|BST|CET|CEST|EST|EDT|CST|CDT|MST|MDT|PST|PDT|ET|PT|AEST|IST|JST)"
# A month or year that stands alone needs one of these before it.
_CUE = (
    r"(?<=\b(?i:in|of|since|by|until|till|from|to|during|before|after|around|between|through|last"
    r"|next|this|early|late|mid|throughout|for|year|ending|ended|beginning|starting)[ -]"
    r"(?:early |late |mid-|the end of |the start of )?)"
)
# The second of two months or years: *March and April*, *2004 or 2005*.
_SECOND = rf"(?<=(?:{MONTH}|\b{YEAR})(?:, and|, or| and| or|,) )"
_NO_NAME = r"(?!\s(?!(?:and|or|to|the|of|in)\b)\p{Lu}\p{Ll})"
_PREPOSITION_BEFORE = lazy_regex(r"(?<!\p{L})(?i:in|of|since|during)\s+$")
_COUNT_AFTER = lazy_regex(
    r"\s(?!(?:and|at|in|to|as|on|for|the|of|or|by|when|after|before|with|that|but|which|is|was|has"
    r"|will|would|were|had|said|from|until|through|because|while|where|if|so|about|near|over|against"
    r"|between|under|during|since|it|he|she|they|we|there|this|local|deadline|last|next)\b)\p{Ll}"
)
_UNITS_AFTER = (
    r"(?!\s?(?:people|men|women|workers|jobs|members|metres|meters|miles|feet|km|kg|m\b|tonnes|tons"
    r"|pounds|dollars|euros|pct|percent|per cent|points|troops|soldiers|homes|houses|votes|seats"
    r"|children|students|pupils|patients|cases|votes|%|hours|gmt|pages|words|acres|hectares|mln))"
)


class DateForm(NamedTuple):
    """A time expression as written; parts that it does not give are None.

    ``offset`` is its distance in days from the day of publication, for *yesterday* and *two weeks
    ago*; ``year_offset`` the distance in years, for *last year*; ``direction`` -1 for *last
    Friday*, 1 for *next Friday*.
    """

    span: Span
    kind: TimeKind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    offset: int | None = None
    year_offset: int | None = None
    direction: int = 0


_Match = regex.Match[str]
_Reader = Callable[[_Match], DateForm | None]


def date_forms(text: str) -> Iterator[DateForm]:
    """All time expressions of ``text`` in order; of overlapping ones the fuller form."""
    taken: list[DateForm] = []
    covered = bytearray(len(text))
    for shape in _FORMS:
        for match in shape.matches(text):
            if any(covered[match.start() : match.end()]):
                continue
            form = shape.read(match)
            if form:
                covered[match.start() : match.end()] = b"\1" * len(match.group())
                taken.append(form)
    return iter(sorted(taken, key=lambda form: form.span))


def _calendar(match: _Match) -> DateForm | None:
    """A month and day; *In May 12 people* is a month and a count."""
    parts = match.groupdict()
    counted = _COUNT_AFTER.match(match.string, match.end()) is not None
    if (
        counted
        and not parts.get("year")
        and _PREPOSITION_BEFORE.search(match.string, 0, match.start())
    ):
        return None
    weekday = parts.get("weekday")
    return DateForm(
        Span(*match.span()),
        TimeKind.DATE,
        year=int(parts["year"]) if parts.get("year") else None,
        month=month_number(parts["month"]),
        day=plain_number(parts["day"]),
        weekday=weekday_number(weekday) if weekday else None,
    )


def _iso(match: _Match) -> DateForm:
    year, month, day = (int(part) for part in match.groups())
    return DateForm(Span(*match.span()), TimeKind.DATE, year=year, month=month, day=day)


def _numeric(match: _Match) -> DateForm | None:
    first, second = int(match[1]), int(match[3])
    year = int(match[4]) if len(match[4]) == 4 else None
    day, month = (first, second) if first > 12 else (second, first) if second > 12 else (None, None)
    if (month or 1) > 12:
        return None
    return DateForm(Span(*match.span()), TimeKind.DATE, year=year, month=month, day=day)


def _month(match: _Match) -> DateForm:
    year = match.groupdict().get("year")
    return DateForm(
        Span(*match.span()),
        TimeKind.MONTH,
        year=int(year) if year else None,
        month=month_number(match["month"]),
    )


def _year(match: _Match) -> DateForm:
    return DateForm(Span(*match.span()), TimeKind.YEAR, year=int(match["year"]))


def _decade(match: _Match) -> DateForm:
    return DateForm(Span(*match.span()), TimeKind.YEAR)


def _weekday(match: _Match) -> DateForm:
    direction = {"last": -1, "next": 1}.get((match["which"] or "").strip().lower(), 0)
    return DateForm(
        Span(*match.span()),
        TimeKind.WEEKDAY,
        weekday=weekday_number(match["weekday"]),
        direction=direction,
    )


def _day_word(match: _Match) -> DateForm:
    offset = {"yesterday": -1, "tomorrow": 1}.get(match["word"].lower(), 0)
    return DateForm(Span(*match.span()), TimeKind.RELATIVE, offset=offset)


def _ago(match: _Match) -> DateForm:
    number = 1 if match["number"].lower() in ("a", "an") else plain_number(match["number"])
    days = {"day": 1, "week": 7, "fortnight": 14}.get(match["unit"].lower())
    years = match["unit"].lower() == "year" and number is not None
    return DateForm(
        Span(*match.span()),
        TimeKind.RELATIVE,
        offset=-number * days if number is not None and days else None,
        year_offset=-(number or 0) if years else None,
    )


def _relative(match: _Match) -> DateForm:
    which = match.groupdict().get("which")
    year_offset = None
    if which and match["unit"].lower() == "year":
        year_offset = {"last": -1, "next": 1, "this": 0}.get(which.lower())
    return DateForm(Span(*match.span()), TimeKind.RELATIVE, year_offset=year_offset)


def _clock(match: _Match) -> DateForm:
    return DateForm(Span(*match.span()), TimeKind.CLOCK)


class _Shape(NamedTuple):
    """A pattern and its reader; it is compiled for a text that has what ``cue`` asks for."""

    pattern: str
    read: _Reader
    cue: regex.Pattern[str] | None
    ignore_case: bool

    def matches(self, text: str) -> Iterator[_Match]:
        if self.cue and not self.cue.search(text):
            return iter(())
        flags = regex.IGNORECASE if self.ignore_case else 0
        return lazy_regex(self.pattern, flags).finditer(text)


def _form(
    pattern: str, read: _Reader, cue: regex.Pattern[str] | None = None, *, ignore_case: bool = False
) -> _Shape:
    return _Shape(pattern, read, cue, ignore_case)


_A_MONTH = lazy_regex("Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
_A_YEAR = lazy_regex(r"(?:1[5-9]|20)\d\d")
_A_TIME = lazy_regex(
    rf"\d\s?[ap]\.?\s?m|\d\s?(?:hours|{_ZONE})|\d:\d|o['’]clock|noon|midnight|midday",
    regex.IGNORECASE,
)
_AGO = lazy_regex(r"\sago\b", regex.IGNORECASE)

_WEEKDAY_FIRST = rf"(?:(?P<weekday>{WEEKDAY}),?\s+(?:the\s+)?)?"
_NOT_A_DAY_BEFORE = (
    r"(?<!\b(?:Black|Good|Ash|Super|Bloody|Sheffield|Cyber|Palm|Shrove|Fat|Maundy|Holy|Giving|Throwback"
    r"|Casual|Girl|Ruby|Freaky|Manic|Whit|Joe|Rick|Man|Blue) )"
)
_NOT_A_DAY_AFTER = (
    r"(?!s\b|['’]s\s(?:child|game plan)|-\p{L}|\s(?:Times|Mirror|Telegraph|Express|Mail|Herald|Post"
    r"|Star|Sun|Independent|World|Sport|Tribune|Politics|Business|Night|School|Club|Brunch|Review|Book"
    r"|Magazine|Addams|Morning))"
)

_FORMS: tuple[_Shape, ...] = (
    _form(r"(?<![\d/-])((?:1[5-9]|20)\d\d)-(0\d|1[0-2])-([0-3]\d)(?![\d-])", _iso, _A_YEAR),
    _form(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?![\d/-]|\.\d)", _numeric),
    _form(
        rf"(?<![\p{{L}}\d])(?:{_WEEKDAY_FIRST}(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>{DAY})"
        rf"(?:,?\s+(?P<year>{YEAR})(?!\d)|(?![\d:]|[.,/]\d|%|\s?(?:pct|percent|million|billion|mln|bln)\b)))",
        _calendar,
        _A_MONTH,
    ),
    _form(
        rf"(?<![\p{{L}}\d.,/:-]){_WEEKDAY_FIRST}(?P<day>{DAY})\s+(?:of\s+)?(?P<month>{MONTH})"
        rf"(?:,?\s+(?P<year>{YEAR})(?!\d))?",
        _calendar,
        _A_MONTH,
    ),
    _form(
        rf"(?<!\p{{L}})(?P<month>{MONTH}),?\s+(?:of\s+)?(?P<year>{YEAR})(?![\d,]\d|\d)",
        _month,
        _A_MONTH,
    ),
    _form(
        rf"(?<!\p{{L}}){_NOT_A_DAY_BEFORE}(?P<which>(?:last|next|this|this past|this coming)\s+)?"
        rf"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?!\p{{L}}){_NOT_A_DAY_AFTER}",
        _weekday,
    ),
    _form(rf"(?:{_CUE}|{_SECOND})(?P<month>{MONTH})(?!\p{{L}}){_NO_NAME}", _month, _A_MONTH),
    _form(
        r"(?<!\p{L})(?P<month>January|February|July|September|October|November|December)(?!\p{L})"
        + _NO_NAME,
        _month,
        _A_MONTH,
    ),
    _form(
        r"(?<=\b(?i:the|an?|every|each|its|his|her|their)\s)(?P<month>March|April|May|June|August)"
        r"(?=\s(?!government|administration|ministry|team|camp|cabinet|family)\p{Ll})",
        _month,
        _A_MONTH,
    ),
    _form(r"(?:the\s+)?(?:(?:early|late|mid)[ -])?(?<!\d)(?:1[5-9]|20)\d0['’]?s\b", _decade),
    _form(r"(?<!\p{L})the\s+['’]?\d0s\b", _decade),
    _form(
        rf"(?:{_CUE}|{_SECOND}|(?<=\()|(?<=\b(?i:the)\s))(?P<year>{YEAR})(?:[/–-]\d\d(?:\d\d)?)?(?![\d%]|[.,:]\d)"
        rf"(?!['’]s\b|\p{{L}}){_UNITS_AFTER}",
        _year,
        _A_YEAR,
    ),
    _form(rf"(?<![\p{{L}}\d.,$£€])(?P<year>{YEAR})(?=['’]s\s)", _year, _A_YEAR),
    _form(
        rf"(?<=\b(?i:an?|his|her|its|their|fiscal|FY|calendar|spring|summer|autumn|fall|winter)\s)"
        rf"(?P<year>{YEAR})(?![\d%\p{{L}}]|[.,:]\d){_UNITS_AFTER}",
        _year,
        _A_YEAR,
    ),
    _form(
        rf"(?<![\d:.])\d{{1,2}}(?:[:.][0-5]\d)?\s?[ap]\.?\s?m(?:\.|\b)(?:\s{_ZONE}\b)?"
        rf"|(?<![\d:.])(?:[01]?\d|2[0-4])[:.]?[0-5]\d(?:\s?hours|\s{_ZONE})\b"
        r"|(?<=\b(?:at|by|until|around|about|after|before)\s)(?:[01]?\d|2[0-4]):[0-5]\d(?![:.]?\d)"
        r"|(?<![\p{L}\d])(?:\d{1,2}|" + _NUMBER + r")\s+o['’]clock\b"
        r"|(?<=\b(?:at|by|until|around|about|after|before|past)\s)(?:noon|midnight|midday)\b",
        _clock,
        _A_TIME,
        ignore_case=True,
    ),
    _form(
        rf"(?<!\p{{L}})(?P<number>{_NUMBER})\s+(?P<unit>{_UNIT})s?\s+ago\b",
        _ago,
        _AGO,
        ignore_case=True,
    ),
    _form(
        rf"(?<!\p{{L}})(?:{_NUMBER}\s+{_UNIT}s?\s+(?:later|earlier|before|after(?:wards?)?|from\snow))"
        r"\b"
        rf"|(?<!\p{{L}})the\s+(?:{_UNIT}|{_PART})s?\s+(?:before|after)(?:\s+(?:last|next))?\b"
        rf"|(?<!\p{{L}})the\s+(?:same|following|next|previous|past|last)\s+"
        rf"(?:{_NUMBER}\s+)?(?:{_UNIT}|{_PART})s?\b"
        rf"|(?<!\p{{L}})(?:in\s+)?recent\s+{_UNIT}s\b|(?<!\p{{L}})(?:the\s+)?(?:coming|past)\s+{_UNIT}s\b",
        _relative,
        ignore_case=True,
    ),
    _form(
        rf"(?<!\p{{L}})(?P<which>last|next|this)\s+(?P<unit>{_UNIT}|{_PART})\b",
        _relative,
        ignore_case=True,
    ),
    _form(
        r"(?<![\p{L}-])(?P<word>today|yesterday|tomorrow|tonight)(?![\p{L}-])"
        r"|(?:(?<=[.!?:][\"'”’]?\s[\"'“‘]?)|^)(?P<word>Today|Yesterday|Tomorrow|Tonight)(?![\p{L}-])",
        _day_word,
    ),
)
