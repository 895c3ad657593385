"""The top of the page: what was found, and the index of several stories."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from newslint.finding import Severity
from newslint.output.page.markup import element, link, put
from newslint.output.summary import counted
from newslint.report import FileReport, RunReport

__all__ = ["LEVELS", "left_out", "set_index", "set_masthead"]

LEVELS = tuple(sorted(Severity, reverse=True))
"""Severities in the order of the page."""


def left_out(file: FileReport) -> str | None:
    """Why a file was not checked or passed over; None if it was read."""
    if file.error is not None:
        return f"not checked: {file.error}"
    return None if file.skipped is None else f"passed over: {file.skipped}"


def set_masthead(report: RunReport) -> Element:
    """What was read and found, and what of it to show."""
    read = [file for file in report.files if left_out(file) is None]
    words = sum(file.words for file in read)
    total = sum(len(file.findings) for file in read)
    summary = f"in {counted(sum(file.stories for file in read), 'story')}, {counted(words, 'word')}"
    heading = f"{total:,} {'query' if total == 1 else 'queries'}" if total else "Nothing to query"
    header = element(
        "header",
        element("p", "newslint ", class_="wordmark"),
        element("h1", heading, " ", element("span", summary)),
        class_="masthead",
    )
    shown = [level for level in LEVELS if report.count(level)]
    if shown:
        boxes = [_filter(level, report.count(level)) for level in shown]
        label = element("legend", "Show")
        header.append(element("fieldset", label, *boxes, class_="filter"))
        keys = element("kbd", "j"), " ", element("kbd", "k"), " next, previous query"
        header.append(element("p", *keys, class_="keys", hidden="hidden"))
    header.extend(element("p", note, class_="note") for note in (*report.problems, *report.notes))
    return header


def _filter(level: Severity, count: int) -> Element:
    box = element("input", type="checkbox", id=f"show-{level}", checked="checked")
    return element("label", box, " ", counted(count, str(level)), class_=str(level))


def set_index(report: RunReport) -> Element:
    """Every story with its counts."""
    levels = [level for level in LEVELS if report.count(level)]
    heads = ["Story", "Words", *(f"{level}s".capitalize() for level in levels)]
    body = element("tbody")
    for number, file in enumerate(report.files, start=1):
        body.append(_index_row(file, number, levels))
    totals = [sum(file.words for file in report.files), *(report.count(level) for level in levels)]
    foot = [element("td", f"{total:,}") for total in totals]
    table = element(
        "table",
        element("thead", element("tr", *(element("th", head, scope="col") for head in heads))),
        body,
        element("tfoot", element("tr", element("th", "All", scope="row"), *foot)),
    )
    return element("nav", element("h2", "Stories"), table, class_="index", aria_label="Stories")


def _index_row(file: FileReport, number: int, levels: Sequence[Severity]) -> Element:
    name = element("th", link(f"s{number}", file.path), scope="row")
    for galley in file.galleys:
        if galley.sheet is not None and galley.sheet.head.headline is not None:
            put(name, " ", element("small", galley.sheet.head.headline))
    if reason := left_out(file):
        lost = element("td", reason, colspan=str(len(levels) + 1))
        return element("tr", name, lost, class_="lost" if file.error else "skipped")
    counts = Counter(finding.severity for finding in file.findings)
    cells = [
        element("td", f"{counts[level]:,}", class_=str(level) if counts[level] else "none")
        for level in levels
    ]
    return element("tr", name, element("td", f"{file.words:,}"), *cells)
