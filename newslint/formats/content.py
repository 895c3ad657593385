"""The inline content of one Markdown block, line by line, with its places in the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

__all__ = ["Content"]


class Content:
    """Stretches of source, one a line, joined by line feeds to one ``text``.

    Args:
        source: What the stretches are offsets into.
        stretches: Start and end of each line's content, in order.
    """

    def __init__(self, source: str, stretches: Sequence[tuple[int, int]]) -> None:
        self.text = "\n".join(source[start:end] for start, end in stretches)
        self._sources = [start for start, _ in stretches]
        self._starts = [0]
        for start, end in stretches[:-1]:
            self._starts.append(self._starts[-1] + end - start + 1)

    def start(self, offset: int) -> int:
        """Source offset of the character at ``offset`` of the text."""
        line = bisect_right(self._starts, offset) - 1
        return self._sources[line] + offset - self._starts[line]

    def end(self, offset: int) -> int:
        """Source offset behind the character before ``offset``; behind a line feed, that is where
        the next line's content begins."""
        if offset and self.text[offset - 1] == "\n":
            return self.start(offset)
        return self.start(offset - 1) + 1 if offset else self.start(0)
