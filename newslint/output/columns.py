"""Aligned columns that fit the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from newslint.output.excerpt import printable, text_width

__all__ = ["GAP", "Column", "table"]

GAP = "  "


class Column(NamedTuple):
    """One column: its heading, its cells from the top, and how they are painted.

    Columns with ``right`` are aligned to the right and never wrapped.
    """

    heading: str
    cells: Sequence[str]
    paint: Callable[[str], str] = str
    paint_heading: Callable[[str], str] = str
    right: bool = False


def table(columns: Sequence[Column], width: int) -> Iterator[str]:
    """The lines of a table, headings first; columns with nothing in them are left out.

    Cells too long for ``width`` are wrapped, those of the widest column first.
    """
    columns = [column for column in columns if any(column.cells)]
    if not columns:
        return
    widths = _fit(columns, width)
    headings = [column.paint_heading for column in columns]
    yield from _row([column.heading for column in columns], headings, columns, widths)
    paints = [column.paint for column in columns]
    for row in zip(*(column.cells for column in columns), strict=True):
        yield from _row(row, paints, columns, widths)


def _row(
    cells: Sequence[str],
    paints: Sequence[Callable[[str], str]],
    columns: Sequence[Column],
    widths: Sequence[int],
) -> Iterator[str]:
    wrapped = [_wrap(cell, size) for cell, size in zip(cells, widths, strict=True)]
    for parts in zip_longest(*wrapped, fillvalue=""):
        yield _line(list(zip(parts, paints, strict=True)), columns, widths)


def _line(
    cells: Sequence[tuple[str, Callable[[str], str]]],
    columns: Sequence[Column],
    widths: Sequence[int],
) -> str:
    parts = []
    for (text, paint), column, size in zip(cells, columns, widths, strict=True):
        space = " " * max(size - text_width(text), 0)
        parts.append(space + paint(text) if column.right else paint(text) + space)
    return GAP.join(parts).rstrip()


def _fit(columns: Sequence[Column], width: int) -> list[int]:
    """Widths whose sum with the gaps is at most ``width``, taken off the widest columns."""
    widths = [max(map(text_width, (c.heading, *map(printable, c.cells)))) for c in columns]
    floors = [
        size if column.right else min(size, max(8, *map(text_width, column.heading.split())))
        for column, size in zip(columns, widths, strict=True)
    ]
    excess = sum(widths) + len(GAP) * (len(widths) - 1) - width
    while excess > 0 and widths != floors:
        widest = max(
            (i for i, size in enumerate(widths) if size > floors[i]), key=widths.__getitem__
        )
        widths[widest] -= 1
        excess -= 1
    return widths


def _wrap(cell: str, width: int) -> list[str]:
    return textwrap.wrap(printable(cell), width, break_on_hyphens=False) or [""]
