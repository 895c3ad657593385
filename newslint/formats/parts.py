"""Parts of a story as readers of structured formats find them, before they are put in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from newslint.formats.lines import split_lines
from newslint.formats.runs import Run
from newslint.formats.wrapping import soft_breaks
from newslint.model.story import Metadata, Role

__all__ = ["Fields", "Part", "RunCollector", "plain_parts", "text_runs", "written"]

_WRAP = re.compile(r"(?<![ \t\f])[ \t\f]*+[\r\n][ \t\f\r\n]*+")


class Part(NamedTuple):
    """A paragraph of copy, or with no copy in its runs only the comments between two paragraphs.

    The runs are offsets into the source; a ``gap`` whose text is not empty is a comment.
    """

    role: Role | None
    runs: Sequence[Run]


@dataclass(slots=True)
class Fields:
    """A story by its fields; ``dateline`` is one that the format keeps apart from the copy."""

    headline: Sequence[Run] = ()
    decks: list[Sequence[Run]] = field(default_factory=list)
    bylines: list[Sequence[Run]] = field(default_factory=list)
    dateline: Sequence[Run] = ()
    body: list[Part] = field(default_factory=list)
    metadata: Metadata = field(default_factory=Metadata)
    notes: tuple[str, ...] = ()

    def take(self, parts: Iterable[Part]) -> None:
        """Sort the parts of a body into their fields; a headline given before stands.

        Comments between two parts go to the second.
        """
        waiting: list[Run] = []
        for part in parts:
            if all(run.kind == "gap" for run in part.runs):
                waiting += part.runs
                continue
            self._take(Part(part.role, [*waiting, *part.runs]))
            waiting = []
        if waiting:
            self.body.append(Part(None, waiting))

    def _take(self, part: Part) -> None:
        if part.role is Role.HEADLINE and not self.headline:
            self.headline = part.runs
        elif part.role is Role.HEADLINE or part.role is Role.DECK:
            self.decks.append(part.runs)
        elif part.role is Role.BYLINE:
            self.bylines.append(part.runs)
        else:
            self.body.append(part)


def text_runs(text: str, start: int, end: int) -> Iterator[Run]:
    """Runs of a stretch of text in which line breaks are mere spaces."""
    at = start
    for match in _WRAP.finditer(text, start, end):
        if match.start() > at:
            yield Run("copy", at, match.start())
        yield Run("break", match.start(), match.end(), " ")
        at = match.end()
    if at < end:
        yield Run("copy", at, end)


class RunCollector:
    """Gathers the runs of one paragraph of markup, in which tags and line ends are no copy.

    White space on both sides of a tag is one space, as are line breaks; all else is kept.

    Args:
        source: What the runs are offsets into.
    """

    def __init__(self, source: str) -> None:
        self.runs: list[Run] = []
        self._source = source
        self._spaced = True

    def copy(self, start: int, end: int) -> None:
        """Add a stretch of text."""
        for run in text_runs(self._source, start, end):
            self.put(run)

    def put(self, run: Run) -> None:
        """Add a run as it is, but for superfluous white space at its start."""
        if run.kind == "copy" and self._spaced:
            text = self._source[run.start : run.end]
            run = run._replace(start=run.end - len(text.lstrip(" \t\f")))
        doubled = run.kind == "break" and bool(self.runs) and self.runs[-1].kind == "break"
        if run.start < run.end and not doubled:
            self.runs.append(run)
            self._spaced = run.kind == "break" or (self._spaced and run.kind == "gap")

    def tag(self) -> None:
        """Note that a tag stands here."""
        last = self.runs[-1] if self.runs else None
        ends = last is not None and last.kind == "copy" and self._source[last.end - 1].isspace()
        self._spaced = self._spaced or ends

    def take(self) -> list[Run]:
        """The runs so far; the next paragraph begins."""
        runs, self.runs, self._spaced = self.runs, [], True
        return runs


def plain_parts(text: str) -> Iterator[Part]:
    """The paragraphs of a field of plain text; a wrapped paragraph is one part."""
    lines = list(split_lines(text))
    wrapped = soft_breaks([text[line.start : line.end] for line in lines])
    runs: list[Run] = []
    for index, line in enumerate(lines):
        if line.end > line.start:
            runs.append(Run("copy", line.start, line.end))
        if index in wrapped:
            runs.append(Run("break", line.end, line.next, " "))
            continue
        yield Part(None, runs)
        runs = []


def written(source: str, runs: Iterable[Run]) -> str:
    """What runs read, without their comments."""
    parts = (
        source[r.start : r.end] if r.kind == "copy" else r.text for r in runs if r.kind != "gap"
    )
    return "".join(parts)
