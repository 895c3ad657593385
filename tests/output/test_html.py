"""The page for desk and printer, without a browser."""

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import html5lib
import pytest

from newslint.analysis.pipeline import open_document
from newslint.cli import run as command
from newslint.finding import Severity
from newslint.formats import read_story
from newslint.galley import Galley, Setting, build_galley
from newslint.model.sourcemap import Piece, SourceMap
from newslint.model.span import Span
from newslint.model.story import Role
from newslint.output import View, render
from newslint.report import FileReport, Place, Remedy, ReportedEdit, ReportedFinding, RunReport
from tests.output.samples import STORY, finding, place_of, report

HOSTILE = '</p></style><script>alert(1)</script><img src=x onerror="alert(2)">'


def text(run: RunReport, **view: object) -> str:
    return "\n".join(render("html", run, View(**view)))


def parsed(page: str) -> ElementTree.Element:
    """The page as a browser would read it; any error of its markup is an error."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def page(run: RunReport, **view: object) -> ElementTree.Element:
    return parsed(text(run, **view))


def alone(*findings: ReportedFinding, source: str = STORY, **more: object) -> RunReport:
    return RunReport((FileReport("a.txt", findings, source, words=5, **more),))


def classed(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [e for e in root.iter() if name in (e.get("class") or "").split()]


def words(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.fixture(scope="module")
def galley() -> Galley:
    return build_galley(open_document(read_story("ferry.txt", STORY.encode())))


@pytest.fixture(scope="module")
def seeds(repository, tmp_path_factory) -> str:
    path = tmp_path_factory.mktemp("page") / "page.html"
    stories = ("iraq-militia-raid.txt", "company-results-ardent.txt", "feature-lighthouse.md")
    options = ("--min-severity", "suggestion", "--exit-zero", "--output-format", "html")
    names = [str(repository / "seeds" / name) for name in stories]
    assert command(["check", *options, "--output-file", str(path), *names]) == 0
    return path.read_text(encoding="utf-8")


def test_every_anchor_is_there_once(seeds):
    root = parsed(seeds)
    anchors = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(anchors) == len(set(anchors))
    targets = [e.get("href") for e in root.iter("a")]
    assert len(targets) > 200
    assert {target.removeprefix("#") for target in targets} <= set(anchors)
    named = [e.get("aria-labelledby") for e in root.iter() if e.get("aria-labelledby")]
    assert set(named) <= set(anchors)
    assert {e.get("data-query") for e in root.iter("mark")} <= set(anchors)


def test_nothing_is_fetched(seeds):
    root = parsed(seeds)
    loading = {"src", "srcset", "action", "formaction", "poster", "data", "background", "style"}
    assert [e.tag for e in root.iter() if loading & set(e.attrib)] == []
    assert [e.tag for e in root.iter("link")] == []
    assert all(e.get("href", "#").startswith("#") for e in root.iter())
    (style,) = root.iter("style")
    assert not re.search(r"url\(|@import|expression", style.text)
    (script,) = root.iter("script")
    assert not re.search(r"fetch|XMLHttp|import|https?:|innerHTML", script.text)


def test_the_policy_lets_in_what_is_there_and_no_more(seeds):
    root = parsed(seeds)
    (meta,) = (e for e in root.iter("meta") if e.get("http-equiv") == "Content-Security-Policy")
    policy = dict(part.strip().split(" ", 1) for part in meta.get("content").split(";"))
    assert policy["default-src"] == "'none'"
    for tag in ("style", "script"):
        (inline,) = root.iter(tag)
        digest = base64.b64encode(hashlib.sha256(inline.text.encode()).digest()).decode()
        assert policy[f"{tag}-src"] == f"'sha256-{digest}'"


def test_controls_have_names_and_headings_do_not_skip(seeds):
    root = parsed(seeds)
    parents = {child: parent for parent in root.iter() for child in parent}
    for box in root.iter("input"):
        assert box.get("aria-label") or words(parents[box])
    assert all(words(e) or e.get("aria-label") for e in root.iter("a"))
    levels = [int(e.tag[1]) for e in root.iter() if re.fullmatch(r"h\d", e.tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert root.get("lang") == "en"


def test_numbers_in_the_copy_lead_to_notes_and_back(galley):
    spoken = finding("17 passengers", related=(("14 passengers", "14 passengers here"),))
    root = page(alone(finding("He"), spoken, galleys=(galley,)))
    by_id = {e.get("id"): e for e in root.iter() if e.get("id")}
    (first, second) = classed(root, "query")
    assert words(second).startswith("2 error NUM001 5:32")
    back, related = (e.get("href")[1:] for e in second.iter("a") if "-m" in e.get("href"))
    assert (words(by_id[back]), words(by_id[related])) == ("17 passengers", "14 passengers")
    numbers = classed(classed(root, "body")[1], "number")
    assert [e.get("href") for e in numbers] == ["#s1-q1", "#s1-q2"]
    assert numbers[1].get("aria-label") == "query 2, error"
    assert "line 3 14 passengers here" in words(second)
    assert words(first).startswith("1 error NUM001 5:1")


def test_copy_is_whole_with_its_parts(galley):
    root = page(alone(finding("He"), finding("17 passengers"), galleys=(galley,)))
    (headline,) = classed(root, "headline")
    assert headline.tag == "h3"
    assert words(headline) == "1 Ferry hits pier, 14 hurt"
    assert [words(e)[:31] for e in classed(root, "body")] == [
        "3 HALDEN HARBOUR, March 3 (Wire",
        "5 He1 told a news conference th",
    ]


def test_marks_may_lie_inside_and_across_each_other(galley):
    run = alone(
        finding("a news conference"),
        finding("news conference that 17", severity=Severity.WARNING),
        finding("news", severity=Severity.SUGGESTION),
        galleys=(galley,),
    )
    root = page(run)
    covered: dict[str, list[str]] = {}
    for mark in classed(root, "asked"):
        covered.setdefault(mark.get("data-query"), []).append(words(mark))
    assert covered == {
        "s1-q1": ["a", "news", "conference"],
        "s1-q2": ["news", "conference", "that 17"],
        "s1-q3": ["news"],
    }
    assert len([e for e in root.iter("a") if e.get("class", "").startswith("number ")]) == 3


def test_a_place_between_two_letters_is_marked(galley):
    place, span = place_of(STORY, "told")
    empty = finding("told")._replace(
        span=Span(span.start, span.start), place=replace(place, end_column=4)
    )
    (number,) = (e for e in page(alone(empty, galleys=(galley,))).iter("a") if e.get("id"))
    assert (words(number), number.get("id")) == ("1", "s1-m1")


def test_findings_outside_the_copy_stand_at_the_paragraph_before():
    source = "# Ferry hits pier\n\nAll went home.\n\n<!-- no copy -->\n"
    story = build_galley(open_document(read_story("a.md", source.encode())))
    lost = finding("no copy", source=source)
    root = page(alone(lost, source=source, galleys=(story,)))
    (query,) = classed(root, "query")
    assert [e.get("href") for e in query.iter("a")] == ["#rule-NUM001"]
    (take,) = (e for e in classed(root, "take") if query in e.iter())
    assert "All went home." in words(take)


def test_without_a_galley_lines_are_paragraphs():
    root = page(alone(finding("17 passengers"), galleys=()))
    assert len(classed(root, "para")) == 3
    assert words(classed(root, "asked")[0]) == "17 passengers"
    assert classed(root, "facts") == []


def test_findings_on_an_empty_story_are_kept():
    whole = finding("He")._replace(span=Span(0, 0), place=Place(1, 1, 1, 1))
    assert len(classed(page(alone(whole, source="")), "query")) == 1


def part_of(source: str, text: str) -> Galley:
    """One of the stories of a file."""
    place, span = place_of(source, text)
    whole = Span(0, len(text))
    paragraphs = (Setting(Role.BODY, place.line, whole),)
    return Galley(text, paragraphs, SourceMap([Piece(whole, span)], source))


def test_each_story_of_a_file_has_its_own_queries():
    source = "{}\nOne man left.\n{}\nTwo men came.\n{}\n"
    galleys = (part_of(source, "One man left."), part_of(source, "Two men came."))
    last = finding("{}", source=source)._replace(span=Span(33, 35), place=Place(5, 1, 5, 3))
    findings = (
        finding("{}", source=source),
        finding("man", source=source),
        finding("men", source=source),
        last,
    )
    root = page(alone(*findings, source=source, galleys=galleys))
    assert [e.get("id") for e in classed(root, "query")] == [
        "s1.1-q1",
        "s1.1-q2",
        "s1.2-q1",
        "s1.2-q2",
    ]
    assert [words(e) for e in classed(root, "asked")] == ["man", "men"]
    assert [words(e) for e in classed(root, "about")][1:] == ["Story 1 of 2", "Story 2 of 2"]
    anchors = {e.get("id") for e in root.iter()}
    assert {e.get("href")[1:] for e in root.iter("a")} <= anchors


def test_a_file_that_was_passed_over_says_why():
    run = RunReport((FileReport("a.json", skipped="no story in it", stories=0), *alone().files))
    root = page(run)
    (index,) = classed(root, "index")
    assert "passed over: no story in it" in words(index)
    assert "1 story" in words(next(root.iter("h1")))
    assert len(classed(root, "copy")) == 1


def test_several_stories_have_an_index():
    root = page(report())
    (index,) = classed(root, "index")
    rows = [words(row) for row in index.iter("tr")]
    assert rows == [
        "StoryWordsErrorsWarnings",
        "desk/ferry.txt5221",
        "desk/photo.txtnot checked: binary file",
        "All5221",
    ]
    assert classed(page(alone()), "index") == []
    assert "desk/notes.log passed over" in words(classed(root, "masthead")[0])


def test_severities_can_be_hidden():
    root = page(report())
    boxes = [e.get("id") for e in root.iter("input") if e.get("checked")]
    assert boxes == ["show-error", "show-warning"]
    (style,) = root.iter("style")
    for level in Severity:
        assert f"#show-{level}:not(:checked)" in style.text
    assert classed(page(alone()), "filter") == []


def test_a_run_over_nothing_has_a_page():
    root = page(RunReport(()))
    assert words(next(root.iter("h1"))) == "Nothing to query in 0 stories, 0 words"


def test_findings_of_the_engine_are_explained():
    root = page(alone(finding("17", "NL002", "unknown-suppression")))
    assert "names a rule that does not exist" in words(next(root.iter("dl")))


def test_codes_are_explained(registry):
    rules = {"NUM001": registry.get("NUM001"), "REF001": registry.get("REF001")}
    root = page(report(), rules=rules)
    (terms,) = root.iter("dl")
    meanings = [words(e) for e in terms]
    assert meanings[0] == "NUM001 conflicting-counts"
    assert meanings[1].endswith("(1×)")
    assert not any("*" in meaning or "`" in meaning for meaning in meanings)


def test_fixes_are_offered_by_their_safety():
    place, span = place_of(STORY, "He")
    bold = Remedy("write Beck", (ReportedEdit(place, span, "Beck"),), safe=False)
    root = page(alone(finding("  hospital", fix=" hospital"), finding("He")._replace(fix=bold)))
    assert [words(e) for e in classed(root, "fix")] == [
        'Fix: write " hospital"',
        "Perhaps: write Beck",
    ]


def test_markup_in_a_story_is_inert():
    source = f'{HOSTILE}\n\nThe mayor, Ana Ruiz, said on Monday: "{HOSTILE}" 14 men left.\n'
    story = build_galley(open_document(read_story("a.txt", source.encode())))
    found = finding(
        "14 men",
        name=HOSTILE,
        message=HOSTILE,
        source=source,
        related=(("script", HOSTILE),),
        fix=HOSTILE,
    )
    file = FileReport(f"{HOSTILE}.txt", (found,), source, galleys=(story,))
    written = text(RunReport((file, FileReport(HOSTILE, error=HOSTILE)), notes=(HOSTILE,)))
    root = parsed(written)
    assert len(list(root.iter("script"))) == len(list(root.iter("style"))) == 1
    assert list(root.iter("img")) == []
    assert not [e for e in root.iter() if any(name.startswith("on") for name in e.attrib)]
    assert words(classed(root, "ask")[0]) == HOSTILE
    assert HOSTILE in words(classed(root, "headline")[0] if classed(root, "headline") else root)


def test_characters_that_no_page_may_hold_are_replaced():
    source = "A nul \x00 and an escape \x1b here."
    root = page(alone(finding("nul \x00", source=source), source=source))
    assert words(classed(root, "para")[0]) == "1 A nul \ufffd1 and an escape \ufffd here."


def test_same_report_same_page(galley):
    run = alone(finding("He"), galleys=(galley,))
    assert text(run) == text(run)
