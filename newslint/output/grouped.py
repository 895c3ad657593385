"""Findings under the name of their file, in columns."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.output.base import View
from newslint.output.excerpt import wrap
from newslint.output.palette import Palette
from newslint.output.summary import closing, opening
from newslint.report import ReportedFinding, RunReport
from newslint.severity import Severity

__all__ = ["render"]

_LEVEL_WIDTH = max(len(str(level)) for level in Severity)


def render(report: RunReport, view: View) -> Iterator[str]:
    """The lines of the report."""
    palette = Palette(view.color)
    yield from opening(report, view)
    for file in report.files:
        findings = file.findings
        if file.error is not None or findings:
            yield palette.bold(file.path)
            if file.error is not None:
                yield f"  not checked: {file.error}"
            yield from _table(findings, view, palette)
            yield ""
    yield from closing(report, view)


def _place(finding: ReportedFinding) -> str:
    return f"{finding.place.line}:{finding.place.column}"


def _table(findings: tuple[ReportedFinding, ...], view: View, palette: Palette) -> Iterator[str]:
    place_width = max((len(_place(f)) for f in findings), default=0)
    code_width = max((len(f.code) for f in findings), default=0)
    margin = 2 + place_width + 2 + _LEVEL_WIDTH + 2 + code_width + 2
    for finding in findings:
        level = f"{finding.severity!s:<{_LEVEL_WIDTH}}"
        message = wrap(finding.message, view.width, " " * margin)
        yield (
            f"  {_place(finding):>{place_width}}  {palette.severity(level, finding.severity)}  "
            f"{finding.code:<{code_width}}  {message[0].strip()}"
        )
        yield from message[1:]
