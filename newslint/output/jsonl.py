"""One JSON object a line: each finding with its path, and each file that could not be read."""

from __future__ import annotations

import json
from collections.abc import Iterator

from newslint.output.base import View
from newslint.output.json import finding_object
from newslint.report import RunReport

__all__ = ["render"]


def render(report: RunReport, view: View) -> Iterator[str]:
    """The lines; each fits ``#/$defs/line`` of the schema of the report."""
    for file in report.files:
        if file.error is not None:
            yield json.dumps({"path": file.path, "error": file.error}, ensure_ascii=False)
        for finding in file.findings:
            yield json.dumps({"path": file.path, **finding_object(finding)}, ensure_ascii=False)
