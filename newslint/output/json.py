"""The report as one JSON object; its schema is ``newslint/schemas/report.schema.json``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from newslint import __version__
from newslint.output.base import View
from newslint.output.statistics import by_rule, layer_seconds
from newslint.report import FileReport, Place, Remedy, ReportedFinding, RunReport
from newslint.severity import Severity

__all__ = ["finding_object", "render"]


def render(report: RunReport, view: View) -> Iterator[str]:
    """The object, indented."""
    whole: dict[str, Any] = {
        "version": __version__,
        "files": [_file(file) for file in report.files],
        "notes": [*report.problems, *report.notes],
        "summary": _summary(report),
    }
    if view.statistics:
        whole["statistics"] = _statistics(report)
    yield json.dumps(whole, ensure_ascii=False, indent=2)


def finding_object(finding: ReportedFinding) -> dict[str, Any]:
    """One finding with the keys of the schema."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": str(finding.severity),
        "message": finding.message,
        **_place(finding.place),
        "confidence": finding.confidence,
        "related": [{**_place(place), "message": note} for place, note in finding.related],
        "fix": None if finding.fix is None else _fix(finding.fix),
    }


def _file(file: FileReport) -> dict[str, Any]:
    found = [finding_object(finding) for finding in file.findings]
    if file.skipped is not None:
        return {"path": file.path, "findings": found, "skipped": file.skipped}
    if file.error is not None:
        return {"path": file.path, "findings": found, "error": file.error}
    profile = {"name": file.profile, "agency": file.agency}
    return {"path": file.path, "profile": profile, "findings": found}


def _place(place: Place) -> dict[str, int]:
    found = {
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }
    return found if place.run is None else found | {"run": place.run}


def _fix(fix: Remedy) -> dict[str, Any]:
    edits = [{**_place(edit.place), "text": edit.text} for edit in fix.edits]
    return {"title": fix.title, "safe": fix.safe, "edits": edits}


def _summary(report: RunReport) -> dict[str, Any]:
    read = [file for file in report.files if file.error is None]
    skipped = {kind: number for kind, number in report.skipped.items() if number}
    known = sum(file.known for file in report.files)
    return {
        "files": sum(file.stories for file in read),
        "unreadable": len(report.files) - len(read),
        "words": sum(file.words for file in read),
        **{f"{level}s": report.count(level) for level in sorted(Severity, reverse=True)},
        "held_back": report.held_back.total(),
        **({"known": known} if known else {}),
        **({"skipped": skipped} if skipped else {}),
    }


def _statistics(report: RunReport) -> dict[str, Any]:
    return {
        "rules": [
            {"code": f.code, "name": f.name, "count": f.count, "seconds": round(f.seconds, 6)}
            for f in by_rule(report)
        ],
        "layers": {name: round(seconds, 6) for name, seconds in layer_seconds(report).items()},
    }
