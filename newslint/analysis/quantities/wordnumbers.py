"""Numbers written in words: "nineteen", "two hundred and five", "twenty-first"."""

from __future__ import annotations

import regex

from newslint.patterns import lazy_regex

__all__ = ["CARDINAL", "ORDINAL", "POWERS", "cardinal", "ordinal"]

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

UNITS = {word: value for value, word in enumerate(_SMALL)} | {"nil": 0}
TENS = {word: 10 * value for value, word in enumerate(_TENS, start=2)}
POWERS = {
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}

_ORDINAL_UNITS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
ORDINALS = {word: value for value, word in enumerate(_ORDINAL_UNITS, start=1)} | {
    word[:-1] + "ieth": value for word, value in TENS.items()
}

_WORD = "|".join(sorted([*UNITS, *TENS, *POWERS, "hundred", "dozen"], key=len, reverse=True))
_GAP = r"(?:-|[ \u00a0]|[ \u00a0]and[ \u00a0])"
CARDINAL = lazy_regex(rf"\b(?:{_WORD})(?:{_GAP}(?:{_WORD}))*\b", regex.IGNORECASE)
"""A run of number words, which `cardinal` reads."""

ORDINAL = lazy_regex(
    rf"\b(?:(?:{'|'.join(TENS)})-)?(?:{'|'.join(ORDINALS)}|hundredth|thousandth)\b",
    regex.IGNORECASE,
)


def cardinal(text: str) -> tuple[float, int] | None:
    """Value of the longest well-formed number at the start of ``text``, and how long it is.

    "two hundred and five men" gives (205.0, 20); None when no number word starts the text.
    """
    reader = _Reader()
    end = cursor = 0
    for match in regex.finditer(r"[A-Za-z]+|[-\s]+", text):
        if match.start() != cursor:
            break
        cursor = match.end()
        word = match.group().lower()
        if not word.isalpha() or (word == "and" and reader.takes_and):
            continue
        if not reader.take(word):
            break
        end = cursor
    return None if end == 0 else (float(reader.value), end)


def ordinal(text: str) -> int | None:
    """Value of an ordinal in words ("twenty-first": 21), or None."""
    tens, _, unit = text.lower().rpartition("-")
    if unit not in ORDINALS or (tens and tens not in TENS):
        return None
    return TENS.get(tens, 0) + ORDINALS[unit]


class _Reader:
    """Adds up number words as long as they make one number."""

    def __init__(self) -> None:
        self._total = 0
        self._group = 0
        self._room = 10**15
        self._limit = 10**15

    @property
    def value(self) -> int:
        return self._total + self._group

    @property
    def takes_and(self) -> bool:
        """Whether "and" may follow: after a hundred or a power of a thousand."""
        return self._room in (100, 1000) and self.value > 0

    def take(self, word: str) -> bool:
        """Add one word; False when it cannot continue the number."""
        if word in UNITS:
            return self._add(UNITS[word], room=1)
        if word in TENS:
            return self._add(TENS[word], room=10)
        if word in ("hundred", "dozen"):
            factor = 100 if word == "hundred" else 12
            if self._room > 10 or not 0 < self._group < 100:
                return False
            self._group *= factor
            self._room = 100 if factor == 100 else 1
            return True
        return word in POWERS and self._raise(POWERS[word])

    def _add(self, value: int, room: int) -> bool:
        if value >= self._room:
            return False
        self._group += value
        self._room = room
        return True

    def _raise(self, power: int) -> bool:
        if power >= self._limit or self._group == 0:
            return False
        self._total += self._group * power
        self._group = 0
        self._limit = power
        self._room = 1000
        return True
