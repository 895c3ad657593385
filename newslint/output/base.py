"""What every output format is given, and the way to each format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType

from newslint.finding import Severity
from newslint.report import FileReport, ReportedFinding, RunReport

__all__ = ["FORMATS", "View", "render"]

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "full": "newslint.output.full",
        "concise": "newslint.output.concise",
        "grouped": "newslint.output.grouped",
        "json": "newslint.output.json",
        "jsonl": "newslint.output.jsonl",
        "github": "newslint.output.github",
    }
)
"""The module of each format; it offers ``render(report, view) -> Iterator[str]`` of lines."""


@dataclass(frozen=True, slots=True)
class View:
    """How a report is shown.

    ``min_severity`` is the lowest severity shown, ``width`` the columns of the terminal,
    ``statistics`` whether a table of counts and seconds is wanted.
    """

    min_severity: Severity = Severity.WARNING
    color: bool = False
    width: int = 100
    statistics: bool = False

    def shown(self, file: FileReport) -> tuple[ReportedFinding, ...]:
        """The findings on a file that are severe enough."""
        return tuple(f for f in file.findings if f.severity >= self.min_severity)

    def count(self, report: RunReport, severity: Severity) -> int:
        """How many findings of exactly this severity are shown."""
        return report.count(severity) if severity >= self.min_severity else 0

    def held_back(self, report: RunReport) -> int:
        """How many findings of the run are too slight to be shown."""
        return sum(report.count(level) for level in Severity if level < self.min_severity)


def render(name: str, report: RunReport, view: View) -> Iterator[str]:
    """The lines of ``report`` in the format ``name``.

    Raises:
        KeyError: If there is no such format.
    """
    lines: Iterator[str] = import_module(FORMATS[name]).render(report, view)
    return lines
