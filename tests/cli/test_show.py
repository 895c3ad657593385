"""``newslint show``."""

import json

import pytest

from tests.cli.conftest import FAULTY

COPY = "A ferry hit a pier on Monday, the harbour authority said.\n"


@pytest.fixture
def ferry(desk):
    (desk / "ferry.txt").write_text(FAULTY, encoding="utf-8")


def test_text(ferry, newslint):
    result = newslint("show", "ferry.txt")
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("Ferry hits pier\nno dateline · story date unknown")
    assert "\x1b" not in result.out


def test_colour(ferry, newslint):
    assert newslint("show", "ferry.txt", "--color").out.startswith("\x1b[1mFerry hits pier\x1b[0m")


def test_json_with_a_story_date(ferry, newslint):
    found = newslint(
        "show", "ferry.txt", "--output-format", "json", "--story-date", "2025-03-03"
    ).out
    sheet = json.loads(found)
    assert sheet["path"] == "ferry.txt"
    assert sheet["head"]["story_date"] == "2025-03-03"
    assert [(day["text"], day["day"]) for day in sheet["dates"]] == [("Monday", "2025-03-03")]


SEVERAL = """<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem><itemMeta><edNote>Pictures to follow.</edNote></itemMeta>
<contentMeta><headline>Ferry hits pier</headline></contentMeta><contentSet><inlineData>
A ferry hit a pier.</inlineData></contentSet></newsItem>
<newsItem><contentMeta><headline>Store burns</headline></contentMeta><contentSet><inlineData>
A store burned down.</inlineData></contentSet></newsItem>
</itemSet></newsMessage>
"""


def test_every_story_of_a_file(desk, newslint):
    (desk / "wire.xml").write_text(SEVERAL, encoding="utf-8")
    lines = newslint("show", "wire.xml").out.splitlines()
    heads = [lines.index(line) for line in ("story 1 of 2", "story 2 of 2")]
    assert [lines[at + 1] for at in heads] == ["Ferry hits pier", "Store burns"]
    assert lines.index("  Pictures to follow.") < heads[1]
    sheets = json.loads(newslint("show", "wire.xml", "--output-format", "json").out)
    assert [sheet["head"]["editor_notes"] for sheet in sheets] == [["Pictures to follow."], []]


def test_standard_input(newslint):
    result = newslint("show", "-", stdin=COPY)
    assert result.status == 0
    assert "harbour authority" in result.out


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["gone.txt"], "gone.txt: no such file"),
        (["."], ".: is a folder"),
        (["ferry.txt", "--story-date", "Monday"], "2024-05-17"),
    ],
)
def test_mistakes(ferry, newslint, args, message):
    result = newslint("show", *args)
    assert result.status == 2
    assert message in result.err
    assert result.err.count("\n") == 1
