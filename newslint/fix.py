"""Applies the remedies that findings offer.

Fixes are taken in the order of their places, then codes. One that would touch text which an
earlier fix of the same round has changed is left for the next round, after the story has been
checked again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import unified_diff
from typing import NamedTuple

from newslint.model.span import Span
from newslint.report import FileReport, Remedy, ReportedEdit, ReportedFinding

__all__ = ["MAX_ROUNDS", "Fixed", "apply_fixes", "diff", "fix_until_stable"]

MAX_ROUNDS = 10
"""Rounds after which two rules that undo each other's work are stopped."""


class Fixed(NamedTuple):
    """A source after fixes, the findings whose fixes were applied to get there, and the edits."""

    source: str
    applied: tuple[ReportedFinding, ...] = ()
    edits: tuple[ReportedEdit, ...] = ()


def apply_fixes(
    source: str, findings: Iterable[ReportedFinding], *, suggested: bool = False
) -> Fixed:
    """One round of fixes on a source; with ``suggested`` also of those that need a human eye."""
    taken: list[ReportedEdit] = []
    applied: list[ReportedFinding] = []
    for finding in sorted(findings, key=lambda f: (f.span, f.code, f.message)):
        remedy = finding.fix
        if remedy is None or not (remedy.safe or suggested) or _clashes(remedy, taken):
            continue
        taken += [edit for edit in remedy.edits if edit not in taken]
        applied.append(finding)
    for edit in sorted(taken, key=lambda edit: edit.span, reverse=True):
        source = source[: edit.span.start] + edit.text + source[edit.span.end :]
    return Fixed(source, tuple(applied), tuple(sorted(taken, key=lambda edit: edit.span)))


def fix_until_stable(
    first: FileReport,
    write: Callable[[tuple[ReportedEdit, ...]], FileReport],
    *,
    suggested: bool = False,
) -> tuple[FileReport, tuple[ReportedFinding, ...]]:
    """Fix, check again and fix what is left, until nothing changes or after `MAX_ROUNDS` rounds.

    Args:
        first: The report on the file as it is.
        write: Makes edits in the file as it stands, and gives the report on what it is then.
        suggested: Also apply the fixes that need a human eye.

    Returns:
        The last report, and the findings whose fixes were applied.
    """
    report = first
    applied: list[ReportedFinding] = []
    for _ in range(MAX_ROUNDS):
        fixed = apply_fixes(report.source, report.findings, suggested=suggested)
        if fixed.source == report.source:
            break
        report = write(fixed.edits)
        applied += fixed.applied
    return report, tuple(applied)


def diff(path: str, before: str, after: str) -> str:
    """The change as a unified diff, empty without one."""
    lines = unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), path, path
    )
    return "".join(line if line.endswith("\n") else f"{line}\n{_NO_NEWLINE}" for line in lines)


_NO_NEWLINE = "\\ No newline at end of file\n"


def _clashes(remedy: Remedy, taken: Iterable[ReportedEdit]) -> bool:
    """Whether an edit touches text that another one changes; the very same edit does not clash."""
    return any(
        edit != other and _touches(edit.span, other.span)
        for edit in remedy.edits
        for other in taken
    )


def _touches(one: Span, other: Span) -> bool:
    """Overlap, where an insertion also meets what begins or ends at its place."""
    if len(one) and len(other):
        return one.overlaps(other)
    return one.start <= other.end and other.start <= one.end
