"""One page for desk and printer: every story with its queries in the margin and its fact sheet.

The page needs nothing but itself: no network, no script to be read. Its policy lets the browser run
and load only what stands in it by digest, so that a story made of markup stays a story.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.resources import files
from xml.etree.ElementTree import Element

from newslint import __version__
from newslint.finding import Severity
from newslint.output.base import View
from newslint.output.manual import summary_of
from newslint.output.page.copy import set_copy
from newslint.output.page.facts import set_sheet
from newslint.output.page.markup import Content, element, joined, link, markup, put
from newslint.output.page.proof import Proof, read_proof
from newslint.output.summary import counted
from newslint.report import FileReport, RunReport

__all__ = ["render"]

_STRESS = re.compile(r"[*`]+([^*`]+)[*`]+")
_LEVELS = tuple(sorted(Severity, reverse=True))


def render(report: RunReport, view: View) -> Iterator[str]:
    """The page, part by part."""
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield markup(_head(report))
    yield "<body>"
    yield markup(element("a", "Skip to the copy", href="#s1", class_="skip"))
    yield markup(_masthead(report))
    if len(report.files) > 1:
        yield markup(_index(report))
    yield "<main>"
    for number, file in enumerate(report.files, start=1):
        yield markup(_story(file, number))
    yield "</main>"
    yield markup(_footer(report, view))
    yield markup(element("script", _asset("page.js")))
    yield "</body>"
    yield "</html>"


def _asset(name: str) -> str:
    return (files("newslint.output.page") / name).read_text(encoding="utf-8")


def _head(report: RunReport) -> Element:
    style, script = _asset("page.css"), _asset("page.js")
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    names = [file.path for file in report.files]
    title = names[0] if len(names) == 1 else counted(len(names), "story")
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="generator", content=f"newslint {__version__}"),
        element("title", f"Queries: {title}"),
        element("style", style),
    )


def _digest(text: str) -> str:
    """The name of an inline text in a Content Security Policy (W3C, CSP Level 3)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _masthead(report: RunReport) -> Element:
    read = [file for file in report.files if file.error is None]
    words = sum(file.words for file in read)
    total = sum(len(file.findings) for file in read)
    summary = f"in {counted(len(read), 'story')}, {counted(words, 'word')}"
    heading = f"{total:,} {'query' if total == 1 else 'queries'}" if total else "Nothing to query"
    header = element(
        "header",
        element("p", "newslint ", class_="wordmark"),
        element("h1", heading, " ", element("span", summary)),
        class_="masthead",
    )
    shown = [level for level in _LEVELS if report.count(level)]
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


def _index(report: RunReport) -> Element:
    levels = [level for level in _LEVELS if report.count(level)]
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
    headline = _headline(file)
    if headline:
        put(name, " ", element("small", headline))
    if file.error is not None:
        lost = element("td", f"not checked: {file.error}", colspan=str(len(levels) + 1))
        return element("tr", name, lost, class_="lost")
    counts = Counter(finding.severity for finding in file.findings)
    cells = [
        element("td", f"{counts[level]:,}", class_=str(level) if counts[level] else "none")
        for level in levels
    ]
    return element("tr", name, element("td", f"{file.words:,}"), *cells)


def _headline(file: FileReport) -> str | None:
    sheet = file.galley.sheet if file.galley else None
    return sheet.head.headline if sheet else None


def _story(file: FileReport, number: int) -> Element:
    anchor = f"s{number}"
    heading = element("h2", file.path, id=f"{anchor}-name")
    article = element(
        "article", heading, id=anchor, aria_labelledby=f"{anchor}-name", class_="story"
    )
    if file.error is not None:
        article.append(element("p", f"not checked: {file.error}", class_="lost"))
        return article
    proof = read_proof(file, number)
    article.append(_about(proof))
    desk = element("div", set_copy(proof), class_="desk")
    if proof.galley.sheet is not None:
        desk.append(set_sheet(proof, proof.galley.sheet))
    article.append(desk)
    return article


def _about(proof: Proof) -> Element:
    """A line on the story as a whole."""
    file = proof.file
    counts = Counter(finding.severity for finding in file.findings)
    parts = [
        element("b", counted(counts[level], str(level)), class_=str(level))
        for level in _LEVELS
        if counts[level]
    ]
    facts = [counted(file.words, "word")]
    sheet = proof.galley.sheet
    if sheet is not None:
        facts.append(counted(sheet.head.sentences, "sentence"))
        if sheet.head.grade is not None:
            facts.append(f"reading grade {sheet.head.grade:g}")
        facts.append(f"story date {sheet.head.story_date or 'unknown'}")
    facts.append(f"profile {file.profile}")
    held = [counted(n, str(level)) for level, n in sorted(file.held_back.items(), reverse=True)]
    if held:
        facts.append(f"{', '.join(held)} held back")
    return element("p", *joined([*parts, *facts], " · "), class_="about")


def _footer(report: RunReport, view: View) -> Element:
    """What the codes on the page mean."""
    found = {f.code: f.name for file in report.files for f in file.findings}
    times = Counter(f.code for file in report.files for f in file.findings)
    footer = element("footer", class_="rules")
    if found:
        meanings = element("dl")
        for code in sorted(found):
            rule = view.rules.get(code)
            term = element("dt", element("b", code), f" {found[code]}", id=f"rule-{code}")
            meaning = summary_of(rule) if rule else ""
            meanings.extend((term, element("dd", *_stressed(meaning), f" ({times[code]}×)")))
        footer.extend((element("h2", "What the codes mean"), meanings))
    hint = element("code", "newslint explain CODE")
    footer.append(element("p", f"newslint {__version__} · ", hint, " tells more of a rule."))
    return footer


def _stressed(summary: str) -> Iterator[Content]:
    """A summary, its words between asterisks or backticks stressed."""
    for index, part in enumerate(_STRESS.split(summary)):
        yield element("em", part) if index % 2 else part
