"""``newslint check``: what is checked, what is shown, the exit status."""

import json
import os
import re

import pytest

from newslint.output import FORMATS
from tests.cli.conftest import CLEAN, FAULTY


@pytest.fixture(autouse=True)
def _two_faults(desk):
    """Run only what speaks on the faulty story, whatever the other rules come to say."""
    (desk / "newslint.toml").write_text('select = ["GRA001", "TYP"]\n', encoding="utf-8")


@pytest.fixture
def faulty(desk):
    (desk / "ferry.txt").write_text(FAULTY, encoding="utf-8")
    return "ferry.txt"


def test_clean_copy_exits_with_0(desk, newslint):
    (desk / "ferry.txt").write_text(CLEAN, encoding="utf-8")
    result = newslint("check")
    assert (result.status, result.err) == (0, "")
    assert result.out == "Nothing to query in 1 story (14 words)\n"


def test_findings_exit_with_1(faulty, newslint):
    result = newslint("check", faulty)
    assert result.status == 1
    assert re.search(r"^ferry\.txt:3:20: GRA001 .+$", result.out, re.MULTILINE)
    assert re.search(r"^ferry\.txt:3:32: TYP008 .+$", result.out, re.MULTILINE)
    assert result.out.splitlines()[-1].startswith("2 warnings in 1 story (16 words)")


def test_exit_zero(faulty, newslint):
    assert newslint("check", faulty, "--exit-zero").status == 0


def test_exit_zero_does_not_hide_a_lost_file(newslint):
    assert newslint("check", "gone.txt", "--exit-zero").status == 2


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (["--fail-level", "error"], 0),
        (["--fail-level", "warning"], 1),
        (["--min-severity", "error"], 0),
        (["--select", "TYP003"], 0),
        (["--ignore", "GRA001,TYP"], 0),
        (["--ignore", "GRA001", "--ignore", "TYP"], 0),
    ],
)
def test_what_fails(faulty, newslint, options, status):
    assert newslint("check", faulty, *options).status == status


def test_suggestions_are_held_back_until_asked_for(desk, newslint):
    (desk / "ferry.txt").write_text(CLEAN.replace("a pier", "a  pier"), encoding="utf-8")
    held = newslint("check", "ferry.txt")
    assert held.status == 0
    assert "; 1 suggestion held back (--min-severity suggestion)" in held.out
    shown = newslint("check", "ferry.txt", "--min-severity", "suggestion")
    assert shown.status == 0
    assert "TYP005" in shown.out
    failing = newslint("check", "ferry.txt", "--fail-level", "suggestion")
    assert failing.status == 1
    assert "TYP005" in failing.out


def test_standard_input(newslint):
    result = newslint("check", "-", stdin=FAULTY)
    assert result.status == 1
    assert result.out.startswith("<stdin>:3:20: GRA001 ")


def test_standard_input_under_a_name(newslint):
    copy = "---\ntitle: Ferry hits pier\n---\n\nA `ferry  ferry` hit the the pier.\n"
    for args in (["-", "--stdin-filename", "a.md"], ["--stdin-filename", "a.md"]):
        result = newslint("check", *args, "--output-format", "json", stdin=copy)
        (file,) = json.loads(result.out)["files"]
        assert file["path"] == "a.md"
        assert [finding["code"] for finding in file["findings"]] == ["GRA001"]


def test_lost_file_does_not_stop_the_others(faulty, newslint):
    result = newslint("check", "gone.txt", faulty)
    assert result.status == 2
    assert "gone.txt: not checked: no such file" in result.out
    assert "GRA001" in result.out


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_format_reports_the_findings(faulty, newslint, name):
    result = newslint("check", faulty, "--output-format", name)
    assert result.status == 1
    assert "TYP008" in result.out


def test_machine_formats_hold_nothing_but_the_report(faulty, newslint):
    result = newslint("check", faulty, "--output-format", "jsonl", "--statistics")
    assert [json.loads(line)["code"] for line in result.out.splitlines()] == ["GRA001", "TYP008"]
    assert re.search(r"TYP008  space-before-punctuation +\d\.\d{3}", result.err)


def test_nothing_found_is_no_line_of_jsonl(desk, newslint):
    (desk / "ferry.txt").write_text(CLEAN, encoding="utf-8")
    assert newslint("check", "--output-format", "jsonl").out == ""


def test_formats_that_explain_are_given_the_rules_that_spoke(faulty, newslint):
    log = json.loads(newslint("check", faulty, "--output-format", "sarif").out)
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["GRA001", "TYP008"]
    assert all("## What it does" in rule["help"]["text"] for rule in rules)


