"""How near two names are in spelling."""

from __future__ import annotations

__all__ = ["distance", "is_confused", "is_slip"]

_SHORT, _LONG = 5, 8
_ENDING = 3
_CONFUSED = 3


def distance(one: str, other: str) -> int:
    """Edits that turn one word into the other: letters added, dropped, changed, or swapped."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        current = [i]
        for j, wanted in enumerate(other, start=1):
            cost = min(row[j] + 1, current[-1] + 1, row[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, before[j - 2] + 1)
            current.append(cost)
        before, row = row, current
    return row[-1]


def is_slip(one: str, other: str, most: int = 2) -> bool:
    """Whether two capitalised words look like one name in two spellings.

    One edit is taken for a slip from five letters on, two from eight, never more than ``most``;
    the first letters must agree. A plural or a pet form is no slip.
    """
    first, second = sorted((one.lower(), other.lower()), key=len)
    if first == second or first[0] != second[0] or len(first) < _SHORT - 1:
        return False
    if second in {first + "s", first + "es", first + "y"} or len(second) < _SHORT:
        return False
    return distance(first, second) <= min(most, 2 if len(first) >= _LONG else 1)


def is_confused(one: str, other: str) -> bool:
    """Whether two long names begin and end alike, as those do that are mixed up from memory."""
    first, second = one.lower(), other.lower()
    alike = first[0] == second[0] and first[-_ENDING:] == second[-_ENDING:]
    return min(len(first), len(second)) > _LONG and alike and distance(first, second) <= _CONFUSED
