"""Pardons: marks in the copy that keep findings out of the report.

A mark that names rules pardons their findings on its lines. The desk's own ``(CQ)``, "correct as
is", pardons findings about figures and names that speak of its line, be it as the place flagged or
as the other place of a conflict.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from newslint.engine import context
from newslint.model.story import Story, Suppression
from newslint.nearmiss import did_you_mean
from newslint.notices import NOTICES, UNKNOWN_SUPPRESSION, UNUSED_SUPPRESSION, Notice
from newslint.registry import Registry
from newslint.report import FileReport, Place, ReportedFinding
from newslint.selectors import EXACT, rank

__all__ = ["CQ_FAMILIES", "suppress"]

CQ_FAMILIES = frozenset({"NUM", "DAT", "NAM", "STR"})
"""Families whose findings speak of checkable figures, dates and names."""


def suppress(
    report: FileReport, story: Story, registry: Registry, ran: Collection[str]
) -> FileReport:
    """The report without what the story's marks pardon, plus what is wrong with the marks.

    A mark without codes pardons every rule. A mark is unused when the rules it names ran (``ran``
    holds codes) and found nothing to pardon on its lines; of a family those count that are on by
    default. ``(CQ)`` is a word between people and never reported as unused.
    """
    if not story.suppressions:
        return report
    used: set[tuple[Suppression, str]] = set()
    kept = [f for f in report.findings if not _pardoned(f, story.suppressions, registry, used)]
    crashed = any(f.code in NOTICES for f in report.findings)
    judged = () if crashed else ran
    kept += [
        notice
        for mark in story.suppressions
        for code in _codes(mark)
        if (mark, code) not in used
        for notice in _notices(mark, code, story, registry, judged)
    ]
    kept.sort(key=lambda f: (f.place, f.code, f.message))
    return replace(report, findings=tuple(kept))


def _pardoned(
    finding: ReportedFinding,
    marks: Collection[Suppression],
    registry: Registry,
    used: set[tuple[Suppression, str]],
) -> bool:
    """Whether a mark pardons the finding; every mark and code that does is added to ``used``."""
    pardoned = False
    for mark in marks:
        if mark.cq:
            pardoned |= _checked(finding, mark)
        elif mark.line <= finding.place.line <= mark.end_line:
            codes = {code for code in _codes(mark) if _names(code, finding, registry)}
            used |= {(mark, code) for code in codes}
            pardoned |= bool(codes)
    return pardoned


def _codes(mark: Suppression) -> tuple[str, ...]:
    return mark.codes if mark.codes or mark.cq else ("ALL",)


def _checked(finding: ReportedFinding, mark: Suppression) -> bool:
    places = (finding.place, *(place for place, _ in finding.related))
    return finding.code.rstrip("0123456789") in CQ_FAMILIES and any(
        mark.line <= place.line <= mark.end_line for place in places
    )


def _names(code: str, finding: ReportedFinding, registry: Registry) -> bool:
    if code.upper() == finding.code or code.lower() == finding.name:
        return True
    return any(rule.code == finding.code for rule in registry.matching(code))


def _notices(
    mark: Suppression, code: str, story: Story, registry: Registry, ran: Collection[str]
) -> Iterator[ReportedFinding]:
    rules = registry.matching(code)
    if not rules and code.upper() not in NOTICES:
        near = did_you_mean(code, registry.names())
        message = f'this mark names "{code}", which is no rule{near}'
        yield _finding(UNKNOWN_SUPPRESSION, message, mark, story)
        return
    exact = tuple(rule for rule in rules if rank(code, rule) == EXACT)
    expected = exact or tuple(rule for rule in rules if rule.default == "on")
    if expected and all(rule.code in ran for rule in expected):
        name = f"{exact[0].code} ({exact[0].name})" if exact else code
        message = f"{name} finds nothing to pardon here; remove the mark"
        yield _finding(UNUSED_SUPPRESSION, message, mark, story)


def _finding(notice: Notice, message: str, mark: Suppression, story: Story) -> ReportedFinding:
    start = story.source_map.position(mark.span.start)
    end = story.source_map.position(mark.span.end)
    place = Place(start.line, start.column, end.line, end.column)
    return ReportedFinding(
        notice.code,
        notice.name,
        notice.severity,
        message,
        place,
        mark.span,
        context=context(story.source, mark.span),
    )
