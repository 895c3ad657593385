"""Finds the quotation marks of a paragraph and tells which open and which close.

Apostrophes (*don’t*, *players’*, *’90s*, *rock ’n’ roll*) and primes (*5'10"*) are no marks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

import regex

from newslint.patterns import lazy_regex

__all__ = ["Mark", "Side", "marks_in"]

Side = Literal["open", "close", "either"]

_MARK = lazy_regex(r"``|''|[\"“”„«»'‘’]")
_DOUBLE = frozenset(["``", "''", '"', "“", "”", "„", "«", "»"])
_BY_SHAPE: dict[str, Side] = {"“": "open", "‘": "open", "”": "close", "’": "close"}
_BEFORE_OPENING = frozenset("([{—–-/“‘\"'«„…")
_AFTER_CLOSING = frozenset(".,;:!?)]}—–-/”’\"'»…*")
_ELISION = lazy_regex(
    r"['‘’](?:\d0s\b|\d\d\b(?!['’])|(?:em|til|tis|twas|twill|cause|bout|cos|cuz|round|neath|gainst"
    r"|kay|sup|nuff|fraid|tude|hood|burbs|s|t|d|m|re|ve|ll)\b(?!['’]|,['’])|n['’](?=[\s-]))",
    regex.IGNORECASE,
)
_FEET_AND_INCHES = lazy_regex(r"\d['’′]\s?\d{1,2}$")


class Mark(NamedTuple):
    """One quotation mark: its offsets, whether it is double, and its side.

    ``either`` marks stand where they could open as well as close. A ``possessive`` mark could be
    the apostrophe of a plural (*the players’ union*), a ``prime`` could stand for inches (*12"*).
    """

    start: int
    end: int
    double: bool
    side: Side
    possessive: bool = False
    prime: bool = False


def marks_in(text: str, start: int, end: int) -> Iterator[Mark]:
    """The quotation marks of ``text[start:end]`` in order."""
    skip_to = start
    for match in _MARK.finditer(text, start, end):
        if match.start() < skip_to:
            continue
        elision = None if match.group() in _DOUBLE else _ELISION.match(text, match.start(), end)
        if elision and not _follows_word(text, match.start(), start):
            skip_to = elision.end()
            continue
        mark = _mark(text, match, start, end)
        if mark:
            yield mark


def _mark(text: str, match: regex.Match[str], start: int, end: int) -> Mark | None:
    shape, at, after = match.group(), match.start(), match.end()
    before = text[at - 1] if at > start else ""
    following = text[after] if after < end else ""
    double = shape in _DOUBLE
    if not double and before.isalnum() and following.isalnum():
        return None
    opens = (not before or before.isspace() or before in _BEFORE_OPENING) and (
        following != "" and not following.isspace()
    )
    closes = (before != "" and not before.isspace()) and (
        not following or following.isspace() or following in _AFTER_CLOSING
    )
    if double and before.isdigit() and _FEET_AND_INCHES.search(text, max(at - 5, start), at):
        return None
    side = _side(shape, opens, closes)
    if side is None:
        return None
    possessive = not double and closes and before in "sSxz" and following.isspace()
    prime = shape == '"' and before.isdigit()
    return Mark(at, after, double, side, possessive, prime)


def _side(shape: str, opens: bool, closes: bool) -> Side | None:
    if shape in ("„", "«", "``"):
        return "open"
    if shape == "»":
        return "close"
    if opens and closes:
        return _BY_SHAPE.get(shape, "either")
    if opens:
        # A curly apostrophe before a word cuts it short (’cause); a wrong “ or ” is a slip.
        return None if shape == "’" else "open"
    if closes:
        return None if shape == "‘" else "close"
    if shape in ("'", "‘", "’"):
        return None
    return "either"


def _follows_word(text: str, at: int, start: int) -> bool:
    return at > start and text[at - 1].isalnum()
