"""One line for each finding: ``path:line:column: code message``."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.output.base import View
from newslint.output.excerpt import printable
from newslint.output.palette import Palette
from newslint.output.summary import closing, opening
from newslint.report import RunReport

__all__ = ["render"]


def render(report: RunReport, view: View) -> Iterator[str]:
    """The lines of the report."""
    palette = Palette(view.color)
    yield from opening(report, view, gap=False)
    for file in report.files:
        if file.error is not None:
            yield f"{palette.bold(file.path)}: not checked: {file.error}"
        for finding in file.findings:
            place = f"{finding.place.line}:{finding.place.column}"
            code = palette.severity(finding.code, finding.severity)
            yield f"{palette.bold(file.path)}:{place}: {code} {printable(finding.message)}"
    yield from closing(report, view)
