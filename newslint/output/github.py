"""Workflow commands that GitHub shows beside the lines of a pull request.

Format and escapes: GitHub Docs, "Workflow commands for GitHub Actions", and the ``command.ts`` of
its actions toolkit.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.output.base import View
from newslint.report import ReportedFinding, RunReport
from newslint.severity import Severity

__all__ = ["render"]

_COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.SUGGESTION: "notice",
}


def render(report: RunReport, view: View) -> Iterator[str]:
    """One command for each finding and each file that could not be read."""
    for file in report.files:
        if file.error is not None:
            yield f"::error file={_property(file.path)},title=not checked::{_data(file.error)}"
        for finding in file.findings:
            yield _command(file.path, finding)


def _command(path: str, finding: ReportedFinding) -> str:
    place = finding.place
    properties = {
        "title": f"{finding.code} {finding.name}",
        "file": path,
        "line": place.line,
        "col": place.column,
        "endLine": place.end_line,
    }
    if place.end_line == place.line:  # elsewhere GitHub rejects columns that seem to run backwards
        properties["endColumn"] = place.end_column
    else:
        del properties["col"]
    written = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    also = "".join(f"\nline {place.line}: {note}" for place, note in finding.related)
    return f"::{_COMMANDS[finding.severity]} {written}::{_data(finding.message + also)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: object) -> str:
    return _data(str(value)).replace(":", "%3A").replace(",", "%2C")
