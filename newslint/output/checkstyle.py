"""Checkstyle's XML report, which review tools and build servers read.

Format: Checkstyle, ``XMLLogger``, whose severities are error, warning and info.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from newslint.finding import Severity
from newslint.output.base import View
from newslint.output.places import relative
from newslint.output.xml import document
from newslint.report import FileReport, RunReport

__all__ = ["render"]

_SEVERITIES = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.SUGGESTION: "info",
}


def render(report: RunReport, view: View) -> Iterator[str]:
    """The lines of the document."""
    root = Element("checkstyle", version="4.3")
    root.extend(_file(file) for file in report.files)
    yield from document(root)


def _file(file: FileReport) -> Element:
    element = Element("file", name=relative(file.path))
    if file.error is not None:
        attributes = {"line": "1", "severity": "error", "message": f"not checked: {file.error}"}
        SubElement(element, "error", attributes, source="newslint.not-checked")
    for finding in file.findings:
        attributes = {
            "line": str(finding.place.line),
            "column": str(finding.place.column),
            "severity": _SEVERITIES[finding.severity],
            "message": finding.message,
        }
        SubElement(element, "error", attributes, source=f"newslint.{finding.code}")
    return element
