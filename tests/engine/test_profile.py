from __future__ import annotations

from pathlib import Path

import pytest

from newslint.api import Option
from newslint.config import load_settings
from newslint.desk import Desk
from newslint.errors import UsageError
from newslint.finding import Severity
from newslint.profile import load_profile, merge_options
from newslint.registry import Registry
from newslint.run import Checker
from newslint.selection import choose
from newslint.settings import DEFAULT_PROFILE
from tests.engine.support import NUM1, NUM2, STY1, TYP1, make_rule, plain, settings

WORDS = make_rule("STY008", "terms", options=(Option("terms", {"a": "b"}, "Terms."),))
RULES = Registry((NUM1, NUM2, STY1, WORDS, TYP1))


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def _chosen(path: Path, **fields: object) -> dict[str, dict[str, object]]:
    rules = choose(RULES, settings(profile=str(path), **fields))
    return {rule.code: dict(rule._options) for rule in rules}


@pytest.mark.parametrize(
    ("agency", "name", "by"),
    [
        ("Reuters", "reuters", "Reuters"),
        ("REUTERS", "reuters", "REUTERS"),
        ("AP", "ap", "AP"),
        ("AP/Associated Press", "ap", "AP/Associated Press"),
        ("AP/Reuters", DEFAULT_PROFILE, None),
        ("Xinhua", DEFAULT_PROFILE, None),
        (None, DEFAULT_PROFILE, None),
    ],
)
def test_the_agency_of_the_dateline_chooses(agency: str | None, name: str, by: str | None) -> None:
    profile = load_profile(settings(), agency)
    assert (profile.name, profile.agency) == (name, by)


def test_what_is_set_beats_the_dateline() -> None:
    profile = load_profile(settings(profile="bbc"), "Reuters")
    assert (profile.name, profile.agency) == ("bbc", None)
    assert load_profile(settings(profile="wire"), "Reuters").name == "wire"


def test_a_report_names_the_profile_and_what_chose_it(tmp_path: Path) -> None:
    checker = Checker(lambda path: load_settings(tmp_path))
    copy = b"Mill shuts\n\nLEEDS, May 3 (Reuters) - The mill shut on Friday, its owner said.\n"
    report = checker.check_bytes(str(tmp_path / "a.txt"), copy)
    assert (report.profile, report.agency) == ("reuters", "Reuters")
    report = checker.check_bytes(str(tmp_path / "b.txt"), copy.replace(b"Reuters", b"Herald"))
    assert (report.profile, report.agency) == (DEFAULT_PROFILE, None)
    assert Desk(settings()).check_story(plain("The mill shut.")).profile == DEFAULT_PROFILE


def test_an_own_profile_stands_alone(tmp_path: Path) -> None:
    path = _write(
        tmp_path / "herald.toml",
        'title = "The Herald"\nenable = ["NUM002", "house-dash"]\ndisable = ["NUM001"]\n'
        '[severity]\nNUM = "suggestion"\n[rule.STY008.terms]\nc = "d"\na = false\n',
    )
    assert _chosen(path) == {"NUM002": {}, "STY001": {}, "STY008": {"terms": {"c": "d"}}}
    profile = load_profile(settings(profile=str(path)))
    assert (profile.name, profile.title, profile.is_own) == ("herald", "The Herald", True)
    assert profile.severity == {"NUM": Severity.SUGGESTION}


def test_an_own_profile_extends_another(tmp_path: Path) -> None:
    _write(
        tmp_path / "group.toml",
        'extends = "wire"\nenable = ["TYP001", "NUM002"]\n[rule.STY008.terms]\nc = "d"\ne = "f"\n',
    )
    path = _write(
        tmp_path / "herald.toml",
        'extends = "group.toml"\ndisable = ["NUM002"]\n[rule.STY008.terms]\nc = "g"\ne = false\n',
    )
    assert load_profile(settings(profile=str(path))).lineage == ("herald", "group", "wire")
    chosen = _chosen(path)
    assert set(chosen) == {"NUM001", "STY008", "TYP001"}
    assert chosen["STY008"] == {"terms": {"a": "b", "c": "g"}}
    over = _chosen(path, options={"terms": {"terms": {"a": False, "h": "i"}}})
    assert over["STY008"] == {"terms": {"c": "g", "h": "i"}}


def test_rules_of_an_extended_profile_are_on(tmp_path: Path) -> None:
    made = Registry((STY1,))
    path = _write(tmp_path / "herald.toml", 'extends = "wire"')
    assert choose(made, settings(profile=str(path))) == ()
    path = _write(tmp_path / "times.toml", 'extends = "herald.toml"\nenable = ["STY001"]')
    assert [rule.code for rule in choose(made, settings(profile=str(path)))] == ["STY001"]


def test_the_nearest_profile_decides_whatever_the_word(tmp_path: Path) -> None:
    made = Registry((STY1, TYP1))
    _write(tmp_path / "group.toml", 'enable = ["STY001", "TYP"]')
    path = _write(tmp_path / "herald.toml", 'extends = "group.toml"\ndisable = ["house-dash"]')
    assert [rule.code for rule in choose(made, settings(profile=str(path)))] == ["TYP001"]
    path = _write(tmp_path / "desk.toml", 'extends = "herald.toml"\nenable = ["STY"]')
    assert len(choose(made, settings(profile=str(path)))) == 2


def test_a_profile_is_found_beside_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "styles").mkdir()
    path = _write(tmp_path / "styles/herald.toml", 'title = "The Herald"')
    _write(tmp_path / "newslint.toml", 'profile = "styles/herald.toml"')
    found = load_settings(tmp_path)
    assert found.profile == str(path)
    assert load_profile(found).title == "The Herald"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('titel = "x"', 'herald.toml:1:1: unknown key "titel"; did you mean "title"?'),
        ("enable = [1]", "herald.toml:1:1: enable expects a string, not 1"),
        ('enable = ["NUM009"]', 'herald.toml:1:12: unknown rule "NUM009"; did you mean "NUM002"?'),
        ('extends = "gardian"', 'herald.toml:1:12: unknown profile "gardian"; did you mean'),
        ('extends = "none.toml"', "herald.toml:1:12: no such profile: none.toml"),
        ('extends = "herald.toml"', "herald.toml:1:12: herald.toml extends this file in turn"),
        ("[rule.STY008]\nterm = 1", 'herald.toml:2:1: STY008 has no option "term"; did you mean'),
        ("[rule.STY008]\nterms = 1", "herald.toml:2:1: rule.STY008.terms expects a table, not 1"),
        (
            "[rule.STY008.terms]\na = 1",
            "herald.toml:2:1: rule.STY008.terms.a expects a string or true or false, not 1",
        ),
        ("title = ", "herald.toml:1:9: not TOML: invalid value"),
    ],
)
def test_mistakes_are_shown_in_their_place(tmp_path: Path, text: str, message: str) -> None:
    path = _write(tmp_path / "herald.toml", text)
    with pytest.raises(UsageError) as caught:
        _chosen(path)
    assert f"{tmp_path}/{message}" in str(caught.value)


def test_a_missing_profile_is_told() -> None:
    with pytest.raises(UsageError, match=r"no such profile: /none/house\.toml"):
        load_profile(settings(profile="/none/house.toml"))


def test_tables_merge_and_other_values_are_replaced() -> None:
    base = {"words": {"a": "b"}, "list": ["x"], "most": 1}
    over = {"words": {"c": "d"}, "list": ["y"], "form": "z"}
    assert merge_options(base, over) == {
        "words": {"a": "b", "c": "d"},
        "list": ["y"],
        "most": 1,
        "form": "z",
    }
