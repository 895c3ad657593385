"""The formats for people: full, concise, grouped, their statistics and summary."""

import re

import pytest

from newslint.finding import Severity
from newslint.output import View, render
from newslint.report import FileReport, RunReport
from tests.output.samples import STORY, finding, report

FULL = """\
desk/ferry.txt:5:1: error REF001 pronoun-no-antecedent
5 | He told a news conference that 17 passengers    were in  hospital .
  | ^^
    Who is "He"? No man before this.

desk/ferry.txt:5:32: error NUM001 conflicting-counts
5 | He told a news conference that 17 passengers    were in  hospital .
  |                                ^^^^^^^^^^^^^
    "17 passengers" here, but 14 passengers on line 3: which figure stands?
3 | …Halden Harbour on Monday and 14 passengers were taken to hospital, the…
  |                               ------------- 14 passengers here

desk/ferry.txt:5:53: warning TYP001 double-space
5 | He told a news conference that 17 passengers    were in  hospital .
  |                                                        ^^^^^^^^^^
    Two spaces between words.
    fix: write " hospital" (--fix)

desk/photo.txt: not checked: binary file

2 errors, 1 warning in 1 story (52 words); 1 file not checked (binary file); \
1 suggestion held back (--min-severity suggestion)
"""

CONCISE = """\
desk/ferry.txt:5:1: REF001 Who is "He"? No man before this.
desk/ferry.txt:5:32: NUM001 "17 passengers" here, but 14 passengers on line 3: which figure stands?
desk/ferry.txt:5:53: TYP001 Two spaces between words.
desk/photo.txt: not checked: binary file
2 errors, 1 warning in 1 story (52 words); 1 file not checked (binary file); \
1 suggestion held back (--min-severity suggestion)
"""

GROUPED = """\
desk/ferry.txt
   5:1  error       REF001  Who is "He"? No man before this.
  5:32  error       NUM001  "17 passengers" here, but 14 passengers on line 3:
                            which figure stands?
  5:53  warning     TYP001  Two spaces between words.

desk/photo.txt
  not checked: binary file

2 errors, 1 warning in 1 story (52 words); 1 file not checked (binary file); \
1 suggestion held back (--min-severity suggestion)
"""


def text(name: str, run: RunReport, **view: object) -> str:
    return "\n".join(render(name, run, View(**{"width": 80} | view))) + "\n"


@pytest.mark.parametrize(
    ("name", "expected"), [("full", FULL), ("concise", CONCISE), ("grouped", GROUPED)]
)
def test_format(name, expected):
    assert text(name, report()) == expected


@pytest.mark.parametrize("name", ["full", "concise", "grouped"])
def test_colour_changes_nothing_but_colour(name):
    colored = text(name, report(), color=True)
    assert "\x1b[31;1m" in colored
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == text(name, report())


def test_nothing_found():
    clean = RunReport((FileReport("a.txt", (), STORY, words=1204),))
    assert text("full", clean) == "Nothing to query in 1 story (1,204 words)\n"
    assert text("full", RunReport(())) == "Nothing to query in 0 stories (0 words)\n"


def test_all_that_is_held_back_is_counted():
    held = {Severity.SUGGESTION: 14, Severity.WARNING: 1}
    run = RunReport((FileReport("a.txt", held_back=held), FileReport("b.txt", held_back=held)))
    shown = text("concise", run)
    assert "; 2 warnings, 28 suggestions held back (--min-severity suggestion)" in shown


def test_statistics_count_rules_and_layers():
    shown = text("concise", report(), statistics=True)
    assert re.search(r"^ +1  NUM001  conflicting-counts +0\.004$", shown, re.MULTILINE)
    assert re.search(r"^ +layer tokens +0\.200$", shown, re.MULTILINE)


def test_statistics_name_silent_rules_only_if_they_took_long():
    timings = {"REF001": 0.9, "NUM001": 0.02, "NUM002": 0.03}
    shown = text("full", RunReport((FileReport("a.txt", timings=timings),)), statistics=True)
    assert re.search(r"^ +0  REF001 +0\.900\n +0  2 rules that found nothing +0\.050$", shown, re.M)


def test_span_over_several_lines_is_marked_to_the_end_of_the_first():
    source = "He said\nso today"
    found = finding("said\nso", source=source, message="Why?")
    shown = text("full", RunReport((FileReport("a.txt", (found,), source),)))
    assert "1 | He said\n  |    ^^^^…\n" in shown


def test_related_note_without_room_stands_below_its_mark():
    note = "fourteen passengers are counted among the injured here"
    found = finding("17 passengers", related=(("taken to hospital", note),))
    shown = text("full", RunReport((FileReport("a.txt", (found,), STORY),)))
    mark = shown.index("-----------------\n")
    assert note in shown[mark:]
    assert all(len(line) <= 80 for line in shown.splitlines()[:-1])


def test_many_related_places_are_named_by_their_lines():
    source = "\n".join(f"line {number} says {number} men" for number in range(1, 8))
    related = tuple((f"{number} men", "here") for number in (2, 3, 4, 5, 6))
    found = finding("1 men", source=source, related=related)
    shown = text("full", RunReport((FileReport("a.txt", (found,), source),)))
    assert shown.count(" here\n") == 3
    assert "    see also lines 5, 6\n" in shown


def test_line_ends_of_windows_do_not_show():
    source = "Ferry hits pier\r\nHe said\r\n"
    found = finding("He", source=source)
    shown = text("full", RunReport((FileReport("a.txt", (found,), source),)))
    assert "2 | He said\n" in shown


@pytest.mark.parametrize("name", ["full", "concise", "grouped"])
def test_the_head_names_the_profiles(name):
    files = (
        FileReport("a.txt", profile="bbc"),
        FileReport("b.txt", profile="ap", agency="AP"),
        FileReport("c.txt"),
        FileReport("d.txt", profile="ap", agency="AP"),
        FileReport("e.txt", profile="ap", agency="AP"),
        FileReport("f.txt", profile="bbc", error="is empty"),
    )
    head = text(name, RunReport(files)).splitlines()[:2]
    assert head == [
        "profile: bbc",
        "profile: ap, for (AP) in the dateline of b.txt and 2 other stories",
    ]
