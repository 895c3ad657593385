"""The exact way back from a document's text to the file it was read from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from newslint.model.span import Span
from newslint.patterns import lazy_regex

__all__ = ["Lines", "Piece", "PieceKind", "Position", "SourceMap"]

_LINE_END = lazy_regex(r"\r\n|\r|\n")

PieceKind = Literal["copy", "escape", "break"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of document text and the run of source it stands for.

    ``copy`` pieces are the same characters on both sides (equal lengths); an ``escape`` is written
    otherwise in the source (an entity, an escape sequence); a ``break`` is a line break of the
    source that reads as a space.
    """

    text: Span
    source: Span
    kind: PieceKind = "copy"


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in the source: line and column, both from 1, columns in code points."""

    line: int
    column: int


class Lines:
    """The lines of a source, whatever ends them (LF, CRLF or CR)."""

    def __init__(self, source: str) -> None:
        self._starts = [0]
        self._starts += [match.end() for match in _LINE_END.finditer(source)]

    def position(self, offset: int) -> Position:
        """Line and column of an offset."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def offset(self, position: Position) -> int:
        """The offset of a line and column."""
        return self._starts[position.line - 1] + position.column - 1


class SourceMap:
    """Maps spans of a document's text to spans and line/column positions of its source.

    Args:
        pieces: Runs of text in order of their text spans, which must not overlap. Source that no
            piece covers was dropped by the reader (markup, code, metadata).
        source: The decoded file, byte-order mark removed, or its lines where several stories of
            one file share them.
    """

    def __init__(self, pieces: Iterable[Piece], source: str | Lines) -> None:
        self.pieces = tuple(pieces)
        self._starts = [piece.text.start for piece in self.pieces]
        self._lines = source if isinstance(source, Lines) else Lines(source)

    def source_span(self, span: Span) -> Span:
        """The smallest run of source that holds the text of ``span``."""
        start = self._offset(span.start)
        end = start if span.end == span.start else self._offset(span.end - 1, last=True)
        return Span(start, max(start, end))

    def is_copy(self, span: Span) -> bool:
        """Whether the source of ``span`` is the same text, in one run: the condition for a fix."""
        return len(self.source_span(span)) == len(span) and all(
            piece.kind == "copy" for piece in self._pieces_of(span)
        )

    def text_span(self, source: Span) -> Span | None:
        """The text that a run of source stands for; None where the source is no copy."""
        met = [piece for piece in self.pieces if _meets(piece.source, source)]
        if not met:
            return None
        start = min(_text_at(piece, source.start, piece.text.start) for piece in met)
        end = max(_text_at(piece, source.end, piece.text.end) for piece in met)
        return Span(start, max(start, end))

    def position(self, source_offset: int) -> Position:
        """Line and column of an offset into the source."""
        return self._lines.position(source_offset)

    def run_at(self, source_offset: int) -> int | None:
        """Number, from 1, of the run of formatting within its paragraph, in Word documents."""
        return None

    def offset(self, position: Position) -> int:
        """The offset into the source of a line and column."""
        return self._lines.offset(position)

    def _pieces_of(self, span: Span) -> tuple[Piece, ...]:
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        last = bisect_right(self._starts, max(span.end - 1, span.start))
        return self.pieces[first:last]

    def _offset(self, offset: int, *, last: bool = False) -> int:
        """Source offset of a text offset; with ``last``, the end of that character's source."""
        if not self.pieces:
            return 0
        index = bisect_right(self._starts, offset) - 1
        piece = self.pieces[max(index, 0)]
        within = offset - piece.text.start
        if within >= len(piece.text):  # text that the reader put in between two pieces
            following = index + 1 < len(self.pieces) and not last
            return self.pieces[index + 1].source.start if following else piece.source.end
        if piece.kind == "copy":
            return piece.source.start + within + (1 if last else 0)
        return piece.source.end if last else piece.source.start


def _meets(piece: Span, source: Span) -> bool:
    """Whether two runs of source overlap; an empty one also meets what begins or ends there."""
    if len(source):
        return piece.overlaps(source)
    return piece.start <= source.start <= piece.end


def _text_at(piece: Piece, source_offset: int, otherwise: int) -> int:
    """The text offset of a source offset, kept within a piece of copy; ``otherwise`` for others."""
    if piece.kind != "copy":
        return otherwise
    inside = min(max(source_offset, piece.source.start), piece.source.end)
    return piece.text.start + inside - piece.source.start
