"""Brings the findings on a story to their places in its copy."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from newslint.finding import Severity
from newslint.galley import Galley, Setting
from newslint.model.sourcemap import Piece, Position, SourceMap
from newslint.model.span import Span
from newslint.model.story import Role
from newslint.report import FileReport, Place, ReportedFinding

__all__ = ["Mark", "Proof", "Query", "read_proof"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of one paragraph that a query is about or, if ``related``, compares them with."""

    anchor: str
    span: Span
    number: int
    severity: Severity
    related: bool


@dataclass(frozen=True, slots=True)
class Query:
    """A finding with its number in the story and the index of its paragraph.

    ``anchor`` is that of its note in the margin, ``mark`` that of its words in the copy (None if
    they are not copy), ``related`` likewise those of the related words, one for one.
    """

    number: int
    finding: ReportedFinding
    paragraph: int
    anchor: str
    mark: str | None
    related: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """A story on the page: ``marks`` and ``queries`` are ordered by their places."""

    anchor: str
    file: FileReport
    galley: Galley
    marks: tuple[Mark, ...]
    queries: tuple[Query, ...]

    def line_anchor(self, line: int) -> str | None:
        """The anchor of the paragraph that holds a source line; None above the first one."""
        index = bisect_right(self.galley.paragraphs, line, key=lambda p: p.line) - 1
        return None if index < 0 else self.paragraph_anchor(index)

    def paragraph_anchor(self, index: int) -> str:
        """The anchor of a paragraph."""
        return f"{self.anchor}-p{index + 1}"


def read_proof(file: FileReport, number: int) -> Proof:
    """The findings of the story with that number on the page, each at its place."""
    anchor, galley = f"s{number}", file.galley or _plain(file.source)
    places = _Places(galley)
    marks: list[Mark] = []
    queries: list[Query] = []
    for index, finding in enumerate(file.findings, start=1):
        name = f"{anchor}-m{index}"
        own = places.of_span(finding.span)
        if own is not None:
            marks.append(Mark(name, own, index, finding.severity, related=False))
        related: list[str | None] = []
        for other, (place, _) in enumerate(finding.related, start=1):
            span = places.of_place(place)
            related.append(None if span is None else f"{name}-{other}")
            if span is not None:
                marks.append(Mark(f"{name}-{other}", span, index, finding.severity, related=True))
        paragraph = places.paragraph(own, finding.place)
        mark = None if own is None else name
        queries.append(Query(index, finding, paragraph, f"{anchor}-q{index}", mark, tuple(related)))
    queries.sort(key=lambda query: (query.paragraph, query.number))
    marks.sort(key=lambda mark: (mark.span.start, -mark.span.end, mark.number))
    return Proof(anchor, file, galley, tuple(marks), tuple(queries))


class _Places:
    """Finds places of the source in the paragraphs of a galley."""

    def __init__(self, galley: Galley) -> None:
        self._galley = galley

    def of_span(self, source: Span) -> Span | None:
        """The words of the first paragraph that a run of source touches; None if it is no copy."""
        span = self._galley.source_map.text_span(source)
        if span is None:
            return None
        for paragraph in self._galley.paragraphs:
            inside = paragraph.span
            if span.overlaps(inside) or inside.start <= span.start == span.end <= inside.end:
                return Span(max(span.start, inside.start), min(span.end, inside.end))
        return None

    def of_place(self, place: Place) -> Span | None:
        """The same for a place in lines and columns."""
        source_map = self._galley.source_map
        start = source_map.offset(Position(place.line, place.column))
        end = source_map.offset(Position(place.end_line, place.end_column))
        return self.of_span(Span(start, max(start, end)))

    def paragraph(self, span: Span | None, place: Place) -> int:
        """The index of the paragraph with these words, else of the one before that place."""
        paragraphs = self._galley.paragraphs
        if span is not None:
            return bisect_right(paragraphs, span.start, key=lambda p: p.span.start) - 1
        return max(bisect_right(paragraphs, place.line, key=lambda p: p.line) - 1, 0)


def _plain(source: str) -> Galley:
    """A source of which no more is known than its lines."""
    whole = Span(0, len(source))
    paragraphs, start = [], 0
    for number, line in enumerate(source.split("\n"), start=1):
        if line.strip():
            paragraphs.append(Setting(Role.BODY, number, Span(start, start + len(line))))
        start += len(line) + 1
    return Galley(source, tuple(paragraphs), SourceMap([Piece(whole, whole)], source))
