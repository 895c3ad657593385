"""Each finding with its line of copy, the words underlined, the message and the related lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.output.base import View
from newslint.output.excerpt import ELLIPSIS, excerpt, printable, text_width, wrap
from newslint.output.palette import Palette
from newslint.output.summary import closing, opening
from newslint.report import Place, Remedy, ReportedFinding, RunReport

__all__ = ["render"]

_MOST_RELATED = 3
"""Further places of a finding are named by their lines alone."""


def render(report: RunReport, view: View) -> Iterator[str]:
    """The lines of the report."""
    palette = Palette(view.color)
    yield from opening(report, view)
    for file in report.files:
        if file.error is not None:
            yield f"{palette.bold(file.path)}: {palette.bold('not checked')}: {file.error}"
            yield ""
        frame = _Frame(file.source.split("\n"), palette, view.width)
        for finding in file.findings:
            yield from frame.draw(file.path, finding)
            yield ""
    yield from closing(report, view)


class _Frame:
    """Draws findings on one file."""

    def __init__(self, lines: Sequence[str], palette: Palette, width: int) -> None:
        self._lines = lines
        self._palette = palette
        self._width = width

    def draw(self, path: str, finding: ReportedFinding) -> Iterator[str]:
        """Header, copy, message, related lines and remedy of one finding."""
        paint = self._palette
        places = [finding.place, *(place for place, _ in finding.related)]
        gutter = max(len(str(place.line)) for place in places)
        severity = paint.severity(f"{finding.severity} {finding.code}", finding.severity)
        at = f"{finding.place.line}:{finding.place.column}"
        yield f"{paint.bold(path)}:{at}: {severity} {paint.dim(finding.name)}"
        if self._line(finding.place):
            text, mark = self._copy(finding.place, gutter, "^")
            yield text
            yield f"{' ' * gutter} {paint.dim('|')} {paint.severity(mark, finding.severity)}"
        indent = " " * (gutter + 3)
        yield from (paint.bold(line) for line in wrap(finding.message, self._width, indent))
        for place, note in finding.related[:_MOST_RELATED]:
            text, mark = self._copy(place, gutter, "-")
            yield text
            yield from self._noted(mark, note, gutter)
        if further := finding.related[_MOST_RELATED:]:
            lines = ", ".join(dict.fromkeys(str(place.line) for place, _ in further))
            yield paint.dim(f"{indent}see also line{'s' if ',' in lines else ''} {lines}")
        if finding.fix is not None:
            yield from self._remedy(finding.fix, indent)

    def _line(self, place: Place) -> str:
        found = self._lines[place.line - 1] if place.line <= len(self._lines) else ""
        return found.rstrip("\r")

    def _copy(self, place: Place, gutter: int, mark: str) -> tuple[str, str]:
        """The copy at a place behind its line number, and the mark that goes below it."""
        line = self._line(place)
        end = place.end_column - 1 if place.end_line == place.line else len(line)
        cut = excerpt(line, place.column - 1, end, self._width - gutter - 3)
        number = self._palette.accent(f"{place.line:>{gutter}} ") + self._palette.dim("|")
        below = " " * cut.offset + mark * cut.length
        return f"{number} {cut.text}", below + (ELLIPSIS if place.end_line > place.line else "")

    def _noted(self, mark: str, note: str, gutter: int) -> Iterator[str]:
        """The mark with its note: after it where there is room, else below it."""
        note = printable(note)
        bar = f"{' ' * gutter} {self._palette.dim('|')} "
        if gutter + 3 + len(mark) + 1 + text_width(note) <= self._width:
            yield bar + self._palette.accent(f"{mark} {note}")
            return
        yield bar + self._palette.accent(mark)
        for line in wrap(note, self._width - gutter - 3, ""):
            start = min(len(mark) - len(mark.lstrip()), self._width - gutter - 3 - text_width(line))
            yield bar + self._palette.accent(" " * start + line)

    def _remedy(self, fix: Remedy, indent: str) -> Iterator[str]:
        flag = "--fix" if fix.safe else "--fix --unsafe-fixes"
        for line in wrap(f"fix: {fix.title} ({flag})", self._width, indent):
            yield self._palette.good(line)
