"""``newslint explain`` and ``newslint rules``."""

import json

import pytest

HOUSE_RULE = '''"""Tall story: a story that is too tall.

## What it does
Queries the word "tall", wherever it stands, in sentences that are long enough to have to be filled
anew by whoever prints them.

- first item, which is long enough to be wrapped on to a second line when it is set for a terminal
- second item

## Bad
A tall story.
---
A very tall story, told at such a length that it does not fit into one line of a terminal like this.

## Good
A story.

## Authority
The tall men of AP; the Guardian on towers.
"""

from newslint.api import Option, Rule, Severity


class TallStory(Rule):
    """The word "tall"."""

    code = "HSE001"
    name = "tall-story"
    severity = Severity.ERROR
    default = ("ap", "bbc")
    quotes = "both"
    fix = "safe"
    options = (
        Option("height", 3, "How tall is too tall."),
        Option("towers", frozenset({"north", "east"}), "Those that may be."),
        Option("strict", False, "Whether steeples count."),
    )

    def check(self, doc):
        return ()
'''

PAGE = """\
HSE001  tall-story
error · default: ap, bbc · safe fix (--fix)

A story that is too tall.

What it does
  Queries the word "tall", wherever it stands, in sentences that are long enough
  to have to be filled anew by whoever prints them.

  - first item, which is long enough to be wrapped on to a second line when it
    is set for a terminal
  - second item

Bad
  | A tall story.

  | A very tall story, told at such a length that it does not fit into one line
  | of a terminal like this.

Good
  | A story.

Authority
  The tall men of AP; the Guardian on towers.

Options
  height (default: 3)
    How tall is too tall.
  towers (default: east, north)
    Those that may be.
  strict (default: false)
    Whether steeples count.

Quotations are checked as well.
"""


