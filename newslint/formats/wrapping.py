"""Tells line breaks that a paragraph was wrapped at from those that end a paragraph.

Editors and wire systems wrap greedily: a line is broken where the next word would not have fitted.
A file counts as wrapped when enough of its breaks stand at such places *and* cut sentences in two;
copy with one paragraph per line, lists and tables fail at least one of these tests.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from newslint.patterns import lazy_regex

__all__ = ["soft_breaks"]

WIDTHS = range(30, 133)
"""Widths, in characters, that people and systems wrap at."""

_ENDED = lazy_regex(r"[.?!…:][)\]\"'”’»*_]*$")
_COLUMNS = lazy_regex(r"\S(?: {3,}|\t)\S")
_BULLET = lazy_regex(r"[•·▪‣*]\s")
_ITEM = lazy_regex(r"(?:[-–—]|\(?(?:\d{1,2}|[a-z])[.)])\s")
_HEADER = lazy_regex(r"(?:By|BY) [A-Z]|[A-Z][A-Z .,'’-]*(?:, \w+\.? \d+)? \([A-Z]\w+\)")


class _Break(NamedTuple):
    """The break behind line number ``line``: does the next word fit, was the sentence over?"""

    line: int
    length: int
    first: int
    open: bool
    lower: bool

    def full(self, width: int) -> bool:
        """Whether the first word of the next line would not have fitted into ``width``."""
        return self.length + 1 + self.first > width


def soft_breaks(lines: Sequence[str]) -> set[int]:
    """Indexes of the lines whose break to the next line only wraps a paragraph.

    ``lines`` are without line ends; breaks next to a blank line are never soft.
    """
    runs = list(_runs(lines))
    base = min((_indent(line) for line in lines if line.strip()), default=0)
    breaks = [[_break(lines, i) for i in run[:-1] if _prose(lines, i)] for run in runs]
    width = _wrap_width([b for of_run in breaks for b in of_run], least=2)
    soft: set[int] = set()
    for run, of_run in zip(runs, breaks, strict=True):
        wrapped = width or _wrap_width(of_run, least=3)
        own = max((len(lines[i].rstrip()) for i in run), default=0)
        for b in of_run:
            full = b.full(wrapped or own)
            cut = b.open and b.lower
            joins = (full or cut) if wrapped else (full and cut and own >= WIDTHS.start)
            header = b.line - run[0] < 2 and b.open and _HEADER.match(lines[b.line + 1].lstrip())
            if joins and not header and not _starts(lines, b, base, full):
                soft.add(b.line)
    return soft


def _runs(lines: Sequence[str]) -> Iterator[range]:
    """Stretches of lines without a blank line."""
    start = 0
    for index, line in enumerate([*lines, ""]):
        if not line.strip():
            if index > start:
                yield range(start, index)
            start = index + 1


def _break(lines: Sequence[str], index: int) -> _Break:
    line, following = lines[index].rstrip(), lines[index + 1].lstrip()
    return _Break(
        index,
        len(line),
        len(following.split(None, 1)[0]),
        open=not _ENDED.search(line[-8:]),
        lower=following[0].islower(),
    )


def _prose(lines: Sequence[str], index: int) -> bool:
    """Whether neither line has columns and the second has no bullet."""
    pair = [line.strip() for line in lines[index : index + 2]]
    return not any(map(_COLUMNS.search, pair)) and not _BULLET.match(pair[1])


def _wrap_width(breaks: Sequence[_Break], *, least: int) -> int | None:
    """The width that ``breaks`` were wrapped at, None if they were not.

    One line in twenty may be longer: an address that could not be broken, a later correction.
    """
    if len(breaks) < least:
        return None
    longest = sorted((b.length for b in breaks), reverse=True)
    width = longest[len(longest) // 20]
    full = [b for b in breaks if b.full(width)]
    wrapped = (
        width in WIDTHS
        and len(full) >= max(least, 0.35 * len(breaks))
        and _share(b.open for b in full) >= 0.6
        and _share(b.lower for b in full) >= 0.3
    )
    return width if wrapped else None


def _share(flags: Iterable[bool]) -> float:
    values = list(flags)
    return sum(values) / len(values) if values else 0.0


def _starts(lines: Sequence[str], b: _Break, base: int, full: bool) -> bool:
    """Whether the line after a break begins a paragraph or list item by its looks."""
    before, after = lines[b.line], lines[b.line + 1]
    deeper = _indent(after) - _indent(before)
    if deeper > 0 and not _is_item(before):
        return deeper > 1 and not (full and b.open and b.lower)
    inner = deeper == 0 and _indent(after) > base + 1
    beyond = lines[b.line + 2] if b.line + 2 < len(lines) else ""
    if inner and beyond.strip() and _indent(beyond) < _indent(after):
        return True
    runs_on = full and b.open
    return not runs_on and (inner or _is_item(after))


def _is_item(line: str) -> bool:
    text = line.lstrip()
    return bool(_BULLET.match(text) or _ITEM.match(text))


def _indent(line: str) -> int:
    expanded = line.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())
