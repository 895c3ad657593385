"""Findings as users see them: with lines and columns of the source file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from newslint.model.span import Span
from newslint.settings import DEFAULT_PROFILE
from newslint.severity import Severity

if TYPE_CHECKING:
    from newslint.galley import Galley

__all__ = [
    "FileReport",
    "Place",
    "Remedy",
    "ReportedEdit",
    "ReportedFinding",
    "RunReport",
    "merged",
]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a finding stands: lines and columns from 1, in code points, the end exclusive.

    In a Word document a line is a paragraph, and ``run`` is the run of formatting within it, from
    1, in which the place begins; None in all other formats.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    run: int | None = field(default=None, compare=False)


class ReportedEdit(NamedTuple):
    """Replacement of a place (also given as ``span`` of the source) by a text."""

    place: Place
    span: Span
    text: str


class Remedy(NamedTuple):
    """A fix in source coordinates."""

    title: str
    edits: tuple[ReportedEdit, ...]
    safe: bool


class ReportedFinding(NamedTuple):
    """A finding in source coordinates; ``related`` pairs places with notes.

    ``context`` is the copy flagged with a few words around it, white space made even: it stays the
    same when the story around it changes.
    """

    code: str
    name: str
    severity: Severity
    message: str
    place: Place
    span: Span
    confidence: float = 1.0
    related: tuple[tuple[Place, str], ...] = ()
    fix: Remedy | None = None
    context: str = ""


@dataclass(frozen=True, slots=True)
class FileReport:
    """All findings on one story, in the order of their places, then codes.

    ``error`` is set, and there are no findings, when the file could not be read; ``skipped`` says
    why a sound file was passed over (no story in it, another language than English). ``stories``
    counts the stories read from it: exports and feeds hold several. ``held_back``
    counts by severity the findings that are too slight to be shown under the settings. ``profile``
    names the house profile that the story was read by, ``agency`` the one in its dateline if that
    chose the profile. ``notes`` say in a few words each what the user should know of how the file
    was read. ``known`` is the number of findings left out because a baseline holds them.
    """

    path: str
    findings: tuple[ReportedFinding, ...] = ()
    source: str = ""
    words: int = 0
    stories: int = 1
    error: str | None = None
    skipped: str | None = None
    profile: str = DEFAULT_PROFILE
    agency: str | None = None
    timings: dict[str, float] = field(default_factory=dict)
    """Seconds spent in each rule and layer, as `newslint.timing` tells (empty unless asked for)."""
    held_back: Mapping[Severity, int] = field(default_factory=dict)
    galleys: tuple[Galley, ...] = ()
    """The stories set for a page, if that was asked for."""
    notes: tuple[str, ...] = ()
    known: int = 0


def merged(reports: Sequence[FileReport]) -> FileReport:
    """One report on a file from those on the stories in it, of which there is at least one.

    If one of them could not be checked, that is the report on all.
    """
    first = next((report for report in reports if report.error is not None), reports[0])
    if len(reports) == 1 or first.error is not None:
        return first
    found = (finding for report in reports for finding in report.findings)
    timings: Counter[str] = Counter()
    for report in reports:
        timings.update(report.timings)
    return replace(
        first,
        findings=tuple(sorted(found, key=lambda f: (f.place, f.code, f.message))),
        words=sum(report.words for report in reports),
        stories=len(reports),
        timings=dict(timings),
        notes=tuple(dict.fromkeys(note for report in reports for note in report.notes)),
        galleys=tuple(galley for report in reports for galley in report.galleys),
    )


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a whole run found.

    ``notes`` are remarks of the run itself (skipped files and such); ``problems`` name rules that
    could not be loaded, one line each: the run went on without them, and its exit status is 2.
    ``skipped`` counts the files passed over, by what they have in common ("of other kinds").
    """

    files: tuple[FileReport, ...]
    notes: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    skipped: Mapping[str, int] = field(default_factory=dict)

    def count(self, severity: Severity) -> int:
        """How many findings have exactly this severity."""
        return sum(f.severity == severity for file in self.files for f in file.findings)

    @property
    def held_back(self) -> Counter[Severity]:
        """How many findings of each severity are too slight to be shown under the settings."""
        return sum((Counter(file.held_back) for file in self.files), Counter())

    @property
    def worst(self) -> Severity | None:
        """The highest severity found."""
        return max((f.severity for file in self.files for f in file.findings), default=None)