@pytest.fixture
def house(desk, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    (desk / "rules").mkdir()
    (desk / "rules" / "tall_story.py").write_text(HOUSE_RULE, encoding="utf-8")


@pytest.mark.parametrize("word", ["HSE001", "hse001", "tall-story"])
def test_explain_sets_the_manual(house, newslint, word):
    result = newslint("explain", word)
    assert (result.status, result.err) == (0, "")
    assert result.out == PAGE


def test_explain_in_colour(house, newslint):
    assert "\x1b[1mHSE001\x1b[0m" in newslint("explain", "HSE001", "--color").out


def test_explain_fits_the_terminal(newslint, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    rules = json.loads(newslint("rules", "--output-format", "json").out)
    for rule in rules[::5]:
        page = newslint("explain", rule["code"]).out
        assert max(map(len, page.splitlines())) <= 60


def test_explain_unknown_rule(newslint):
    result = newslint("explain", "repeated-wrd")
    assert result.status == 2
    assert 'did you mean "repeated-word"?' in result.err


def test_explain_finding_of_the_engine(newslint):
    page = newslint("explain", "NL001").out
    assert page.startswith("NL001  unused-suppression\nwarning · reported by newslint itself\n")


def test_rules_as_text(house, newslint):
    out = newslint("rules").out
    assert out.count("\n\n") > 3
    (line,) = (line for line in out.splitlines() if "HSE001" in line)
    assert line.split() == "HSE001 tall-story error ap, bbc safe".split()
    assert max(map(len, out.splitlines())) <= 80


def test_rules_as_text_in_a_wide_terminal(house, newslint, monkeypatch):
    monkeypatch.setenv("COLUMNS", "140")
    out = newslint("rules").out
    assert any(line.endswith("A story that is too tall.") for line in out.splitlines())
    assert max(map(len, out.splitlines())) <= 140


def test_rules_as_json(house, newslint):
    rules = json.loads(newslint("rules", "--output-format", "json").out)
    assert [rule["code"] for rule in rules] == sorted(rule["code"] for rule in rules)
    (tall,) = (rule for rule in rules if rule["code"] == "HSE001")
    assert tall.pop("manual").startswith("Tall story: ")
    assert tall == {
        "code": "HSE001",
        "name": "tall-story",
        "family": "HSE",
        "severity": "error",
        "default": ["ap", "bbc"],
        "fix": "safe",
        "quotes": "both",
        "reads": [],
        "summary": "A story that is too tall.",
        "authority": "The tall men of AP; the Guardian on towers.",
        "options": [
            {"name": "height", "default": 3, "help": "How tall is too tall."},
            {"name": "towers", "default": ["east", "north"], "help": "Those that may be."},
            {"name": "strict", "default": False, "help": "Whether steeples count."},
        ],
    }


@pytest.mark.parametrize(("profile", "on"), [("ap", True), ("guardian", False)])
def test_rules_of_a_profile(house, newslint, profile, on):
    rules = json.loads(newslint("rules", "--output-format", "json", "--profile", profile).out)
    assert {rule["code"]: rule["on"] for rule in rules}["HSE001"] is on


def test_a_profile_sets_severity_style_and_authority(house, desk, newslint):
    (desk / "desk.toml").write_text(
        'title = "The Desk"\nextends = "ap"\nseverity = {HSE001 = "warning", STY = "error"}\n'
        "[rule.HSE001]\nheight = 5\n"
    )
    given = ("rules", "--profile", "desk.toml", "--output-format")
    rules = {rule["code"]: rule for rule in json.loads(newslint(*given, "json").out)}
    assert (rules["HSE001"]["severity"], rules["STY003"]["severity"]) == ("warning", "error")
    assert rules["HSE001"]["options"][0] == {
        "name": "height",
        "default": 3,
        "help": "How tall is too tall.",
        "value": 5,
    }
    assert (rules["STY003"]["style"], rules["STY005"]["style"]) == ("figures", "abbreviated")
    assert "| `tall-story` | warning | on | safe |" in newslint(*given, "markdown").out


@pytest.mark.parametrize(
    ("profile", "authority"),
    [
        ("ap", "The tall men of AP"),
        ("guardian", "the Guardian on towers"),
        ("bbc", "The tall men of AP; the Guardian on towers"),
    ],
)
def test_of_an_authority_the_clause_on_the_house(house, newslint, profile, authority):
    rules = json.loads(newslint("rules", "--profile", profile, "--output-format", "json").out)
    assert {rule["code"]: rule["authority"] for rule in rules}["HSE001"] == authority


def test_the_table_of_a_house(house, newslint, monkeypatch):
    monkeypatch.setenv("COLUMNS", "140")
    lines = newslint("rules", "--profile", "ap").out.splitlines()
    assert max(map(len, lines)) <= 140
    told = {line.split()[0]: line for line in lines if line.startswith("  ")}
    assert " on  " in told["STY005"]
    assert "  abbreviated  " in told["STY005"]
    assert told["HSE001"].endswith("  The tall men of AP")


def test_rules_of_an_unknown_profile(newslint):
    result = newslint("rules", "--profile", "gardian")
    assert result.status == 2
    assert 'did you mean "guardian"?' in result.err


def test_rules_as_markdown(house, newslint):
    book = newslint("rules", "--output-format", "markdown").out
    assert book.startswith("# The rule book\n")
    assert "\n## HSE\n" in book or "\n## Rules (HSE)\n" in book
    assert "| [HSE001](#hse001-tall-story) | `tall-story` | error | ap, bbc | safe |" in book
    assert "\n### HSE001 tall-story\n\nA story that is too tall.\n" in book
    on = newslint("rules", "--output-format", "markdown", "--profile", "guardian").out
    assert "| [HSE001](#hse001-tall-story) | `tall-story` | error | off | safe |" in on


def test_rule_that_cannot_be_loaded_is_named(desk, newslint):
    (desk / "rules").mkdir()
    (desk / "rules" / "broken.py").write_text("import newslint.nothing\n", encoding="utf-8")
    result = newslint("rules")
    assert result.status == 0
    assert "broken.py: cannot be loaded: ModuleNotFoundError" in result.err
