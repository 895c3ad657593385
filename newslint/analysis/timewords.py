"""The calendar as English writes it: months, weekdays, and the shapes of a written date."""

from __future__ import annotations

from datetime import date

import regex

__all__ = [
    "DAY",
    "MONTH",
    "MONTHS",
    "NUMBER_WORDS",
    "WEEKDAY",
    "WEEKDAYS",
    "YEAR",
    "calendar_day",
    "month_number",
    "nearest_year",
    "plain_number",
    "weekday_number",
]

MONTHS = (
    "January February March April May June July August September October November December".split()
)
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|Jun(?:e|\.)?|Jul(?:y|\.)?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
    r"(?!\p{L})"
)
WEEKDAY = (
    r"(?:Mon(?:day|\.)|Tue(?:sday|s?\.)|Wed(?:nesday|\.)|Thu(?:rsday|rs?\.|\.)|Fri(?:day|\.)"
    r"|Sat(?:urday|\.)|Sun(?:day|\.))(?!\p{L})"
)
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
YEAR = r"(?:1[5-9]\d\d|20\d\d)"

NUMBER_WORDS = {
    word: value
    for value, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen twenty".split(),
        start=1,
    )
}

_MONTH_NUMBERS = {name[:3].lower(): number for number, name in enumerate(MONTHS, start=1)}
_WEEKDAY_NUMBERS = {name[:3].lower(): number for number, name in enumerate(WEEKDAYS)}


def month_number(word: str) -> int:
    """1 to 12 for a month's name or abbreviation in any case.

    Raises:
        KeyError: If it is none.
    """
    return _MONTH_NUMBERS[word[:3].lower()]


def weekday_number(word: str) -> int:
    """0 (Monday) to 6 (Sunday) for a weekday's name or abbreviation in any case.

    Raises:
        KeyError: If it is none.
    """
    return _WEEKDAY_NUMBERS[word[:3].lower()]


def calendar_day(year: int | None, month: int | None, day: int | None) -> date | None:
    """The day of the calendar, or None when a part is missing or the day does not exist."""
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest_year(month: int, day: int, around: date) -> int:
    """The year that puts a month and day closest to ``around``."""

    def distance(year: int) -> int:
        there = calendar_day(year, month, day) or calendar_day(year, month, 28)
        return abs((there or around) - around).days

    return min((around.year, around.year - 1, around.year + 1), key=distance)


def plain_number(text: str) -> int | None:
    """The value of digits (with an ordinal ending or not) or of a number word up to twenty."""
    digits = regex.match(r"\d+", text)
    if digits:
        return int(digits.group())
    return NUMBER_WORDS.get(text.lower())
