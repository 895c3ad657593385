from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newslint.analysis.pipeline import open_document
from newslint.api import Document, Related, Rule, Span
from newslint.engine import check_document
from newslint.registry import Registry
from newslint.suppress import suppress
from tests.engine.support import make_rule, plain

RED = make_rule("NUM001", "flags-red", "red", quotes="both")
BLUE = make_rule("STY001", "flags-blue", "blue", quotes="both")
OFF = make_rule("NUM009", "flags-off", "never", default="off")


def _report(text: str, *rules: type[Rule]) -> list[tuple[str, int, str]]:
    story = plain(text)
    chosen = rules or (RED, BLUE)
    report = check_document(open_document(story), [rule() for rule in chosen])
    ran = {rule.code for rule in chosen}
    report = suppress(report, story, Registry((RED, OFF, BLUE)), ran)
    return [(f.code, f.place.line, f.message) for f in report.findings]


def _codes(text: str, *rules: type[Rule]) -> list[tuple[str, int]]:
    return [(code, line) for code, line, _ in _report(text, *rules)]


@pytest.mark.parametrize(
    "mark", ["NUM001", "num001", "flags-red", "NUM", "NUM00", "flags-*", "STY001, NUM001"]
)
def test_a_mark_pardons_the_rules_it_names(mark: str) -> None:
    text = f"A red barn. [newslint: ok {mark}]\nA red hen.\n"
    assert ("NUM001", 1) not in _codes(text)
    assert ("NUM001", 2) in _codes(text)


def test_a_mark_without_codes_pardons_its_line() -> None:
    assert _codes("A red and blue barn. [newslint: ok]\n") == []


def test_a_mark_pardons_no_other_rule() -> None:
    assert _codes("A red and blue barn. [newslint: ok NUM001]\n") == [("STY001", 1)]


def test_an_unused_mark_is_a_finding_at_the_mark() -> None:
    text = "A green barn. [newslint: ok NUM001]\nA red hen.\n"
    story = plain(text)
    empty = check_document(open_document(story), [])
    (found,) = suppress(empty, story, Registry((RED,)), {"NUM001"}).findings
    assert found.span.of(text) == "[newslint: ok NUM001]"
    assert (found.code, found.place.line, found.place.column) == ("NL001", 1, 15)
    assert found.message == "NUM001 (flags-red) finds nothing to pardon here; remove the mark"


def test_each_code_of_a_mark_is_judged_by_itself() -> None:
    assert _report("A red barn. [newslint: ok NUM001, STY001]\n") == [
        ("NL001", 1, "STY001 (flags-blue) finds nothing to pardon here; remove the mark")
    ]


def test_a_mark_is_not_called_unused_unless_its_rules_ran() -> None:
    assert _codes("A barn. [newslint: ok NUM001]\n", BLUE) == []
    assert _codes("A barn. [newslint: ok NUM009]\n") == []
    assert _codes("A barn. [newslint: ok NUM]\n", BLUE) == []


def test_a_family_is_judged_by_its_rules_that_are_on_by_default() -> None:
    assert _report("A barn. [newslint: ok NUM]\n") == [
        ("NL001", 1, "NUM finds nothing to pardon here; remove the mark")
    ]


def test_a_mark_is_not_called_unused_when_a_rule_crashed() -> None:
    def crash(self: Rule, doc: Document) -> Any:
        raise ValueError

    broken = type("Broken", (RED,), {"check": crash})
    assert _codes("A barn. [newslint: ok NUM001]\n", broken) == [("NL900", 1)]


def test_an_unknown_code_is_a_finding() -> None:
    assert _report("A red barn. [newslint: ok NUM01]\n[newslint: ok flags-rod] A barn.\n") == [
        ("NUM001", 1, '"red" found'),
        ("NL002", 1, 'this mark names "NUM01", which is no rule; did you mean "NUM001"?'),
        ("NL002", 2, 'this mark names "flags-rod", which is no rule; did you mean "flags-red"?'),
    ]


def test_cq_pardons_figures_and_names_of_its_line_only() -> None:
    assert _codes("A red (CQ) and blue barn.\nA red hen.\n") == [("STY001", 1), ("NUM001", 2)]


def test_cq_pardons_a_conflict_with_its_line() -> None:
    class Conflict(Rule):
        code, name = "NUM001", "flags-red"

        def check(self, doc: Document) -> Any:
            at = doc.text.index("four")
            other = Related(Span(0, 5), "three here")
            yield self.finding(Span(at, at + 4), "conflict", related=(other,))

    assert _codes("Three (CQ) men fled.\nThe four men ran.\n", Conflict) == []
    assert _codes("Three men (so far) fled.\nThe four men ran.\n", Conflict) == [("NUM001", 2)]


def test_an_idle_cq_is_no_fault() -> None:
    assert _codes("A barn (CQ) of Lund.\n") == []


def test_a_story_without_marks_is_returned_as_it_is(tmp_path: Path) -> None:
    story = plain("A red barn.\n")
    report = check_document(open_document(story), [RED()])
    assert suppress(report, story, Registry((RED,)), {"NUM001"}) is report
