"""Units of measure, time and money as copy writes them, with their size in a base unit."""

from __future__ import annotations

from typing import NamedTuple

import regex

from newslint.lexicon import lexicon
from newslint.patterns import lazy_regex

__all__ = ["CURRENCY_SIGN", "UNITS", "Unit", "currency_word", "sign_code", "unit_after"]


class Unit(NamedTuple):
    """A unit: its short name, what it measures, and its size in the base unit of that dimension.

    Base units: metre, kilogram, second, litre, square metre, metre per second, watt; degrees are
    converted by rule, since their zeros differ.
    """

    name: str
    dimension: str
    size: float = 1.0


def _read_table() -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for line in lexicon("units"):
        dimension, name, size, *words = line.split()
        for word in words:
            units[word.replace("_", " ").lower()] = Unit(name, dimension, float(size))
    return units


UNITS = _read_table()
"""Every way to write a unit, in lower case."""

_WORDS = sorted(sorted(UNITS), key=len, reverse=True)
_UNIT = lazy_regex(
    r"(?P<gap>[ \u00a0]?|-)(?P<unit>"
    + "|".join(regex.escape(word).replace(r"\ ", "[- ]") for word in _WORDS)
    + r")(?![\w°]|-half|-place)",
    regex.IGNORECASE,
)

# ISO 4217 codes; the bare dollar sign and word stay "$" because copy does not tell which dollar.
_SIGNS = {
    "US$": "USD",
    "U.S.$": "USD",
    "C$": "CAD",
    "CA$": "CAD",
    "A$": "AUD",
    "AU$": "AUD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "R$": "BRL",
    "$": "$",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "₩": "KRW",
    "₽": "RUB",
    "Rs.": "INR",
    "Rs": "INR",
}
CURRENCY_SIGN = lazy_regex(
    r"(?<!\w)(?P<sign>"
    + "|".join(regex.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True))
    + r")[ \u00a0]?(?=[\d.])"
)

_CURRENCY_WORDS = {
    "USD": "usd|u\\.?s\\.? dollars?|american dollars?",
    "CAD": "canadian (?:dollars?|dlrs)|cad",
    "AUD": "australian (?:dollars?|dlrs)|aud",
    "NZD": "new zealand (?:dollars?|dlrs)",
    "HKD": "hong kong (?:dollars?|dlrs)",
    "$": "dollars?|dlrs?|bucks",
    "cent": "cents?|cts?",
    "GBP": "pounds? sterling|stg|sterling|gbp|quid|pounds?",
    "penny": "pence|pennies",
    "EUR": "euros?|eur",
    "JPY": "yen",
    "DEM": "(?:deutsche ?)?marks",
    "CHF": "swiss francs?",
    "FRF": "(?:french |belgian )?francs?",
    "ITL": "lire|lira",
    "NLG": "guilders?",
    "RUB": "roubles?|rubles?",
    "INR": "(?:indian |pakistani )?rupees?|rs",
    "CNY": "yuan|renminbi",
    "KRW": "won(?= \\()",
    "SEK": "(?:swedish )?(?:crowns?|krona|kronor)",
    "DKK": "danish crowns?|kroner",
    "MXN": "(?:mexican |philippine )?pesos?",
    "SAR": "riyals?",
    "KWD": "dinars?",
    "BRL": "reais",
    "ZAR": "rand",
    "shekel": "shekels?",
    "dirham": "dirhams?",
    "naira": "naira",
    "peseta": "pesetas?",
}
_CURRENCY_WORD = lazy_regex(
    r"[ \u00a0-]?(?:" + "|".join(f"({words})" for words in _CURRENCY_WORDS.values()) + r")\b",
    regex.IGNORECASE,
)
_CODES = tuple(_CURRENCY_WORDS)


def sign_code(sign: str) -> str:
    """The currency code of a sign such as "£"."""
    return _SIGNS[sign]


def currency_word(text: str, start: int) -> tuple[str, int] | None:
    """Currency named at ``start`` (" dollars", " dlrs"): its code and the end of the word."""
    match = _CURRENCY_WORD.match(text, start)
    if match is None or match.lastindex is None:
        return None
    return _CODES[match.lastindex - 1], match.end()


def unit_after(text: str, start: int) -> tuple[Unit, int, bool] | None:
    """Unit at ``start``, the end of its word, and whether it is joined by a hyphen."""
    if text[start : start + 1] in ("C", "F") and not text[start + 1 : start + 2].isalnum():
        return UNITS["°" + text[start].lower()], start + 1, False
    match = _UNIT.match(text, start)
    if match is None:
        return None
    word = match["unit"].lower().replace("-", " ")
    hyphened = match["gap"] == "-"
    if not match["gap"] and word not in _GLUED:
        return None
    unit = UNITS.get(word) or UNITS[word.replace(" ", "-")]
    return unit, match.end(), hyphened


_GLUED = frozenset(
    "km cm mm mi ft lb lbs kg oz ml ha mph km/h kmh kph kmph °c °f ° mb gb tb".split()
)
_GLUED |= {"kw", "mw", "gw", "in.", "hrs", "hr", "mins", "min", "km2", "m2", "mg"}
