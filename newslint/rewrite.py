"""Fixes files in place, in the encoding they came in."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from newslint.errors import ReadError
from newslint.fix import diff, fix_until_stable
from newslint.formats.write import write_edits
from newslint.report import FileReport, ReportedEdit
from newslint.run import Checker

__all__ = ["Rewritten", "rewrite"]


class Rewritten(NamedTuple):
    """A file after fixes.

    ``data`` is its new content, ``diff`` the change as a unified diff (empty without one),
    ``fixes`` the number of findings that were fixed, ``report`` what is left.
    """

    data: bytes
    diff: str
    fixes: int
    report: FileReport


def rewrite(checker: Checker, name: str, data: bytes, *, suggested: bool = False) -> Rewritten:
    """The content of a file with all safe fixes applied; nothing is written to disk.

    Findings too slight to be shown are fixed like the others.

    Args:
        checker: Checks the file, anew after each round of fixes.
        name: The file as the user named it.
        data: Its content.
        suggested: Also apply the fixes that need a human eye.

    Returns:
        The new content; the old one, with ``error`` set in the report, if the file cannot be read
        or cannot be written back in its encoding.
    """
    first = checker.check_bytes(name, data, everything=True)
    if first.error is not None or not any(f.fix for f in first.findings):
        return Rewritten(data, "", 0, checker.shown(first))
    written = data

    def write(edits: tuple[ReportedEdit, ...]) -> FileReport:
        nonlocal written
        changes = [(edit.span, edit.text) for edit in edits]
        written = write_edits(name, written, changes)
        report = checker.check_bytes(name, written, everything=True)
        if report.error is not None:
            raise ReadError(name, f"is left as it is, for with its fixes it {report.error}")
        return report

    try:
        left, applied = fix_until_stable(first, write, suggested=suggested)
    except ReadError as error:
        return Rewritten(data, "", 0, FileReport(name, error=error.reason))
    changed = diff(Path(name).as_posix(), first.source, left.source)
    return Rewritten(written, changed, len(applied), checker.shown(left))
