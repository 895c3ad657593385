"""Finds the place of a key or value in a TOML file, for error messages.

The standard library's parser keeps no positions. This reads just enough of the syntax to find a
key again: table headers, dotted and quoted keys, and values that run over several lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

__all__ = ["Mark", "locate"]

_PART = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_DOTTED = rf"{_PART}(?:\s*\.\s*{_PART})*"
_HEADER = re.compile(rf"[ \t]*\[\[?[ \t]*(?P<key>{_DOTTED})[ \t]*\]\]?", re.MULTILINE)
_ENTRY = re.compile(rf"[ \t]*(?P<key>{_DOTTED})[ \t]*=[ \t]*")


class Mark(NamedTuple):
    """A stretch of one line: the line's number and the first column, both from 1, and length."""

    line: int
    column: int
    length: int


def locate(source: str, path: Sequence[str], text: str | None = None) -> Mark | None:
    """Where a key stands, or where ``text`` stands in its value.

    Args:
        source: The TOML file.
        path: The key with the tables around it; what lies beyond the nearest key that can be found
            (inside an inline table) is searched for as text.
        text: Part of the value, quotes left out.
    """
    wanted = tuple(path)
    best: tuple[int, re.Match[str]] | None = None
    for key, match in _keys(source):
        depth = len(key)
        if key == wanted[:depth] and depth and (best is None or depth > best[0]):
            best = depth, match
    if best is None:
        return None
    depth, match = best
    needle = text if text is not None else (wanted[-1] if depth < len(wanted) else None)
    if needle is not None:
        at = source.find(needle, match.end())
        if at >= 0:
            return _mark(source, at, len(needle))
    return _mark(source, match.start("key"), len(match["key"]))


def _keys(source: str) -> Iterator[tuple[tuple[str, ...], re.Match[str]]]:
    """Every key with its full path; headers give the path of their table."""
    table: tuple[str, ...] = ()
    offset = 0
    for line in source.splitlines(keepends=True):
        if header := _HEADER.match(source, offset, offset + len(line)):
            table = _parts(header["key"])
            yield table, header
        elif entry := _ENTRY.match(source, offset, offset + len(line)):
            yield (*table, *_parts(entry["key"])), entry
        offset += len(line)


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in re.findall(_PART, dotted))


def _mark(source: str, offset: int, length: int) -> Mark:
    line = source.count("\n", 0, offset) + 1
    return Mark(line, offset - source.rfind("\n", 0, offset), length)
