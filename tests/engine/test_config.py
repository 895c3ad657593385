from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from newslint.config import ConfigError, SettingsFinder, json_schema, load_settings
from newslint.config.discover import find_configuration
from newslint.errors import UsageError
from newslint.finding import Severity
from newslint.selection import choose
from tests.engine.support import NUM1, RULES


def _write(folder: Path, text: str, name: str = "newslint.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_everything_a_file_can_say(tmp_path: Path) -> None:
    _write(tmp_path, "Lund\n# the mayor\nBo Holm  # his deputy\n", "people.txt")
    file = _write(
        tmp_path,
        """
        profile = "ap"
        select = ["NUM", "conflicting-counts"]
        ignore = ["NUM002"]
        extend-select = ["TYP"]
        rules = ["house"]
        exclude = ["drafts/"]
        extensions = { "WIRE" = "plain" }
        min-severity = "suggestion"
        fail-level = "error"
        story-date = 2024-05-17
        output-format = "json"
        per-file-ignores = { "sport/*" = ["NUM001"] }
        [severity]
        NUM001 = "warning"
        [vocabulary]
        people = "people.txt"
        places = ["Ostby"]
        [rule.NUM001]
        ratio = 2
        """,
    )
    got = load_settings(tmp_path / "story.txt")
    assert got.origin == file
    assert got.root == tmp_path
    assert (got.profile, got.select) == ("ap", ("NUM", "conflicting-counts"))
    assert (got.ignore, got.extend_select) == (("NUM002",), ("TYP",))
    assert got.rule_folders == (tmp_path / "house",)
    assert (got.exclude, got.extensions) == (("drafts/",), {".wire": "plain"})
    assert (got.min_severity, got.fail_level) == (Severity.SUGGESTION, Severity.ERROR)
    assert (got.story_date, got.output_format) == (date(2024, 5, 17), "json")
    assert got.per_file_ignores == {"sport/*": ("NUM001",)}
    assert got.severity == {"NUM001": Severity.WARNING}
    assert got.vocabulary == {
        "people": frozenset({"lund", "bo holm"}),
        "places": frozenset({"ostby"}),
    }
    assert got.options == {"NUM001": {"ratio": 2}}


def test_the_nearest_file_above_the_story_governs(tmp_path: Path) -> None:
    top = _write(tmp_path, 'profile = "ap"')
    _write(tmp_path / "a", "[tool.other]\nx = 1", "pyproject.toml")
    near = _write(tmp_path / "a/b", "[tool.newslint]\nprofile = 'bbc'", "pyproject.toml")
    (tmp_path / "a/b/c").mkdir()
    assert find_configuration(tmp_path / "a") == top
    assert find_configuration(tmp_path / "a/b/c") == near
    assert find_configuration(tmp_path / "a/b/c/../..") == top
    assert load_settings(tmp_path / "a/b/c").profile == "bbc"
    assert load_settings(tmp_path / "a/b/c/story.txt").profile == "bbc"
    assert load_settings(tmp_path / "a/b/c/../../new.txt").profile == "ap"


def test_the_search_ends_at_the_top_of_the_repository(tmp_path: Path) -> None:
    _write(tmp_path, 'profile = "ap"')
    (tmp_path / "copy/.git").mkdir(parents=True)
    assert find_configuration(tmp_path / "copy") is None


def test_the_command_line_is_laid_over_the_file(tmp_path: Path) -> None:
    _write(tmp_path, 'select = ["NUM"]\nignore = ["NUM001", "NUM002"]\nprofile = "ap"')
    over = {
        "select": ("NUM001", "TYP"),
        "ignore": ("TYP002",),
        "profile": None,
        "min_severity": Severity.ERROR,
        "story_date": date(2024, 1, 2),
    }
    got = load_settings(tmp_path, None, over)
    assert got.select == ("NUM001", "TYP")
    assert got.ignore == ("NUM002", "TYP002")
    assert (got.profile, got.min_severity) == ("ap", Severity.ERROR)
    assert got.story_date == date(2024, 1, 2)


def test_a_named_configuration_holds_for_all_files_and_is_read_once(tmp_path: Path) -> None:
    file = _write(tmp_path / "desk", 'profile = "ap"', "house.toml")
    _write(tmp_path / "copy", 'profile = "bbc"')
    find = SettingsFinder(file)
    assert find(tmp_path / "copy/a.txt").profile == "ap"
    assert find(tmp_path / "copy/a.txt") is find(tmp_path / "other/b.txt")


def test_extends_joins_lists_merges_tables_and_replaces_the_rest(tmp_path: Path) -> None:
    _write(
        tmp_path / "house",
        'profile = "ap"\nselect = ["NUM"]\nignore = ["NUM002"]\nrules = ["rules"]\n'
        '[severity]\nNUM001 = "error"\nNUM002 = "error"\n[vocabulary]\nplaces = ["Ostby"]\n'
        "[rule.NUM001]\nratio = 1\ndepth = 2\n",
    )
    _write(
        tmp_path / "desk",
        'extends = "../house/newslint.toml"\nselect = ["TYP"]\nignore = ["NUM011"]\n'
        '[severity]\nNUM001 = "warning"\n[vocabulary]\nplaces = ["Vik"]\n'
        "[rule.NUM001]\nratio = 3\n",
    )
    got = load_settings(tmp_path / "desk")
    assert (got.profile, got.select) == ("ap", ("TYP",))
    assert got.ignore == ("NUM002", "NUM011")
    assert got.rule_folders == ((tmp_path / "house").resolve() / "rules",)
    assert got.severity == {"NUM001": Severity.WARNING, "NUM002": Severity.ERROR}
    assert got.vocabulary == {"places": frozenset({"ostby", "vik"})}
    assert got.options == {"NUM001": {"ratio": 3, "depth": 2}}


def test_files_that_extend_each_other(tmp_path: Path) -> None:
    _write(tmp_path, 'extends = "b.toml"')
    _write(tmp_path, 'extends = ["newslint.toml"]', "b.toml")
    with pytest.raises(ConfigError, match=r"newslint.toml extends this file in turn"):
        load_settings(tmp_path)


MISTAKES = [
    (
        'profile = "ap"\nselct = ["NUM"]',
        """:2:1: unknown key "selct"; did you mean "select"?
  |
2 | selct = ["NUM"]
  | ^^^^^""",
    ),
    (
        'ignore = "NUM"',
        """:1:11: ignore expects a list of strings, not "NUM"
  |
1 | ignore = "NUM"
  |           ^^^""",
    ),
    (
        "\n\nexclude = 3",
        """:3:1: exclude expects a list of strings, not 3
  |
3 | exclude = 3
  | ^^^^^^^""",
    ),
    (
        'min-severity = "eror"',
        """:1:17: min-severity: "eror" is none of suggestion, warning, error; did you mean "error"?
  |
1 | min-severity = "eror"
  |                 ^^^^""",
    ),
    (
        "story-date = '17 May'",
        """:1:15: story-date expects a date such as 2024-05-17, not "17 May"
  |
1 | story-date = '17 May'
  |               ^^^^^^""",
    ),
    (
        '[severity]\nNUM001 = "error"\nSTY = "loud"',
        """:3:8: severity.STY: "loud" is none of suggestion, warning, error
  |
3 | STY = "loud"
  |        ^^^^""",
    ),
    (
        'vocabulary = { people = "people.txt" }',
        """:1:26: vocabulary.people: people.txt cannot be read: No such file or directory
  |
1 | vocabulary = { people = "people.txt" }
  |                          ^^^^^^^^^^""",
    ),
    (
        'extends = ["house.toml"]',
        """:1:13: no such configuration: house.toml
  |
1 | extends = ["house.toml"]
  |             ^^^^^^^^^^""",
    ),
    (
        'select = ["NUM",\nprofile = "ap"',
        """:2:1: not TOML: invalid value
  |
2 | profile = "ap"
  | ^""",
    ),
    (
        'select = [\n  "NUM",\n  "NUM012",\n]',
        """:3:4: unknown rule "NUM012"; did you mean "NUM011"? (`newslint rules` lists them all)
  |
3 |   "NUM012",
  |    ^^^^^^""",
    ),
    (
        '[severity]\n"conflicting-count" = "error"',
        """:2:2: unknown rule "conflicting-count"; did you mean "conflicting-counts"? \
(`newslint rules` lists them all)
  |
2 | "conflicting-count" = "error"
  |  ^^^^^^^^^^^^^^^^^""",
    ),
    (
        '[per-file-ignores]\n"sport/*.txt" = ["NUM", "TPY"]',
        """:2:26: unknown rule "TPY"; did you mean "TYP"? (`newslint rules` lists them all)
  |
2 | "sport/*.txt" = ["NUM", "TPY"]
  |                          ^^^""",
    ),
    (
        "[rule.NUM001]\nrato = 1",
        """:2:1: NUM001 has no option "rato"; did you mean "ratio"?
  |
2 | rato = 1
  | ^^^^""",
    ),
    (
        "[rule.NUM001]\nratio = true",
        """:2:1: rule.NUM001.ratio expects a number, not true
  |
2 | ratio = true
  | ^^^^^""",
    ),
    (
        "[rule.NUM005]\nratio = 1",
        """:1:2: unknown rule "NUM005"; did you mean "NUM002"? (`newslint rules` lists them all)
  |
1 | [rule.NUM005]
  |  ^^^^^^^^^^^""",
    ),
    (
        'profile = "reuter"',
        """:1:12: unknown profile "reuter"; did you mean "reuters"? \
(the profiles are ap, bbc, guardian, reuters, wire)
  |
1 | profile = "reuter"
  |            ^^^^^^""",
    ),
]


@pytest.mark.parametrize(("text", "expected"), MISTAKES, ids=[m[1][:30] for m in MISTAKES])
def test_mistakes_are_shown_where_they_stand(tmp_path: Path, text: str, expected: str) -> None:
    file = _write(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        choose(RULES, load_settings(tmp_path))
    assert str(caught.value) == f"{file}{expected}"
    assert caught.value.exit_status == 2


def test_mistakes_in_a_table_of_pyproject(tmp_path: Path) -> None:
    text = '[project]\nselect = 1\n[tool.newslint]\nselect = ["NUM012"]\n'
    file = _write(tmp_path, text, "pyproject.toml")
    with pytest.raises(ConfigError) as caught:
        choose(RULES, load_settings(tmp_path))
    assert str(caught.value).startswith(f'{file}:4:12: unknown rule "NUM012"')


@pytest.mark.parametrize(
    ("overrides", "message"),
    [
        ({"min_severity": "loud"}, 'min-severity: "loud" is none of suggestion, warning, error'),
        ({"colour": True}, 'unknown key "colour"'),
        ({"story-date": "May"}, 'story-date expects a date such as 2024-05-17, not "May"'),
    ],
)
def test_mistakes_on_the_command_line(
    tmp_path: Path, overrides: dict[str, Any], message: str
) -> None:
    with pytest.raises(UsageError) as caught:
        load_settings(tmp_path, None, overrides)
    assert str(caught.value) == message


def test_a_selector_of_the_command_line_is_not_blamed_on_the_file(tmp_path: Path) -> None:
    _write(tmp_path, 'ignore = ["NUM"]')
    with pytest.raises(UsageError) as caught:
        choose(RULES, load_settings(tmp_path, None, {"select": ("QQQ",)}))
    assert str(caught.value) == 'unknown rule "QQQ" (`newslint rules` lists them all)'


def test_a_configuration_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"gone\.toml: cannot be read: No such file"):
        load_settings(tmp_path, tmp_path / "gone.toml")


def test_the_json_schema_takes_what_the_program_takes() -> None:
    schema = json_schema((NUM1,))
    validator = jsonschema.Draft202012Validator(schema)
    jsonschema.Draft202012Validator.check_schema(schema)
    json.dumps(schema)
    assert validator.is_valid({"select": ["NUM"], "rule": {"NUM001": {"ratio": 1}}})
    assert not validator.is_valid({"rule": {"NUM001": {"rato": 1}}})
    assert not validator.is_valid({"selct": []})
    assert not validator.is_valid({"severity": {"NUM": "loud"}})
