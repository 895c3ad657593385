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
from newslint.output.page.front import LEVELS, left_out, set_index, set_masthead
from newslint.output.page.markup import Content, element, joined, markup, put
from newslint.output.page.proof import read_proofs
from newslint.output.summary import counted
from newslint.report import FileReport, RunReport
from newslint.sheet import Sheet

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
    article = element(
        "article",
        element("h2", file.path, id=f"{anchor}-name"),
        id=anchor,
        aria_labelledby=f"{anchor}-name",
        class_="story",
    )
    if reason := left_out(file):
        name = "lost" if file.error else "about"
        return put(article, element("p", reason, class_=name))
    proofs = read_proofs(file, number)
    facts = _about_file(file)
    if len(proofs) > 1:
        article.append(element("p", *joined(facts, " · "), class_="about"))
        facts = []
    for part, proof in enumerate(proofs, start=1):
        about = facts or [element("b", f"Story {part} of {len(proofs)}")]
        desk = element("div", set_copy(proof), class_="desk")
        if proof.galley.sheet is not None:
            about += _about_story(proof.galley.sheet)
            desk.append(set_sheet(proof, proof.galley.sheet))
        article.extend((element("p", *joined(about, " · "), class_="about"), desk))
    return article


def _about_file(file: FileReport) -> list[Content]:
    counts = Counter(finding.severity for finding in file.findings)
    facts: list[Content] = [
        element("b", counted(counts[level], str(level)), class_=str(level))
        for level in LEVELS
        if counts[level]
    ]
    facts += [counted(file.words, "word"), f"profile {file.profile}"]
    held = [counted(n, str(level)) for level, n in sorted(file.held_back.items(), reverse=True)]
    if held:
        facts.append(f"{', '.join(held)} held back")
    if file.known:
        facts.append(f"{counted(file.known, 'finding')} known")
    return facts


def _about_story(sheet: Sheet) -> Iterator[str]:
    yield counted(sheet.head.sentences, "sentence")
    if sheet.head.grade is not None:
        yield f"reading grade {sheet.head.grade:g}"
    yield f"story date {sheet.head.story_date or 'unknown'}"


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
