"""Whole numbers in words and in figures."""

from __future__ import annotations

__all__ = ["LARGE_WORDS", "SMALL_WORDS", "in_words"]

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(number: int) -> str | None:
    """A number below a thousand in words, or one of whole thousands below a million; else None."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        ten, one = divmod(number, 10)
        return _TENS[ten - 2] + (f"-{_ONES[one]}" if one else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        tail = f" and {in_words(rest)}" if rest else ""
        return f"{_ONES[hundreds]} hundred{tail}"
    thousands, rest = divmod(number, 1000)
    return f"{in_words(thousands)} thousand" if not rest and thousands < 1000 else None


SMALL_WORDS = {str(number): in_words(number) or "" for number in range(1, 10)}
"""The figures one to nine with their words."""

LARGE_WORDS = {in_words(number) or "": str(number) for number in range(10, 100)}
"""The words ten to ninety-nine with their figures."""
