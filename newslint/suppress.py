"""Pardons: marks in the copy, or beside it, that keep findings out of the report.

A mark that names rules pardons their findings on its lines. The desk's own ``(CQ)``, "correct as
is", pardons findings about figures and names that speak of its line, be it as the place flagged or
as the other place of a conflict. An entry of a side file (`newslint.sidefile`) pardons findings
that flag its words, or wherever they stand.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from newslint.engine import context
from newslint.model.span import Span
from newslint.model.story import Story, Suppression
from newslint.nearmiss import did_you_mean
from newslint.notices import NOTICES, UNKNOWN_SUPPRESSION, UNUSED_SUPPRESSION, Notice
from newslint.registry import Registry
from newslint.report import FileReport, Place, ReportedFinding
from newslint.selectors import EXACT, rank
from newslint.sidefile import NAME as SIDE_FILE
from newslint.sidefile import SidePardon

__all__ = ["CQ_FAMILIES", "is_of_side_file", "suppress"]

CQ_FAMILIES = frozenset({"NUM", "DAT", "NAM", "STR"})
"""Families whose findings speak of checkable figures, dates and names."""


def suppress(
    report: FileReport,
    story: Story,
    registry: Registry,
    ran: Collection[str],
    pardons: Sequence[SidePardon] = (),
) -> FileReport:
    """The report without what is pardoned in or beside the story, plus what is wrong with the
    marks.

    A mark without codes pardons every rule. A mark is unused when the rules it names ran (``ran``
    holds codes) and found nothing to pardon on its lines; of a family those count that are on by
    default. ``(CQ)`` is a word between people and never reported as unused.
    """
    marks: tuple[_Mark, ...] = (
        *map(_InCopy, story.suppressions),
        *(_beside(p, story) for p in pardons),
    )
    if not marks:
        return report
    used: set[tuple[_Mark, str]] = set()
    kept = [f for f in report.findings if not _pardoned(f, marks, registry, used)]
    crashed = any(f.code in NOTICES for f in report.findings)
    judged = () if crashed else ran
    kept += [
        notice
        for mark in marks
        for code in _codes(mark)
        if (mark, code) not in used
        for notice in _notices(mark, code, story, registry, judged)
    ]
    kept.sort(key=lambda f: (f.place, f.code, f.message))
    return replace(report, findings=tuple(kept))


def is_of_side_file(finding: ReportedFinding) -> bool:
    """Whether a finding says that an entry of a side file pardons nothing."""
    return finding.code == UNUSED_SUPPRESSION.code and finding.message.endswith(SIDE_FILE)


@dataclass(frozen=True, slots=True)
class _InCopy:
    """A mark in the copy."""

    at: Suppression

    @property
    def codes(self) -> tuple[str, ...]:
        return self.at.codes

    @property
    def cq(self) -> bool:
        return self.at.cq

    @property
    def span(self) -> Span:
        return self.at.span

    def covers(self, finding: ReportedFinding) -> bool:
        return self.at.covers(finding.place.line, finding.place.column)

    def says(self, what: str) -> str:
        return f"{what}; remove the mark"

    name = "this mark"


@dataclass(frozen=True, slots=True)
class _Beside:
    """An entry of a side file; ``spans`` are the places of its words in the source."""

    pardon: SidePardon
    spans: tuple[Span, ...]

    cq = False

    @property
    def codes(self) -> tuple[str, ...]:
        return self.pardon.rules

    @property
    def span(self) -> Span:
        return self.spans[0] if self.spans else Span(0, 0)

    @property
    def name(self) -> str:
        return f"line {self.pardon.line} of {SIDE_FILE}"

    def covers(self, finding: ReportedFinding) -> bool:
        if self.pardon.text is None:
            return True
        at = finding.span
        return any(s.overlaps(at) or (s.start <= at.start and at.end <= s.end) for s in self.spans)

    def says(self, what: str) -> str:
        if self.pardon.text is not None and not self.spans:
            what = f'"{self.pardon.text}" is not in this story'
        return f"{what}; remove {self.name}"


_Mark = _InCopy | _Beside


def _beside(pardon: SidePardon, story: Story) -> _Beside:
    words = (pardon.text or "").split()
    if not words:
        return _Beside(pardon, ())
    pattern = r"\s+".join(map(re.escape, words))
    found = re.finditer(pattern, story.text)
    spans = (story.source_map.source_span(Span(*match.span())) for match in found)
    return _Beside(pardon, tuple(spans))


def _pardoned(
    finding: ReportedFinding,
    marks: Collection[_Mark],
    registry: Registry,
    used: set[tuple[_Mark, str]],
) -> bool:
    """Whether a mark pardons the finding; every mark and code that does is added to ``used``."""
    pardoned = False
    for mark in marks:
        if isinstance(mark, _InCopy) and mark.cq:
            pardoned |= _checked(finding, mark.at)
        elif mark.covers(finding):
            codes = {code for code in _codes(mark) if _names(code, finding, registry)}
            used |= {(mark, code) for code in codes}
            pardoned |= bool(codes)
    return pardoned


def _codes(mark: _Mark) -> tuple[str, ...]:
    return mark.codes if mark.codes or mark.cq else ("ALL",)


def _checked(finding: ReportedFinding, mark: Suppression) -> bool:
    places = (finding.place, *(place for place, _ in finding.related))
    return finding.code.rstrip("0123456789") in CQ_FAMILIES and any(
        mark.covers(place.line, place.column) for place in places
    )


def _names(code: str, finding: ReportedFinding, registry: Registry) -> bool:
    if code.upper() == finding.code or code.lower() == finding.name:
        return True
    return any(rule.code == finding.code for rule in registry.matching(code))


def _notices(
    mark: _Mark, code: str, story: Story, registry: Registry, ran: Collection[str]
) -> Iterator[ReportedFinding]:
    rules = registry.matching(code)
    if not rules and code.upper() not in NOTICES:
        near = did_you_mean(code, registry.names())
        message = f'{mark.name} names "{code}", which is no rule{near}'
        yield _finding(UNKNOWN_SUPPRESSION, message, mark, story)
        return
    exact = tuple(rule for rule in rules if rank(code, rule) == EXACT)
    expected = exact or tuple(rule for rule in rules if rule.default == "on")
    if expected and all(rule.code in ran for rule in expected):
        name = f"{exact[0].code} ({exact[0].name})" if exact else code
        message = mark.says(f"{name} finds nothing to pardon here")
        yield _finding(UNUSED_SUPPRESSION, message, mark, story)


def _finding(notice: Notice, message: str, mark: _Mark, story: Story) -> ReportedFinding:
    start = story.source_map.position(mark.span.start)
    end = story.source_map.position(mark.span.end)
    run = story.source_map.run_at(mark.span.start)
    place = Place(start.line, start.column, end.line, end.column, run)
    return ReportedFinding(
        notice.code,
        notice.name,
        notice.severity,
        message,
        place,
        mark.span,
        context=context(story.source, mark.span),
    )
