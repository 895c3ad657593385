from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newslint.errors import UsageError
from newslint.finding import Severity
from newslint.model.span import Span
from newslint.selection import choose
from newslint.selectors import EXACT, rank
from tests.engine.support import NUM1, RULES, settings


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("ALL", 0),
        ("all", 0),
        ("NUM", 3),
        ("num", 3),
        ("NUM0", 4),
        ("NUM00", 5),
        ("NUM001", EXACT),
        ("num001", EXACT),
        ("conflicting-counts", EXACT),
        ("conflicting-*", 12),
        ("*-counts", 7),
        ("N*", 1),
        ("NUM00[12]", 5),
        ("*", 0),
        ("N", -1),
        ("NU", -1),
        ("NUM0010", -1),
        ("conflicting", -1),
        ("TYP", -1),
        ("", -1),
    ],
)
def test_rank(selector: str, expected: int) -> None:
    assert rank(selector, NUM1) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "NUM001 NUM011"),
        ({"profile": "reuters"}, "NUM001 NUM011 STY001"),
        ({"profile": "wire"}, "NUM001 NUM011"),
        ({"select": ("ALL",)}, "NUM001 NUM002 NUM011 STY001 TYP001"),
        ({"select": ("NUM",)}, "NUM001 NUM002 NUM011"),
        ({"select": ("NUM00",)}, "NUM001 NUM002"),
        ({"select": ("TYP001",)}, "TYP001"),
        ({"select": ("double-space", "vague-*")}, "NUM002 TYP001"),
        ({"extend_select": ("TYP",)}, "NUM001 NUM011 TYP001"),
        ({"ignore": ("NUM",)}, ""),
        ({"ignore": ("ALL",)}, ""),
        ({"ignore": ("NUM01",)}, "NUM001"),
        ({"select": ("NUM",), "ignore": ("NUM",)}, ""),
        ({"select": ("NUM",), "ignore": ("NUM001",)}, "NUM002 NUM011"),
        ({"select": ("NUM001",), "ignore": ("NUM",)}, "NUM001"),
        ({"select": ("NUM00",), "ignore": ("NUM",)}, "NUM001 NUM002"),
        ({"select": ("NUM",), "ignore": ("NUM00",)}, "NUM011"),
        ({"select": ("conflicting-counts",), "ignore": ("NUM001",)}, ""),
        ({"select": ("conflicting-counts",), "ignore": ("NUM00",)}, "NUM001"),
        ({"select": ("TYP",), "extend_select": ("NUM011",)}, "NUM011 TYP001"),
        ({"extend_select": ("NUM002",), "ignore": ("NUM",)}, "NUM002"),
    ],
)
def test_decision(fields: dict[str, Any], expected: str) -> None:
    chosen = choose(RULES, settings(**fields))
    assert [rule.code for rule in chosen] == expected.split()


@pytest.mark.parametrize(
    ("glob", "expected"),
    [
        ("sport/*", "NUM011"),
        ("sport/*.txt", "NUM011"),
        ("match.txt", "NUM011"),
        ("*.md", "NUM001 NUM011"),
        ("/sport/*", "NUM001 NUM011"),
        ("news/*", "NUM001 NUM011"),
    ],
)
def test_per_file_ignores(glob: str, expected: str) -> None:
    given = settings(per_file_ignores={glob: ("NUM00",)})
    chosen = choose(RULES, given, Path("/copy/news/../sport/cup/match.txt"))
    assert [rule.code for rule in chosen] == expected.split()


def test_a_file_outside_the_root_is_matched_by_its_whole_path() -> None:
    given = settings(per_file_ignores={"/other/*": ("NUM001",)})
    assert [r.code for r in choose(RULES, given, Path("/other/a.txt"))] == ["NUM011"]


def test_the_nearest_severity_wins() -> None:
    levels = {"num": Severity.ERROR, "NUM011": Severity.SUGGESTION, "ALL": Severity.WARNING}
    rules = choose(RULES, settings(severity=levels, extend_select=("TYP",)))
    got = {rule.code: rule.finding(Span(0, 1), "m").severity for rule in rules}
    assert got == {
        "NUM001": Severity.ERROR,
        "NUM011": Severity.SUGGESTION,
        "TYP001": Severity.WARNING,
    }


@pytest.mark.parametrize("key", ["NUM001", "conflicting-counts"])
def test_options_reach_the_rule(key: str) -> None:
    rule, *_ = choose(RULES, settings(options={key: {"ratio": 1}}))
    assert rule.option("ratio") == 1


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (
            {"select": ("NUM012",)},
            'unknown rule "NUM012"; did you mean "NUM011"? (`newslint rules` lists them all)',
        ),
        (
            {"ignore": ("conflicting-count",)},
            'unknown rule "conflicting-count"; did you mean "conflicting-counts"?'
            " (`newslint rules` lists them all)",
        ),
        ({"select": ("qq",)}, 'unknown rule "qq" (`newslint rules` lists them all)'),
        (
            {"options": {"NUM001": {"rato": 1}}},
            'NUM001 has no option "rato"; did you mean "ratio"?',
        ),
        (
            {"options": {"NUM001": {"ratio": "half"}}},
            'rule.NUM001.ratio expects a number, not "half"',
        ),
        (
            {"profile": "ruters"},
            'unknown profile "ruters"; did you mean "reuters"?'
            " (the profiles are ap, bbc, guardian, reuters, wire)",
        ),
    ],
)
def test_mistakes(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        choose(RULES, settings(**fields))
    assert str(caught.value) == message


def test_codes_of_the_engine_can_be_ignored_but_select_nothing() -> None:
    assert choose(RULES, settings(select=("NL001",))) == ()
    assert len(choose(RULES, settings(ignore=("NL001",)))) == 2
