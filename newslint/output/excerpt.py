"""A line of copy cut to the terminal around the words in question."""

from __future__ import annotations

import unicodedata
from itertools import accumulate
from typing import NamedTuple

__all__ = ["ELLIPSIS", "Excerpt", "excerpt", "printable", "text_width", "wrap"]

ELLIPSIS = "…"
TAB = "    "
_JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")
"""Invisible characters that emoji and some scripts need; they do terminals no harm."""


class Excerpt(NamedTuple):
    """Text for a terminal; ``offset`` and ``length`` place the mark below it, in cells."""

    text: str
    offset: int
    length: int


def printable(text: str) -> str:
    """``text`` on one line, tabs widened, and all that could steer a terminal made visible."""
    return "".join(map(_glyph, text))


def text_width(text: str) -> int:
    """Terminal cells that printable text takes: two for wide characters, none for marks."""
    return len(text) if text.isascii() else sum(map(_width, text))


def wrap(text: str, width: int, indent: str) -> list[str]:
    """``text`` in lines of at most ``width`` cells, each after ``indent``."""
    import textwrap  # compiles patterns that one-line formats do without

    return textwrap.wrap(
        printable(text),
        max(width, 24),
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def excerpt(line: str, start: int, end: int, width: int) -> Excerpt:
    """The part of ``line`` around the code points ``start:end`` that fits into ``width`` cells.

    A mark too long for the width runs up to the cut; an empty one is one cell long.
    """
    start = min(start, len(line))
    end = max(start, min(end, len(line)))
    base = max(0, start - 2 * width)
    glyphs = [_glyph(char) for char in line[base : start + 3 * width]]
    edges = [0, *accumulate(map(text_width, glyphs))]
    first, last = start - base, min(end - base, len(glyphs))
    left, right = _window(edges, first, last, width)
    if base or left:
        left = _whole_words(line, base + left, start) - base
    if base + right < len(line):
        right = _last_whole_word(line, end, base + right) - base
    head = ELLIPSIS if base + left else ""
    tail = ELLIPSIS if base + right < len(line) else ""
    offset = len(head) + edges[first] - edges[left]
    length = edges[min(last, right)] - edges[first]
    return Excerpt(head + "".join(glyphs[left:right]) + tail, offset, max(length, 1))


def _window(edges: list[int], first: int, last: int, width: int) -> tuple[int, int]:
    """The code points to show, at most ``width`` cells less two for the ellipses."""
    total = len(edges) - 1
    if edges[total] <= width:
        return 0, total
    room = max(width - 2, 1)
    spare = max(room - (edges[last] - edges[first]), room // 6)
    left = first
    while left > 0 and edges[first] - edges[left - 1] <= spare // 2:
        left -= 1
    right = left
    while right < total and edges[right + 1] - edges[left] <= room:
        right += 1
    while left > 0 and edges[right] - edges[left - 1] <= room:
        left -= 1
    return left, right


def _whole_words(line: str, left: int, start: int) -> int:
    """The next word start at or after ``left``, unless it is far off or beyond ``start``."""
    if left == 0 or line[left - 1].isspace():
        return left
    space = line.find(" ", left, min(start, left + 16))
    return space + 1 if space >= 0 else left


def _last_whole_word(line: str, end: int, right: int) -> int:
    """The last word end at or before ``right``, unless it is far off or within the mark."""
    if right < len(line) and line[right].isspace():
        return right
    space = line.rfind(" ", max(end, right - 16), right)
    return space if space >= 0 else right


def _glyph(char: str) -> str:
    if " " <= char <= "~":
        return char
    if char == "\t":
        return TAB
    if char in "\r\n\u2028\u2029":
        return " "
    category = unicodedata.category(char)
    if category in ("Cc", "Cf", "Cs") and char not in _JOINERS:
        return f"<{ord(char):04X}>"
    return char


def _width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
