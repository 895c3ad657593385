"""Aligns a value of YAML, TOML or JSON with the characters that write it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.formats.runs import Run

__all__ = ["align"]

_ESCAPE_LENGTHS = {"x": 4, "u": 6, "U": 10}
_SURROGATE_PAIR = 12
"""Length of the two escapes that JSON needs for a character beyond the basic plane."""
_LAST_OF_BASIC_PLANE = 0xFFFF
_BREAKS = frozenset("\n\r")
"""What ends a line, a lone carriage return included (YAML 1.2.2, section 5.4)."""


def align(source: str, start: int, end: int, value: str) -> list[Run]:
    """Runs that spell ``value`` from what stands between ``start`` and ``end``.

    The stretch begins with the quotation marks, if there are any, or with the header of a YAML
    block scalar. White space that holds a line break reads as one space.

    Raises:
        ValueError: If the stretch does not spell the value.
    """
    opening = _opening(source, start, end)
    value = value.rstrip()
    runs = _merged(_walk(source, start + len(opening), end, value, opening[:1]))
    written = "".join(
        source[run.start : run.end] if run.kind == "copy" else run.text for run in runs
    )
    if written.split() != value.split():
        raise ValueError(f"not written at {start}: {value!r}")
    return runs


def _opening(source: str, start: int, end: int) -> str:
    if source[start : start + 1] in ("|", ">"):
        return source[start : source.find("\n", start, end) + 1]
    for marks in ('"""', "'''", '"', "'"):
        if source.startswith(marks, start, end) and source[start:end].endswith(marks):
            return marks if end - start >= 2 * len(marks) else marks[:1]
    return ""


def _walk(source: str, at: int, end: int, value: str, opening: str) -> Iterator[Run]:
    done = 0
    while done < len(value) and at < end:
        char = value[done]
        if source[at] == "\\" and opening == '"':
            gap = source[at + 1 : at + 1 + _white(source, at + 1, end)]
            if not _BREAKS.isdisjoint(gap):  # an escaped line end writes nothing
                at += 1 + len(gap)
                continue
            length = _escape_length(source, at, char)
            yield Run("escape", at, at + length, char)
            at, done = at + length, done + 1
        elif opening == "'" and source.startswith("''", at) and char == "'":
            yield Run("escape", at, at + 2, char)
            at, done = at + 2, done + 1
        elif not _BREAKS.isdisjoint(gap := source[at : at + _white(source, at, end)]):
            skipped = _white(value, done, len(value))
            if skipped:
                yield Run("break", at, at + len(gap), " ")
            at, done = at + len(gap), done + skipped
        elif source[at] == char:
            yield Run("copy", at, at + 1)
            at, done = at + 1, done + 1
        elif source[at].isspace():
            at += 1
        else:
            return


def _merged(runs: Iterable[Run]) -> list[Run]:
    merged: list[Run] = []
    for run in runs:
        if merged and run.kind == merged[-1].kind == "copy" and run.start == merged[-1].end:
            merged[-1] = merged[-1]._replace(end=run.end)
        else:
            merged.append(run)
    return merged


def _escape_length(source: str, at: int, char: str) -> int:
    if source.startswith("\\u", at) and ord(char) > _LAST_OF_BASIC_PLANE:
        return _SURROGATE_PAIR
    return _ESCAPE_LENGTHS.get(source[at + 1 : at + 2], 2)


def _white(text: str, start: int, end: int) -> int:
    """How many characters of white space stand at ``start``."""
    at = start
    while at < end and text[at].isspace():
        at += 1
    return at - start
