"""Test results in the form of JUnit, which most build servers show.

A story is a suite and each finding on it a failed test; a story without findings is one test
passed, one that was passed over a test skipped, one that could not be read a test in error. Format:
the reports of Apache Ant's JUnit task, with the attributes ``file`` and ``line`` that build servers
understand.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from newslint.output.base import View
from newslint.output.places import relative
from newslint.output.xml import document
from newslint.report import FileReport, ReportedFinding, RunReport

__all__ = ["render"]


def render(report: RunReport, view: View) -> Iterator[str]:
    """The lines of the document."""
    root = Element("testsuites", name="newslint")
    for file in report.files:
        root.append(_suite(file))
    for total in ("tests", "failures", "errors"):
        root.set(total, str(sum(int(suite.get(total, "0")) for suite in root)))
    yield from document(root)


def _suite(file: FileReport) -> Element:
    path = relative(file.path)
    suite = Element("testsuite", name=path)
    if file.error is not None:
        case = SubElement(suite, "testcase", name="not checked", classname=path, file=path)
        SubElement(case, "error", message=file.error, type="not checked")
    elif file.skipped is not None:
        case = SubElement(suite, "testcase", name="passed over", classname=path, file=path)
        SubElement(case, "skipped", message=file.skipped)
    elif not file.findings:
        SubElement(suite, "testcase", name="nothing to query", classname=path, file=path)
    for finding in file.findings:
        suite.append(_case(path, finding))
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(len(file.findings)))
    suite.set("errors", str(int(file.error is not None)))
    suite.set("skipped", str(int(file.skipped is not None)))
    return suite


def _case(path: str, finding: ReportedFinding) -> Element:
    place = finding.place
    name = f"{finding.code} {finding.name} at {place.line}:{place.column}"
    case = Element("testcase", name=name, classname=path, file=path, line=str(place.line))
    failure = SubElement(case, "failure", message=finding.message, type=str(finding.severity))
    lines = [f"{path}:{place.line}:{place.column}: {finding.code} {finding.message}"]
    lines += [f"{path}:{p.line}:{p.column}: {note}" for p, note in finding.related]
    failure.text = "\n".join(lines)
    return case
