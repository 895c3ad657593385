"""The lines of a decoded file, whatever ends them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from newslint.patterns import lazy_regex

__all__ = ["LineNumbers", "SourceLine", "split_lines"]

_LINE = lazy_regex(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


class SourceLine(NamedTuple):
    """Offsets of one line: its text is ``start`` to ``end``, the next line begins at ``next``."""

    start: int
    end: int
    next: int


def split_lines(source: str, start: int = 0) -> Iterator[SourceLine]:
    """All lines from offset ``start`` on, ended by LF, CRLF or CR; other breaks are characters."""
    while start < len(source):
        match = _LINE.match(source, start)
        assert match is not None  # both parts can match nothing
        yield SourceLine(match.start(), match.end(1), match.end())
        start = match.end()


class LineNumbers:
    """The numbers of the lines of ``source``, from 1."""

    def __init__(self, source: str) -> None:
        self._starts = [line.start for line in split_lines(source)]

    def of(self, offset: int) -> int:
        """The line on which an offset stands."""
        return max(bisect_right(self._starts, offset), 1)
