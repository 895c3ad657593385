"""Reads plain text: blank-line paragraphs, one paragraph per line, or hard-wrapped lines.

The text keeps what the file holds, blank lines and double spaces included, with three exceptions:
every line end is ``\\n``; the line break within a hard-wrapped paragraph, with the white space
around it, is one space; marks of the desk (``[newslint: ok NUM001]``, ``(CQ)``) are left out.
A mark covers its own line; a ``newslint: ok`` alone on a line covers the next line with copy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from newslint.formats.builder import TextBuilder
from newslint.formats.lines import SourceLine, split_lines
from newslint.formats.marks import Mark, find_marks
from newslint.formats.wrapping import soft_breaks
from newslint.model.span import Span
from newslint.model.story import Block, Story, Suppression
from newslint.patterns import lazy_regex

__all__ = ["read"]

_OPEN_COMPOUND = lazy_regex(r"[\w.](?:-|--|—)$")
_SUSPENDED = lazy_regex(r"(?:and|or|to|nor|but|through)\s")


@dataclass(slots=True)
class _Line:
    """A line of the source: what of it is copy, and the marks it holds."""

    at: SourceLine
    number: int
    kept: list[tuple[int, int]]
    text: str
    marks: list[Mark] = field(default_factory=list)

    @property
    def only_marks(self) -> bool:
        return bool(self.marks) and not self.text.strip()

    def runs(self, source: str, *, left: bool, right: bool) -> list[tuple[int, int]]:
        """The copy, without the white space at the sides asked for."""
        runs = [run for run in self.kept if source[slice(*run)].strip() or not (left or right)]
        if left and runs:
            start, end = runs[0]
            runs[0] = (end - len(source[start:end].lstrip()), end)
        if right and runs:
            start, end = runs[-1]
            runs[-1] = (start, start + len(source[start:end].rstrip()))
        return runs


def read(path: str, source: str, notes: tuple[str, ...] = ()) -> tuple[Story]:
    """The one story in a plain-text file; ``notes`` are remarks on its decoding."""
    lines = _lines(source)
    copy = list(_copy_lines(lines))
    builder = TextBuilder(source)
    paragraphs = _put_lines(builder, copy)
    text, source_map = builder.finish()
    story = Story(
        path=path,
        text=text,
        source=source,
        source_map=source_map,
        blocks=tuple(_blocks(text, paragraphs)),
        format="plain",
        suppressions=tuple(_suppressions(lines)),
        notes=notes,
    )
    return (story,)


def _copy_lines(lines: Sequence[_Line]) -> Iterator[_Line]:
    """The lines without those that hold only marks, and without the gap that such a line leaves."""
    gap = False
    for before, line in zip([None, *lines], lines, strict=False):
        blank = not line.text.strip()
        if line.only_marks:
            gap = gap or before is None or not before.text.strip()
        elif not (blank and gap):
            yield line
        gap = gap and blank


def _lines(source: str) -> list[_Line]:
    marks = list(find_marks(source))[::-1]
    lines = []
    for number, at in enumerate(split_lines(source), start=1):
        inside = []
        while marks and marks[-1].span.start < at.end:
            inside.append(marks.pop())
        kept = _without(source, at, inside) if inside else [(at.start, at.end)]
        text = "".join(source[start:end] for start, end in kept)
        lines.append(_Line(at, number, kept, text, inside))
    return lines


def _without(source: str, at: SourceLine, marks: Sequence[Mark]) -> list[tuple[int, int]]:
    """The copy of a line between its marks, without the white space that a mark leaves behind."""
    kept = []
    start = at.start
    for mark in marks:
        before = source[start : mark.span.start]
        end = start + len(before.rstrip()) if before.strip() else start
        kept.append((start, end))
        start = mark.span.end
        if end == at.start:
            start += len(source[start : at.end]) - len(source[start : at.end].lstrip())
    return [*kept, (start, at.end)]


def _put_lines(builder: TextBuilder, lines: Sequence[_Line]) -> list[tuple[int, int]]:
    """Put all lines; where in the text each paragraph begins and ends."""
    source = builder.source
    soft = soft_breaks([line.text for line in lines])
    paragraphs = []
    begin = 0
    for index, line in enumerate(lines):
        joins = index in soft
        for start, end in line.runs(source, left=index - 1 in soft, right=joins):
            builder.copy(start, end)
        if joins:
            _put_soft_break(builder, line, lines[index + 1])
            continue
        paragraphs.append((begin, builder.length))
        _put_line_end(builder, line.at)
        begin = builder.length
    return paragraphs


def _put_soft_break(builder: TextBuilder, line: _Line, following: _Line) -> None:
    """One space, or nothing where a compound was broken at its hyphen or a dash without spaces."""
    if _OPEN_COMPOUND.search(line.text.rstrip()[-3:]) and not _SUSPENDED.match(
        following.text.lstrip()
    ):
        return
    source = builder.source
    end = line.runs(source, left=False, right=True)[-1][1]
    start = following.runs(source, left=True, right=False)[0][0]
    builder.put(" ", end, start, "break")


def _put_line_end(builder: TextBuilder, at: SourceLine) -> None:
    if at.next == at.end:
        return
    if builder.source[at.next - 1] == "\n":
        builder.copy(at.next - 1, at.next)
    else:
        builder.put("\n", at.end, at.next, "escape")


def _blocks(text: str, paragraphs: Iterable[tuple[int, int]]) -> Iterator[Block]:
    for begin, end in paragraphs:
        copy = text[begin:end]
        if copy.strip():
            start = end - len(copy.lstrip())
            yield Block(Span(start, start + len(copy.strip())))


def _suppressions(lines: Sequence[_Line]) -> Iterator[Suppression]:
    """What each mark covers, in order of the marks."""
    following = 0
    covered: list[Suppression] = []
    for line in reversed(lines):
        for mark in reversed(line.marks):
            alone = line.only_marks and not mark.cq
            number = following or line.number if alone else line.number
            covered.append(Suppression(mark.codes, number, number, mark.span, mark.cq))
        if line.text.strip():
            following = line.number
    return reversed(covered)
