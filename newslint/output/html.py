"""One page for desk and printer: every story with its queries in the margin and its fact sheet.

The page needs nothing but itself: no network, no script to be read. Its policy lets the browser run
and load only what stands in it by digest, so that a story made of markup stays a story.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from xml.etree.ElementTree import Element

from newslint import __version__
from newslint.notices import NOTICES
from newslint.output.base import View
from newslint.output.manual import summary_of
from newslint.output.page.copy import set_copy
from newslint.output.page.facts import set_sheet
from newslint.output.page.front import LEVELS, set_index, set_masthead
from newslint.output.page.markup import Content, element, joined, markup
from newslint.output.page.proof import Proof, read_proof
from newslint.output.summary import counted
from newslint.report import FileReport, RunReport

__all__ = ["render"]

_STRESS = re.compile(r"[*`]+([^*`]+)[*`]+")


def render(report: RunReport, view: View) -> Iterator[str]:
    """The page, part by part."""
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield markup(_head(report))
    yield "<body>"
    yield markup(element("a", "Skip to the copy", href="#copy", class_="skip"))
    yield markup(set_masthead(report))
    if len(report.files) > 1:
        yield markup(set_index(report))
    yield '<main id="copy">'
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
        for level in LEVELS
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
    if file.known:
        facts.append(f"{counted(file.known, 'finding')} known")
    return element("p", *joined([*parts, *facts], " · "), class_="about")


def _footer(report: RunReport, view: View) -> Element:
    """What the codes on the page mean."""
    found = {f.code: f.name for file in report.files for f in file.findings}
    times = Counter(f.code for file in report.files for f in file.findings)
    footer = element("footer", class_="rules")
    if found:
        meanings = element("dl")
        for code in sorted(found):
            term = element("dt", element("b", code), f" {found[code]}", id=f"rule-{code}")
            meaning = _stressed(_meaning(code, view))
            meanings.extend((term, element("dd", *meaning, f" ({times[code]}×)")))
        footer.extend((element("h2", "What the codes mean"), meanings))
    hint = element("code", "newslint explain CODE")
    footer.append(element("p", f"newslint {__version__} · ", hint, " tells more of a rule."))
    return footer


def _meaning(code: str, view: View) -> str:
    if code in view.rules:
        return summary_of(view.rules[code])
    return NOTICES[code].help if code in NOTICES else ""


def _stressed(summary: str) -> Iterator[Content]:
    """A summary, its words between asterisks or backticks stressed."""
    for index, part in enumerate(_STRESS.split(summary)):
        yield element("em", part) if index % 2 else part
