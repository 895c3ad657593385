"""Tells once what a rule of style has to say of the same words all through a story."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from newslint.report import FileReport, Remedy, ReportedFinding

__all__ = ["told_once"]

_SHOWN = 3


def told_once(report: FileReport, codes: Collection[str]) -> FileReport:
    """The report with like findings of those rules drawn together, each at its first place.

    Findings are alike if rule and message are the same. The one that stays counts the others, shows
    where the next ones are, and has the fix for all of them. What is pardoned must be gone before.
    """
    groups: dict[tuple[str, str], list[ReportedFinding]] = {}
    for finding in report.findings:
        if finding.code in codes:
            groups.setdefault((finding.code, finding.message.lower()), []).append(finding)
    if all(len(group) == 1 for group in groups.values()):
        return report
    joined = {id(group[0]): _joined(group) for group in groups.values()}
    kept = (
        finding if finding.code not in codes else joined.get(id(finding))
        for finding in report.findings
    )
    return replace(report, findings=tuple(finding for finding in kept if finding is not None))


def _joined(group: Sequence[ReportedFinding]) -> ReportedFinding:
    first, *others = group
    if not others:
        return first
    places = tuple((other.place, "here too") for other in others[:_SHOWN])
    return first._replace(
        message=f"{first.message} ({len(group)} times)",
        related=(*first.related, *places),
        fix=_fix_of_all(group),
    )


def _fix_of_all(group: Sequence[ReportedFinding]) -> Remedy | None:
    """One fix for all of a group that offer one, as safe as the least safe of them."""
    remedies = [finding.fix for finding in group if finding.fix is not None]
    if not remedies:
        return None
    edits = dict.fromkeys(edit for remedy in remedies for edit in remedy.edits)
    return Remedy(remedies[0].title, tuple(edits), all(remedy.safe for remedy in remedies))
