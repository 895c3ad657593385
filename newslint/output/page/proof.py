"""Brings the findings on a story to their places in its copy."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from newslint.finding import Severity
from newslint.galley import Galley, Setting
from newslint.model.sourcemap import Piece, Position, SourceMap
from newslint.model.span import Span
from newslint.model.story import Role
from newslint.report import FileReport, Place, ReportedFinding

__all__ = ["Mark", "Proof", "Query", "read_proofs"]


class Mark(NamedTuple):
    """Words of one paragraph that a query is about or, if ``related``, compares them with."""

    anchor: str
    span: Span
    number: int
    severity: Severity
    related: bool


class Query(NamedTuple):
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


class Proof(NamedTuple):
    """A story on the page.

    ``marks`` holds those of each paragraph; both these and the queries are ordered by their places.
    """

    anchor: str
    galley: Galley
    marks: tuple[tuple[Mark, ...], ...]
    queries: tuple[Query, ...]

    def line_anchor(self, line: int) -> str | None:
        """The anchor of the first paragraph on a source line; None above the first one."""
        lines = [paragraph.line for paragraph in self.galley.paragraphs]
        last = bisect_right(lines, line) - 1
        return None if last < 0 else self.paragraph_anchor(lines.index(lines[last]))

    def paragraph_anchor(self, index: int) -> str:
        """The anchor of a paragraph."""
        return f"{self.anchor}-p{index + 1}"


def read_proofs(file: FileReport, number: int) -> tuple[Proof, ...]:
    """The stories of the file with that number on the page, each with its findings."""
    galleys = file.galleys or (_plain(file.source),)
    shares: list[list[ReportedFinding]] = [[] for _ in galleys]
    for finding in file.findings:
        shares[_owner(galleys, finding)].append(finding)
    parts = [f".{part}" if len(galleys) > 1 else "" for part in range(1, len(galleys) + 1)]
    return tuple(
        _read(galley, share, f"s{number}{part}")
        for galley, share, part in zip(galleys, shares, parts, strict=True)
    )


def _owner(galleys: Sequence[Galley], finding: ReportedFinding) -> int:
    """The index of the story with the words of a finding, else of the last that begins before."""
    for index, galley in enumerate(galleys):
        if galley.source_map.text_span(finding.span) is not None:
            return index
    begun = [
        index
        for index, galley in enumerate(galleys)
        if galley.paragraphs and galley.paragraphs[0].line <= finding.place.line
    ]
    return begun[-1] if begun else 0


def _read(galley: Galley, findings: Sequence[ReportedFinding], anchor: str) -> Proof:
    """The findings of one story, each at its place."""
    places = _Places(galley)
    marks: list[list[Mark]] = [[] for _ in galley.paragraphs]
    queries: list[Query] = []

    def mark(
        name: str, found: tuple[int, Span] | None, number: int, level: Severity, related: bool
    ) -> str | None:
        """The anchor of the words found, which are marked; None if there are none."""
        if found is None:
            return None
        index, span = found
        marks[index].append(Mark(name, span, number, level, related))
        return name

    for query, finding in enumerate(findings, start=1):
        name, own, level = f"{anchor}-m{query}", places.of_span(finding.span), finding.severity
        paragraph = places.before(finding.place) if own is None else own[0]
        asked = mark(name, own, query, level, related=False)
        related = [
            mark(f"{name}-{other}", places.of_place(place), query, level, related=True)
            for other, (place, _) in enumerate(finding.related, start=1)
        ]
        note = f"{anchor}-q{query}"
        queries.append(Query(query, finding, paragraph, note, asked, tuple(related)))
    queries.sort(key=lambda query: (query.paragraph, query.number))
    return Proof(anchor, galley, tuple(map(_ordered, marks)), tuple(queries))


def _ordered(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """By their places, of those that begin together the longest first."""
    return tuple(sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end, mark.number)))


class _Places:
    """Finds places of the source in the paragraphs of a galley."""

    def __init__(self, galley: Galley) -> None:
        self._paragraphs = galley.paragraphs
        self._source_map = galley.source_map

    def of_span(self, source: Span) -> tuple[int, Span] | None:
        """The words of the first paragraph that a run of source touches, with its index.

        None if it is no copy.
        """
        span = self._source_map.text_span(source)
        if span is None:
            return None
        first = bisect_left(self._paragraphs, span.start, key=lambda p: p.span.end)
        for index, paragraph in enumerate(self._paragraphs[first : first + 2], start=first):
            inside = paragraph.span
            if span.overlaps(inside) or inside.start <= span.start == span.end:
                return index, Span(max(span.start, inside.start), min(span.end, inside.end))
        return None

    def of_place(self, place: Place) -> tuple[int, Span] | None:
        """The same for a place in lines and columns."""
        start = self._source_map.offset(Position(place.line, place.column))
        end = self._source_map.offset(Position(place.end_line, place.end_column))
        return self.of_span(Span(start, max(start, end)))

    def before(self, place: Place) -> int:
        """The index of the last paragraph that begins before a place, or of the first one."""
        return max(bisect_right(self._paragraphs, place.line, key=lambda p: p.line) - 1, 0)


def _plain(source: str) -> Galley:
    """A source of which no more is known than its lines."""
    whole = Span(0, len(source))
    paragraphs, start = [], 0
    for number, line in enumerate(source.split("\n"), start=1):
        if line.strip():
            paragraphs.append(Setting(Role.BODY, number, Span(start, start + len(line))))
        start += len(line) + 1
    return Galley(source, tuple(paragraphs), SourceMap([Piece(whole, whole)], source))
