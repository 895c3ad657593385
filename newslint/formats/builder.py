"""Puts a story's text together and keeps the way back to the source."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.model.sourcemap import Piece, PieceKind, SourceMap
from newslint.model.span import Span

__all__ = ["TextBuilder"]


class TextBuilder:
    """A text that grows piece by piece, each with its place in ``source``.

    ``length`` is the number of code points put so far.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.length = 0
        self._parts: list[str] = []
        self._pieces: list[tuple[int, int, int, int, PieceKind]] = []

    def copy(self, start: int, end: int) -> None:
        """Put the characters ``start`` to ``end`` of the source."""
        if start == end:
            return
        at = self.length
        self._append(self.source[start:end])
        if self._pieces and self._pieces[-1][4] == "copy":
            text_start, text_end, source_start, source_end, _ = self._pieces[-1]
            if text_end == at and source_end == start:
                self._pieces[-1] = (text_start, self.length, source_start, end, "copy")
                return
        self._pieces.append((at, self.length, start, end, "copy"))

    def put(self, text: str, start: int, end: int, kind: PieceKind) -> None:
        """Put ``text``, which the source writes otherwise from ``start`` to ``end``."""
        at = self.length
        self._append(text)
        self._pieces.append((at, self.length, start, end, kind))

    def insert(self, text: str) -> None:
        """Put ``text`` that the source does not hold."""
        self._append(text)

    def trim(self, floor: int) -> None:
        """Take back white space at the end of the text, down to the length ``floor``."""
        while self._parts and self.length > floor:
            part = self._parts.pop()
            cut = min(len(part) - len(part.rstrip()), self.length - floor)
            self.length -= cut
            if cut < len(part):
                self._parts.append(part[: len(part) - cut])
                break
        self._drop_pieces()

    def ends_with_space(self, floor: int) -> bool:
        """Whether the text beyond ``floor`` is empty or ends in white space."""
        return self.length <= floor or self._parts[-1][-1:].isspace()

    def since(self, floor: int) -> str:
        """The text beyond ``floor``."""
        parts: list[str] = []
        missing = self.length - floor
        for part in reversed(self._parts):
            if missing <= 0:
                break
            parts.append(part[-missing:])
            missing -= len(part)
        return "".join(reversed(parts))

    def finish(self) -> tuple[str, SourceMap]:
        """The text and its map."""
        return self.text(), SourceMap(self.pieces(), self.source)

    def text(self) -> str:
        """All text put so far."""
        return "".join(self._parts)

    def pieces(self) -> Iterator[Piece]:
        """What the text is made of, in order."""
        return (Piece(Span(a, b), Span(c, d), kind) for a, b, c, d, kind in self._pieces)

    def _append(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self.length += len(text)

    def _drop_pieces(self) -> None:
        while self._pieces and self._pieces[-1][0] >= self.length:
            self._pieces.pop()
        if self._pieces and self._pieces[-1][1] > self.length:
            start, end, source_start, source_end, kind = self._pieces[-1]
            shorter = source_end - (end - self.length) if kind == "copy" else source_end
            self._pieces[-1] = (start, self.length, source_start, shorter, kind)
