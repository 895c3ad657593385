"""The report in the Static Analysis Results Interchange Format, for code scanning.

Format: OASIS Standard, "SARIF Version 2.1.0 Plus Errata 01" (2023). Columns are code points, as the
log itself says; regions end before their last column, as places do here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from newslint import __version__
from newslint.finding import Severity
from newslint.notices import NOTICES
from newslint.output.base import View
from newslint.output.manual import markdown, summary_of
from newslint.output.places import fingerprinted, uri
from newslint.report import FileReport, Place, Remedy, ReportedFinding, RunReport
from newslint.rule import Rule

__all__ = ["render"]

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.SUGGESTION: "note",
}
_Object = dict[str, Any]


def render(report: RunReport, view: View) -> Iterator[str]:
    """The log with its one run, indented."""
    spoke = {f.code: f for file in report.files for f in file.findings}
    indices = {code: index for index, code in enumerate(sorted(spoke))}
    driver = {
        "name": "newslint",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(spoke[code], view.rules.get(code)) for code in indices],
    }
    run = {
        "tool": {"driver": driver},
        "invocations": [_invocation(report)],
        "artifacts": [_artifact(file) for file in report.files],
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(file, number, finding, fingerprint, indices)
            for number, file in enumerate(report.files)
            for finding, fingerprint in fingerprinted(file)
        ],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    yield json.dumps(log, ensure_ascii=False, indent=2)


def _rule(sample: ReportedFinding, rule: type[Rule] | None) -> _Object:
    """The descriptor of a rule; of one that is not known, what a finding tells."""
    described: _Object = {"id": sample.code, "name": sample.name}
    if rule is not None:
        return described | {
            "shortDescription": _message(summary_of(rule)),
            "help": {"text": _escaped(rule.manual()), "markdown": _escaped(markdown(rule))},
            "defaultConfiguration": {"level": _LEVELS[rule.severity]},
            "properties": {"tags": [rule.family()]},
        }
    if sample.code in NOTICES:
        return described | {"shortDescription": _message(NOTICES[sample.code].help)}
    return described


def _invocation(report: RunReport) -> _Object:
    notified = [_notification("error", problem) for problem in report.problems]
    notified += [
        _notification("error", f"not checked: {file.error}", file)
        for file in report.files
        if file.error is not None
    ]
    complete = not notified
    notified += [_notification("note", note) for note in report.notes]
    return {"executionSuccessful": complete, "toolExecutionNotifications": notified}


def _notification(level: str, text: str, file: FileReport | None = None) -> _Object:
    notification: _Object = {"level": level, "message": _message(text)}
    if file is not None:
        artifact = {"artifactLocation": {"uri": uri(file.path)}}
        notification["locations"] = [{"physicalLocation": artifact}]
    return notification


def _artifact(file: FileReport) -> _Object:
    return {"location": {"uri": uri(file.path)}, "roles": ["analysisTarget"]}


def _result(
    file: FileReport,
    number: int,
    finding: ReportedFinding,
    fingerprint: str,
    indices: Mapping[str, int],
) -> _Object:
    artifact = {"uri": uri(file.path), "index": number}
    region = _region(finding.place)
    if len(finding.span):
        region["snippet"] = {"text": finding.span.of(file.source)}
    result: _Object = {
        "ruleId": finding.code,
        "ruleIndex": indices[finding.code],
        "level": _LEVELS[finding.severity],
        "message": _message(finding.message),
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        "partialFingerprints": {"wordsInContext/v1": fingerprint},
        "rank": round(finding.confidence * 100, 1),
    }
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": index,
                "message": _message(note),
                "physicalLocation": {"artifactLocation": artifact, "region": _region(place)},
            }
            for index, (place, note) in enumerate(finding.related, start=1)
        ]
    if finding.fix is not None:
        result["fixes"] = [_fix(finding.fix, artifact)]
    return result


def _fix(fix: Remedy, artifact: _Object) -> _Object:
    replacements = [
        {"deletedRegion": _region(edit.place), "insertedContent": {"text": edit.text}}
        for edit in fix.edits
    ]
    change = {"artifactLocation": artifact, "replacements": replacements}
    return {"description": _message(fix.title), "artifactChanges": [change]}


def _region(place: Place) -> _Object:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _message(text: str) -> _Object:
    return {"text": _escaped(text)}


def _escaped(text: str) -> str:
    """Braces doubled, which would mark a place for an argument (section 3.11.5)."""
    return text.replace("{", "{{").replace("}", "}}")
