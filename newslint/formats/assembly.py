"""Puts the parts of a story in order and together, with what its comments and marks pardon."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

from newslint.formats.builder import TextBuilder
from newslint.formats.marks import Mark, find_marks, pardoned
from newslint.formats.parts import Fields, Part, written
from newslint.formats.runs import Run, cut_out, put_runs
from newslint.model.sourcemap import Lines, Piece, SourceMap
from newslint.model.span import Span
from newslint.model.story import Block, Role, Story, Suppression

__all__ = ["SourceFile"]

_WORDS = re.compile(r"\w+")
_BY = re.compile(r"by\s+", re.IGNORECASE)
_ENDED = re.compile(r"(?:[-–—:])\s*$")
_FIRST_WORDS = 3

MapMaker = Callable[[Iterable[Piece], Lines], SourceMap]


class SourceFile:
    """A decoded file from which one or more stories are made.

    Args:
        path: The file as the user named it.
        text: Its content.
        format: Name of the reader.
        notes: Remarks on its decoding, for its first story.
        make_map: Makes the way back, for containers whose places are not lines.
    """

    def __init__(
        self,
        path: str,
        text: str,
        format: str,
        notes: tuple[str, ...] = (),
        make_map: MapMaker = SourceMap,
    ) -> None:
        self.path = path
        self.text = text
        self.format = format
        self.lines = Lines(text)
        self._notes = notes
        self._make_map = make_map
        self._marks = list(find_marks(text))
        self._mark_starts = [mark.span.start for mark in self._marks]

    def story(self, fields: Fields) -> Story | None:
        """The story made of its fields; None if they hold no copy."""
        assembly = _Assembly(self)
        for part in _in_order(self.text, fields):
            assembly.put(part)
        if not assembly.blocks:
            return None
        notes, self._notes = self._notes + fields.notes, ()
        return Story(
            path=self.path,
            text=assembly.builder.text(),
            source=self.text,
            source_map=self._make_map(assembly.builder.pieces(), self.lines),
            blocks=tuple(assembly.blocks),
            format=self.format,
            metadata=fields.metadata,
            suppressions=assembly.finish(),
            notes=notes,
        )

    def marks_in(self, start: int, end: int) -> Sequence[Mark]:
        """The marks of the desk that begin within a stretch."""
        first = bisect_left(self._mark_starts, start)
        return self._marks[first : bisect_left(self._mark_starts, end)]


def _in_order(text: str, fields: Fields) -> Iterator[Part]:
    """The parts in reading order, the dateline before the copy it opens, nothing twice."""
    seen = {_key(text, fields.headline)}
    yield Part(Role.HEADLINE, fields.headline)
    for role, group in ((Role.DECK, fields.decks), (Role.BYLINE, fields.bylines)):
        for runs in group:
            key = _key(text, runs)
            if key not in seen or not key:
                yield Part(role, runs)
            seen.add(key)
    dateline = fields.dateline
    for part in fields.body:
        if dateline and part.role is None and _key(text, part.runs):
            yield Part(None, _with_dateline(text, dateline, part.runs))
            dateline = ()
        else:
            yield part


def _key(text: str, runs: Iterable[Run]) -> str:
    """What runs say, to be compared with others: without case, white space and a leading "By"."""
    return " ".join(_BY.sub("", written(text, runs).strip(), count=1).casefold().split())


def _with_dateline(text: str, dateline: Sequence[Run], runs: Sequence[Run]) -> Sequence[Run]:
    """The opening paragraph behind a dateline from its own field, unless it brings one itself."""
    place = _WORDS.findall(written(text, dateline).casefold())[:_FIRST_WORDS]
    opening = _WORDS.findall(written(text, runs).casefold())[: len(place)]
    if not place or opening[:1] == place[:1]:
        return runs
    reads = written(text, dateline).rstrip()
    dash = " " if _ENDED.search(reads) else (" — " if "(AP)" in reads else " - ")
    copy = [run for run in dateline if run.kind != "gap"]
    while copy and not written(text, copy[-1:]).strip():
        copy.pop()
    last = copy[-1]
    if last.kind == "copy":
        trimmed = last.start + len(text[last.start : last.end].rstrip())
        copy[-1] = last = last._replace(end=trimmed)
    return [*copy, Run("escape", last.end - 1, last.end, dash), *_without_lead(text, runs)]


def _without_lead(text: str, runs: Sequence[Run]) -> Iterator[Run]:
    """Runs without the white space they begin with."""
    begun = False
    for run in runs:
        if not begun and run.kind == "copy":
            reads = text[run.start : run.end]
            run = run._replace(start=run.end - len(reads.lstrip()))
        begun = begun or (run.kind != "gap" and bool(written(text, [run]).strip()))
        if begun or run.kind == "gap":
            yield run


class _Assembly:
    """One story in the making."""

    def __init__(self, file: SourceFile) -> None:
        self.builder = TextBuilder(file.text)
        self.blocks: list[Block] = []
        self._file = file
        self._suppressions: list[Suppression] = []
        self._waiting: list[Mark] = []

    def put(self, part: Part) -> None:
        """Put one paragraph, and note what pardons it."""
        runs = part.runs
        marks: list[Mark] = []
        if runs:
            found = self._file.marks_in(min(r.start for r in runs), max(r.end for r in runs))
            runs, marks = _without(runs, found)
        self._waiting += [mark for run in part.runs if (mark := _comment(run))]
        if self.blocks:
            self.builder.insert("\n\n")
        span = put_runs(self.builder, runs)
        if span is None:
            self.builder.trim(self.blocks[-1].span.end if self.blocks else 0)
            self._waiting += marks
            return
        self.blocks.append(Block(span, part.role))
        copy = [run for run in part.runs if run.kind != "gap"]
        area = Span(min(run.start for run in copy), max(run.end for run in copy))
        for mark in (*self._waiting, *marks):
            self._pardon(mark, area)
        self._waiting = []

    def finish(self) -> tuple[Suppression, ...]:
        """All that the marks pardon; one behind the last paragraph stands for itself."""
        for mark in self._waiting:
            self._pardon(mark, mark.span)
        return tuple(sorted(self._suppressions, key=lambda mark: mark.span))

    def _pardon(self, mark: Mark, area: Span) -> None:
        first = self._file.lines.position(area.start)
        last = self._file.lines.position(area.end)
        self._suppressions.append(
            Suppression(
                mark.codes,
                first.line,
                last.line,
                mark.span,
                mark.cq,
                (first.column, last.column),
            )
        )


def _without(runs: Sequence[Run], marks: Sequence[Mark]) -> tuple[Sequence[Run], list[Mark]]:
    """The runs without the marks that stand in their copy, and these."""
    if not marks:
        return runs, []
    cut = list(cut_out(runs, [mark.span for mark in marks]))
    gaps = {run.start for run in cut if run.kind == "gap"}
    return cut, [mark for mark in marks if mark.span.start in gaps]


def _comment(run: Run) -> Mark | None:
    codes = pardoned(run.text) if run.kind == "gap" and run.text else None
    return None if codes is None else Mark(Span(run.start, run.end), codes, cq=False)
