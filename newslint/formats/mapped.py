"""A decoded string that knows where the source writes each of its characters.

Formats nest: HTML inside a JSON string, HTML inside CDATA inside XML. Each layer decodes a string
of the one outside it; the offsets of the inner layer are lifted outward, one layer at a time, until
they are offsets into the file.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from newslint.formats.runs import Run

__all__ = ["Mapped"]


class Mapped:
    """A string made of runs of a source.

    Args:
        source: What the runs are offsets into.
        runs: In order of the text; ``copy`` runs stand for themselves, others for their ``text``.
    """

    def __init__(self, source: str, runs: Iterable[Run]) -> None:
        self._runs = [run for run in runs if run.kind == "copy" or run.text]
        parts = [source[r.start : r.end] if r.kind == "copy" else r.text for r in self._runs]
        self._starts = [0]
        for part in parts:
            self._starts.append(self._starts[-1] + len(part))
        self.text = "".join(parts)

    @classmethod
    def whole(cls, source: str) -> Mapped:
        """A string that is its own source."""
        return cls(source, [Run("copy", 0, len(source))])

    def lift(self, runs: Iterable[Run]) -> Iterator[Run]:
        """Runs with offsets into this string as runs with offsets into its source.

        A run of copy comes out in pieces where the source does not write it as it reads.
        """
        for run in runs:
            if run.kind == "copy":
                yield from self._lift_copy(run.start, run.end)
            else:
                yield run._replace(start=self.source_start(run.start), end=self.source_end(run.end))

    def source_start(self, offset: int) -> int:
        """Where the source begins to write the character at an offset."""
        if not self._runs:
            return 0
        index = min(bisect_right(self._starts, offset) - 1, len(self._runs) - 1)
        run = self._runs[index]
        within = offset - self._starts[index]
        if run.kind == "copy":
            return run.start + within
        return run.end if offset >= self._starts[index + 1] else run.start

    def source_end(self, offset: int) -> int:
        """Where the source ends to write the character before an offset."""
        if offset == 0 or not self._runs:
            return self.source_start(offset)
        index = min(bisect_right(self._starts, offset - 1) - 1, len(self._runs) - 1)
        run = self._runs[index]
        return run.start + offset - self._starts[index] if run.kind == "copy" else run.end

    def _lift_copy(self, start: int, end: int) -> Iterator[Run]:
        index = bisect_right(self._starts, start) - 1
        while start < end:
            run, begin = self._runs[index], self._starts[index]
            stop = min(end, self._starts[index + 1])
            if run.kind == "copy":
                yield Run("copy", run.start + start - begin, run.start + stop - begin)
            else:
                yield run._replace(text=self.text[start:stop])
            start = stop
            index += 1
