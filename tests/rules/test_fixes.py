"""Every fix on the samples of its rule: it settles its finding and spares quotations."""

from __future__ import annotations

import pytest

from newslint.analysis.pipeline import open_document
from newslint.engine import check_document
from newslint.fix import MAX_ROUNDS, apply_fixes
from newslint.formats import read_story
from newslint.model.document import Document
from newslint.report import FileReport
from newslint.rule import Rule
from tests.rules.cases import Case, file_cases, manual_cases, rules


def _document(case: Case, text: str) -> Document:
    story = read_story("story", text.encode(), format=case.format)
    return open_document(story, story_date=case.story_date)


def _report(case: Case, text: str) -> FileReport:
    return check_document(_document(case, text), (case.rule(case.options),))


def _quoted(case: Case, text: str) -> list[str]:
    doc = _document(case, text)
    return [doc.at(quote.inner) for quote in doc.quotes if quote.closed and quote.opened]


def _fixed(case: Case) -> str:
    """The sample after all fixes, those that need a human eye among them."""
    text = case.text
    for _ in range(MAX_ROUNDS):
        fixed = apply_fixes(text, _report(case, text).findings, suggested=True).source
        if fixed == text:
            return text
        if case.rule.quotes == "skip":
            assert _quoted(case, fixed) == _quoted(case, text)
        text = fixed
    raise AssertionError(f"no end to the fixes of:\n{case.text}")


@pytest.mark.parametrize(
    "rule", [rule for rule in rules() if rule.fix != "none"], ids=lambda rule: rule.code
)
def test_what_is_fixed_is_not_flagged_again(rule: type[Rule]) -> None:
    for case in (*manual_cases(rule, "bad"), *file_cases(rule, "bad")):
        fixed = _fixed(case)
        left = _report(case, fixed).findings if fixed != case.text else ()
        assert not [finding.message for finding in left if finding.fix], case.text


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_fixes_are_of_the_kind_that_the_rule_declares(rule: type[Rule]) -> None:
    samples = (*manual_cases(rule, "bad"), *file_cases(rule, "bad"))
    found = [f.fix for case in samples for f in _report(case, case.text).findings]
    kinds = {"safe" if fix.safe else "suggest" for fix in found if fix is not None}
    allowed = {"none": set(), "suggest": {"suggest"}, "safe": {"safe", "suggest"}}
    assert kinds <= allowed[rule.fix]
    assert rule.fix == "none" or rule.fix in kinds
