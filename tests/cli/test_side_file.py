"""Pardons beside the copy: ``newslint-ok.toml``."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import FAULTY

NAME = "newslint-ok.toml"


@pytest.fixture(autouse=True)
def _two_faults(desk):
    (desk / "newslint.toml").write_text('select = ["GRA001", "TYP008"]\n', encoding="utf-8")
    (desk / "ferry.txt").write_text(FAULTY, encoding="utf-8")


@pytest.fixture
def found(desk, newslint):
    """Runs a check with a side file, and gives code, line, column and message of its findings."""

    def run(side_file: str) -> list[tuple[str, int, int, str]]:
        (desk / NAME).write_text(side_file, encoding="utf-8")
        table = json.loads(newslint("check", "ferry.txt", "--output-format", "json").out)
        return [
            (f["code"], f["line"], f["column"], f["message"]) for f in table["files"][0]["findings"]
        ]

    return run


def codes(findings) -> list[str]:
    return [code for code, *_ in findings]


@pytest.mark.parametrize(
    ("entry", "left"),
    [
        ('rules = ["GRA001"]', ["TYP008"]),
        ('rules = ["repeated-word"]\nreason = "A stammer."', ["TYP008"]),
        ('rules = ["GRA", "TYP"]', []),
        ("", []),
        ('text = "pier on on Monday"', ["TYP008"]),
        ('text = "pier\\n on  on"\nrules = ["GRA001"]', ["TYP008"]),
        ('text = "on on Monday ,"', []),
    ],
)
def test_what_an_entry_pardons(found, entry, left):
    assert codes(found(f'[[ok]]\nstory = "ferry.txt"\n{entry}\n')) == left


def test_an_entry_for_another_story_or_rule_pardons_nothing(found):
    assert codes(found('[[ok]]\nstory = "fire.txt"\n')) == ["GRA001", "TYP008"]
    findings = found('[[ok]]\nstory = "ferry.txt"\nrules = ["TYP001"]\n')
    assert codes(findings) == ["GRA001", "TYP008"]


def test_an_unused_entry_is_a_finding(found):
    side_file = '\n[[ok]]\nstory = "ferry.txt"\n\n[[ok]]\nstory = "ferry.txt"\nrules = ["GRA001"]\n'
    assert found(side_file) == []
    (unused,) = [f for f in found(side_file + 'text = "harbour"') if f[0] == "NL001"]
    message = "GRA001 (repeated-word) finds nothing to pardon here; remove line 5 of " + NAME
    assert unused == ("NL001", 3, 39, message)


def test_words_that_are_not_there_are_told(found):
    (unused,) = [
        f
        for f in found('[[ok]]\nstory = "ferry.txt"\nrules = ["GRA001"]\ntext = "at at"')
        if f[0] == "NL001"
    ]
    assert unused == ("NL001", 1, 1, f'"at at" is not in this story; remove line 1 of {NAME}')


def test_an_unknown_rule_is_a_finding(found):
    findings = found(
        '[[ok]]\nstory = "ferry.txt"\nrules = ["repeated-words", "GRA001", "TYP008"]\n'
    )
    near = 'did you mean "repeated-word"?'
    assert findings == [
        ("NL002", 1, 1, f'line 1 of {NAME} names "repeated-words", which is no rule; {near}')
    ]


def test_an_entry_without_its_story_is_told(desk, newslint):
    (desk / NAME).write_text('[[ok]]\nstory = "lost.txt"\n', encoding="utf-8")
    assert newslint("check").err == f"newslint: {NAME}:1: there is no story lost.txt here\n"


@pytest.mark.parametrize(
    ("side_file", "message"),
    [
        ("[[ok", "not TOML: "),
        ('[[ok]]\nrules = ["GRA001"]', 'the key "story" is missing'),
        ('[[ok]]\nstory = "ferry.txt"\nrule = "GRA001"', 'unknown key "rule" in ok'),
        ('[[okay]]\nstory = "ferry.txt"', 'unknown key "okay"'),
        ("ok = 1", "ok expects a list"),
    ],
)
def test_a_wrong_side_file_is_a_mistake_of_the_user(desk, newslint, side_file, message):
    (desk / NAME).write_text(side_file, encoding="utf-8")
    result = newslint("check")
    assert result.status == 2
    assert result.err.startswith(f"newslint: {NAME}: {message}")


def test_a_changed_side_file_counts_at_once(desk, newslint):
    """The cache of findings must not hide it."""
    for _ in "12":
        (desk / NAME).unlink(missing_ok=True)
        assert newslint("check", "ferry.txt").status == 1
        (desk / NAME).write_text('[[ok]]\nstory = "ferry.txt"\n', encoding="utf-8")
        assert newslint("check", "ferry.txt").status == 0


FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:wxr_version>1.2</wp:wxr_version>
<item><title>Ferry hits pier</title><wp:post_type>post</wp:post_type>
<content:encoded><![CDATA[<p>A ferry hit a pier on on Monday.</p>]]></content:encoded></item>
<item><title>Barn burns down</title><wp:post_type>post</wp:post_type>
<content:encoded><![CDATA[<p>A barn burned down on on Sunday.</p>]]></content:encoded></item>
</channel></rss>
"""


def test_an_entry_may_be_meant_for_one_story_of_a_file_of_several(desk, newslint):
    (desk / "feed.xml").write_text(FEED, encoding="utf-8")
    (desk / NAME).write_text('[[ok]]\nstory = "feed.xml"\ntext = "pier on on Monday"\n')
    table = json.loads(newslint("check", "feed.xml", "--output-format", "json").out)
    assert table["summary"]["files"] == 2
    assert [(f["code"], f["line"]) for f in table["files"][0]["findings"]] == [("GRA001", 7)]