@pytest.mark.parametrize("name", list(FORMATS))
def test_output_file(faulty, desk, newslint, name):
    shown = newslint("check", faulty, "--output-format", name).out
    result = newslint("check", faulty, "--output-format", name, "--output-file", "report")
    assert (result.status, result.out) == (1, "")
    assert (desk / "report").read_text(encoding="utf-8") == shown


def test_output_file_that_cannot_be_written(faulty, newslint):
    result = newslint("check", faulty, "--output-file", os.path.join("gone", "report.txt"))
    assert result.status == 2
    assert "cannot be written" in result.err


@pytest.mark.parametrize(
    ("args", "environment", "colored"),
    [
        ([], {}, False),
        (["--color"], {}, True),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ([], {"FORCE_COLOR": ""}, False),
        (["--no-color"], {"FORCE_COLOR": "1"}, False),
        (["--color"], {"NO_COLOR": "1"}, True),
    ],
)
def test_colour(faulty, newslint, monkeypatch, args, environment, colored):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in newslint("check", faulty, *args).out) is colored


def test_fix_writes_what_is_safe(faulty, desk, newslint):
    result = newslint("check", faulty, "--fix")
    assert (desk / faulty).read_text(encoding="utf-8") == CLEAN
    assert result.status == 0
    assert result.err == "newslint: fixed 2 findings\n"
    assert newslint("check", faulty, "--fix").err == "newslint: fixed 0 findings\n"


def test_diff_changes_nothing(faulty, desk, newslint):
    result = newslint("check", faulty, "--diff")
    assert (desk / faulty).read_text(encoding="utf-8") == FAULTY
    assert "-A ferry hit a pier on on Monday , the" in result.out
    assert "+A ferry hit a pier on Monday, the" in result.out
    assert result.err == "newslint: would fix 2 findings\n"
    assert result.status == 1


def test_fix_of_standard_input_goes_to_standard_output(newslint):
    result = newslint("check", "-", "--fix", stdin=FAULTY)
    assert result.out == CLEAN
    assert "Nothing to query" in result.err


def test_fix_of_a_lost_file(faulty, newslint):
    result = newslint("check", "gone.txt", faulty, "--fix")
    assert result.status == 2
    assert "gone.txt: not checked: no such file" in result.out


def test_unknown_rule(faulty, newslint):
    result = newslint("check", faulty, "--select", "GRA001,repeated-wrod")
    assert result.status == 2
    assert 'unknown rule "repeated-wrod"; did you mean "repeated-word"?' in result.err


def test_unknown_output_format_in_the_configuration(faulty, desk, newslint):
    (desk / "newslint.toml").write_text('output-format = "concice"\n', encoding="utf-8")
    result = newslint("check", faulty)
    assert result.status == 2
    assert result.err == 'newslint: no output format "concice"; did you mean "concise"?\n'


def test_output_format_of_the_configuration(faulty, desk, newslint):
    (desk / "newslint.toml").write_text('output-format = "grouped"\n', encoding="utf-8")
    assert newslint("check", faulty).out.startswith("ferry.txt\n  3:20  warning ")


def test_rule_that_crashes_is_reported_and_exits_with_3(faulty, desk, newslint):
    (desk / "rules").mkdir()
    (desk / "rules" / "broken.py").write_text(
        '"""Broken rule: a rule that fails."""\n'
        "from newslint.api import Rule\n\n\n"
        "class BrokenRule(Rule):\n"
        '    code = "HSE001"\n'
        '    name = "broken-rule"\n\n'
        "    def check(self, doc):\n"
        '        raise ValueError("out of ink")\n',
        encoding="utf-8",
    )
    result = newslint("check", faulty, "--extend-select", "HSE")
    assert result.status == 3
    assert "NL900 rule HSE001 broken-rule crashed: ValueError: out of ink" in result.out
    assert "TYP008" in result.out


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_profile_that_the_dateline_chose_is_told(desk, newslint, name):
    (desk / "mill.txt").write_text("LEEDS, May 3 (Reuters) - The mill shut.\n", encoding="utf-8")
    command = ("check", "mill.txt", "--select", "TYP", "--output-format", name)
    told, quiet = newslint(*command), newslint(*command, "--profile", "wire")
    assert told.status == 0
    if FORMATS[name].galleys:  # they hold the copy, dateline and all
        assert ("Reuters" in told.err, "Reuters" in quiet.err) == (True, False)
    else:
        assert "Reuters" in told.out + told.err
        assert "Reuters" not in quiet.out + quiet.err
