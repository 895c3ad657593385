"""What is kept of a report on one story: lines of text that tell whether they are whole.

The first line is the digest of the second, which holds the report as JSON. The source is left out
where it is the file's content read as UTF-8.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import Any

from newslint.model.span import Span
from newslint.report import FileReport, Place, Remedy, ReportedEdit, ReportedFinding
from newslint.severity import Severity

__all__ = ["dump", "load"]


def dump(report: FileReport, data: bytes) -> bytes:
    """The bytes to keep of the report on a file with that content."""
    kept = {
        "findings": [_finding(finding) for finding in report.findings],
        "source": None if report.source == _plain(data) else report.source,
        "words": report.words,
        "notes": report.notes,
        "profile": report.profile,
        "agency": report.agency,
        "skipped": report.skipped,
        "stories": report.stories,
    }
    text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
    body = text.encode("utf-8", "surrogatepass")  # as the escapes of a JSON file can hold them
    return _digest(body) + b"\n" + body


def load(name: str, data: bytes, stored: bytes) -> FileReport | None:
    """The report on the file ``name`` with that content, None if ``stored`` is not whole."""
    digest, _, body = stored.partition(b"\n")
    if digest != _digest(body):
        return None
    kept: dict[str, Any] = json.loads(body)
    source = kept["source"]
    return FileReport(
        path=name,
        findings=tuple(_restored(entry) for entry in kept["findings"]),
        source=_plain(data) or "" if source is None else source,
        words=kept["words"],
        profile=kept["profile"],
        agency=kept["agency"],
        skipped=kept["skipped"],
        stories=kept["stories"],
        notes=tuple(kept["notes"]),
    )


def _digest(body: bytes) -> bytes:
    return blake2b(body, digest_size=16).hexdigest().encode()


def _plain(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _finding(finding: ReportedFinding) -> list[Any]:
    fix = finding.fix
    return [
        finding.code,
        finding.name,
        int(finding.severity),
        finding.message,
        _numbers(finding.place),
        [finding.span.start, finding.span.end],
        finding.confidence,
        [[_numbers(place), note] for place, note in finding.related],
        fix and [fix.title, fix.safe, [_edit(edit) for edit in fix.edits]],
        finding.context,
    ]


def _restored(entry: list[Any]) -> ReportedFinding:
    code, name, severity, message, place, span, confidence, related, fix, context = entry
    return ReportedFinding(
        code,
        name,
        Severity(severity),
        message,
        Place(*place),
        Span(*span),
        confidence,
        tuple((Place(*where), note) for where, note in related),
        fix and Remedy(fix[0], tuple(_restored_edit(edit) for edit in fix[2]), fix[1]),
        context,
    )


def _numbers(place: Place) -> list[int | None]:
    return [place.line, place.column, place.end_line, place.end_column, place.run]


def _edit(edit: ReportedEdit) -> list[Any]:
    return [_numbers(edit.place), [edit.span.start, edit.span.end], edit.text]


def _restored_edit(entry: list[Any]) -> ReportedEdit:
    place, span, text = entry
    return ReportedEdit(Place(*place), Span(*span), text)
