"""Runs of source on their way into a block of text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from newslint.formats.builder import TextBuilder
from newslint.model.span import Span

__all__ = ["Run", "cut_out", "put_runs"]

_CLOSING = frozenset(".,;:!?)]}…”’%")

_LEADING = " \t\n\xa0,;:.!?"
"""What does not begin a block when what stood before it is left out."""


class Run(NamedTuple):
    """A run of source: what the text makes of it.

    ``copy`` is taken as it stands; ``escape`` and ``break`` read as ``text``; a ``hole`` is
    something that readers see but that is not copy (code, an address, a picture), a ``gap``
    something they do not see (a comment, a mark of the desk).
    """

    kind: Literal["copy", "escape", "break", "hole", "gap"]
    start: int
    end: int
    text: str = ""


def put_runs(builder: TextBuilder, runs: Iterable[Run]) -> Span | None:
    """Put the runs of one block, trimmed; where it stands in the text, None if it holds no copy.

    What is left out takes one of the spaces around it along, and the one before closing
    punctuation, and at the start of a block that punctuation; a hole within a word is a space.
    """
    floor = builder.length
    left_out: Run | None = None
    for run in runs:
        if run.kind == "hole" or run.kind == "gap":
            left_out = run if left_out is None or run.kind == "hole" else left_out
            continue
        text = builder.source[run.start : run.end] if run.kind == "copy" else run.text
        lead = _superfluous(builder, floor, run, text, left_out)
        if lead == len(text):
            continue
        if left_out is not None and builder.length > floor:
            _close_gap(builder, floor, text[lead:], left_out)
        left_out = None
        if run.kind == "copy":
            builder.copy(run.start + lead, run.end)
        else:
            builder.put(text, run.start, run.end, run.kind)
    builder.trim(floor)
    return Span(floor, builder.length) if builder.length > floor else None


def _superfluous(
    builder: TextBuilder, floor: int, run: Run, text: str, left_out: Run | None
) -> int:
    """How many characters at the start of ``text`` are not to be put."""
    starts = builder.length == floor
    spaced = builder.ends_with_space(floor)
    if not spaced or not (starts or left_out or run.kind == "break"):
        return 0
    hole = starts and left_out is not None and left_out.kind == "hole"
    return len(text) - len(text.lstrip(_LEADING if hole else None))


def _close_gap(builder: TextBuilder, floor: int, text: str, left_out: Run) -> None:
    """Make the end of the text meet ``text`` where something between them was left out."""
    spaced = builder.ends_with_space(floor)
    if spaced and text[0] in _CLOSING:
        builder.trim(floor)
    elif left_out.kind == "hole" and not spaced and text[0].isalnum():
        builder.put(" ", left_out.start, left_out.end, "break")


def cut_out(runs: Iterable[Run], spans: Iterable[Span]) -> Iterator[Run]:
    """``runs`` with a gap for each of ``spans`` that lies within a run of copy."""
    waiting = sorted(spans)
    starts = [span.start for span in waiting]
    for run in runs:
        start = run.start
        if run.kind == "copy":
            for span in waiting[bisect_left(starts, start) : bisect_left(starts, run.end)]:
                if start <= span.start and span.end <= run.end:
                    yield Run("copy", start, span.start)
                    yield Run("gap", span.start, span.end)
                    start = span.end
        yield run._replace(start=start) if start > run.start else run
