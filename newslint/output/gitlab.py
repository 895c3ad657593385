"""The code quality report that GitLab shows beside the lines of a merge request.

Format: GitLab Docs, "Code Quality", section "Code Quality report format", which is a part of the
specification of Code Climate.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from newslint.finding import Severity
from newslint.output.base import View
from newslint.output.places import fingerprinted, relative
from newslint.report import FileReport, Place, ReportedFinding, RunReport

__all__ = ["render"]

_SEVERITIES = {
    Severity.ERROR: "major",
    Severity.WARNING: "minor",
    Severity.SUGGESTION: "info",
}
_TOP = Place(1, 1, 1, 1)


def render(report: RunReport, view: View) -> Iterator[str]:
    """A list of issues: the findings, and each file that could not be read."""
    yield json.dumps(list(_issues(report)), ensure_ascii=False, indent=2)


def _issues(report: RunReport) -> Iterator[dict[str, Any]]:
    for file in report.files:
        if file.error is not None:
            yield _not_checked(file, file.error)
        for finding, fingerprint in fingerprinted(file):
            yield _issue(file, finding, fingerprint)


def _not_checked(file: FileReport, error: str) -> dict[str, Any]:
    key = f"{relative(file.path)}\0not-checked"
    return {
        "description": f"not checked: {error}",
        "check_name": "not-checked",
        "fingerprint": hashlib.sha256(key.encode("utf-8", "replace")).hexdigest(),
        "severity": "critical",
        "location": _location(file, _TOP),
    }


def _issue(file: FileReport, finding: ReportedFinding, fingerprint: str) -> dict[str, Any]:
    return {
        "description": f"{finding.code}: {finding.message}",
        "check_name": f"{finding.code} {finding.name}",
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": _location(file, finding.place),
    }


def _location(file: FileReport, place: Place) -> dict[str, Any]:
    positions = {
        "begin": {"line": place.line, "column": place.column},
        "end": {"line": place.end_line, "column": place.end_column},
    }
    return {"path": relative(file.path), "positions": positions}
