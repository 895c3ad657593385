from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from newslint.api import Document, Finding, Option, Rule, Span
from newslint.model.quotes import Quote
from newslint.testing import findings
from tests.engine.support import make_rule, plain


class Tells(Rule):
    code = "AAA001"
    name = "tells-all"
    quotes = "both"
    options = (Option("word", "red", "What to flag."),)

    def check(self, doc: Document) -> Iterator[Finding]:
        at = doc.text.find(self.option("word"))
        if at >= 0 and "barn" not in doc.vocabulary.get("words", ()):
            yield self.finding(Span(at, at + 3), f"{doc.given_date} {doc.format}")


def test_a_rule_is_run_on_a_text() -> None:
    (found,) = findings(Tells, "A red barn.\n", format="markdown", story_date=date(2024, 5, 17))
    assert (found.span, found.message) == (Span(2, 5), "2024-05-17 markdown")


def test_options_and_vocabulary_reach_the_rule() -> None:
    assert findings(Tells, "A red barn.\n", options={"word": "cow"}) == ()
    assert findings(Tells({"word": "cow"}), "A cow.\n")
    assert findings(Tells, "A red barn.\n", vocabulary={"words": frozenset({"barn"})}) == ()


def test_a_crash_and_an_undeclared_layer_fail_the_test() -> None:
    def crash(self: Rule, doc: Document) -> Any:
        return doc.structure.paragraphs[99]

    with pytest.raises(AssertionError, match="IndexError"):
        findings(type("R", (Tells,), {"check": crash, "reads": {"structure"}}), "A barn.\n")
    with pytest.raises(AssertionError, match="layer 'structure' is not in the rule's reads"):
        findings(type("R", (Tells,), {"check": crash}), "A barn.\n")


def test_a_finding_outside_the_story_fails_the_test() -> None:
    def check(self: Rule, doc: Document) -> Any:
        yield self.finding(Span(0, 99), "m")

    with pytest.raises(AssertionError, match=r"finding at 0\.\.99 of 8 characters"):
        findings(type("R", (Tells,), {"check": check}), "A barn.\n")


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(0, 2, False), (0, 3, True), (2, 5, True), (4, 4, True), (5, 7, False), (5, 8, True)],
)
def test_what_stands_in_a_quotation(start: int, end: int, expected: bool) -> None:
    quotes = (
        Quote(0, Span(1, 6), Span(2, 5), "partial"),
        Quote(1, Span(6, 7), Span(6, 6), "partial", closed=False),
        Quote(2, Span(7, 9), Span(7, 9), "partial"),
    )
    doc = Document(plain("abcdefghij"), {"quotes": lambda doc: quotes})
    assert doc.in_quotation(Span(start, end)) is expected


def test_findings_come_in_the_order_of_the_text() -> None:
    def check(self: Rule, doc: Document) -> Any:
        yield from (self.finding(Span(at, at + 1), "m") for at in (5, 0, 3))

    rule = make_rule("AAA001", "any-order", quotes="both", check=check)
    assert [f.span.start for f in findings(rule, "A red barn.\n")] == [0, 3, 5]
