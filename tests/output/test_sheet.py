"""The fact-checker's sheet on a terminal and as JSON."""

import json
import re
from dataclasses import replace
from importlib.resources import files

import jsonschema
import pytest

from newslint.output.columns import Column, table
from newslint.output.palette import Palette
from newslint.output.sheet import as_json, as_text
from newslint.sheet.model import (
    Comparison,
    Day,
    Figure,
    Head,
    Initials,
    Party,
    Quotation,
    Sheet,
    Source,
)

SHEET = Sheet(
    path="ferry.txt",
    head=Head(
        headline="Ferry hits pier, 14 hurt",
        byline="By Ellen Marsh",
        place="HALDEN HARBOUR",
        agency="Wire",
        dateline_date="March 3",
        story_date="2025-03-03",
        words=1104,
        sentences=8,
        grade=6.5,
    ),
    people=(
        Party(
            name="Ana Ruiz",
            kind="person",
            line=7,
            forms=(("Ana Ruiz", 1), ("Ruiz", 3)),
            mentions=6,
            titles=("Dr.",),
            ages=(41,),
            gender="female",
            gender_evidence=("she", "her"),
            initials=None,
        ),
    ),
    organisations=(
        Party("Halden Harbour Authority", "organisation", 5, (("HHA", 2),), 2, (), (), "unknown",
              (), "HHA"),
    ),
    places=(Party("Corl", "place", 7, (("Corl", 1),), 1, (), (), "unknown", (), None),),
    others=(),
    initials=(
        Initials("HHA", "Halden Harbour Authority", 5, (5, 9, 9)),
        Initials("RCD", None, None, (11,)),
    ),
    figures=(
        Figure(5, "14", "count", 14.0, 14.0, "passenger", "take", "HHA", False),
        Figure(9, "at least $1.2 million", "money", 1.2e6, None, "", "cost", None, True,
               (Comparison(0, 5, "14", "NUM001"),)),
    ),
    dates=(
        Day(5, "Monday", "weekday", "2025-03-03", "Monday"),
        Day(9, "last year", "relative", None, None),
    ),
    quotes=(
        Quotation(7, "We heard a bang, and everybody fell to the floor of the cabin, and then "
                  "the lights went out", "direct", "Ana Ruiz", True),
        Quotation(9, "splendid", "partial", None, True),
    ),
    sources=(
        Source("Ana Ruiz", False, 2, 2, (7, 8)),
        Source("official", True, 1, 0, (9,)),
        Source(None, True, 1, 0, (11,)),
    ),
)  # fmt: skip


def page(sheet: Sheet, width: int = 80, color: bool = False) -> str:
    return "\n".join(as_text([sheet], Palette(color), width)) + "\n"


EXPECTED = """\
Ferry hits pier, 14 hurt
By Ellen Marsh
HALDEN HARBOUR, March 3 (Wire) · Mon, 3 Mar 2025
1,104 words · 8 sentences · reading grade 6.5

line  PEOPLE    title, age  called             shown as
   7  Ana Ruiz  Dr., 41     Ana Ruiz, Ruiz ×3  she, her

line  ORGANISATIONS             short  called
   5  Halden Harbour Authority  HHA    HHA ×2

line  PLACES
   7  Corl

line  INITIALS  stand for                 tied on  lines
   5  HHA       Halden Harbour Authority  line 5   5, 9
  11  RCD       ?                         nowhere  11

line  FIGURES                of what    event  says  compared with
   5  14                     passenger  take   HHA
   9  at least $1.2 million  money      cost         14 (line 5)

line  DATES      comes to
   5  Monday     Mon, 3 Mar 2025
   9  last year

line  QUOTES                                                            says
   7  “We heard a bang, and everybody fell to the floor of the cabin,   Ana Ruiz
      and then the lights went out”
   9  “splendid”                                                        ?

says  SOURCES     named  quoted  lines
  2×  Ana Ruiz    yes    2×      7, 8
  1×  official    no             9
  1×  (left out)  no             11
"""


def test_page():
    assert page(SHEET) == EXPECTED


@pytest.mark.parametrize("width", [50, 80, 120])
def test_page_fits_the_terminal(width):
    assert max(map(len, page(SHEET, width).splitlines())) <= width


def test_colour_changes_nothing_but_colour():
    colored = page(SHEET, color=True)
    assert "\x1b[1mFerry hits pier, 14 hurt\x1b[0m" in colored
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == page(SHEET)


def test_story_with_nothing_in_it():
    parts = "people organisations places initials figures dates quotes sources".split()
    head = Head(None, None, None, None, None, None, 0, 0, None)
    bare = replace(SHEET, head=head, **dict.fromkeys(parts, ()))
    assert page(bare) == (
        "(no headline)\nno dateline · story date unknown (--story-date)\n0 words · 0 sentences\n"
    )


def test_sheets_of_several_stories_stand_one_after_another():
    lines = list(as_text([SHEET, SHEET], Palette(False), 80))
    assert [lines.index(f"story {n} of 2") for n in (1, 2)] == [0, len(lines) // 2 + 1]
    assert lines[1:].count("Ferry hits pier, 14 hurt") == 2


def test_notes_to_editors_stand_apart_from_copy():
    noted = replace(SHEET, head=replace(SHEET.head, editor_notes=("Pictures to follow.",)))
    assert page(noted) == EXPECTED.replace(
        "grade 6.5\n",
        "grade 6.5\n\nNOTES TO EDITORS, not read as copy\n  Pictures to follow.\n",
    )


def test_json_fits_its_schema():
    schema = json.loads((files("newslint") / "schemas/sheet.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    found = json.loads("".join(as_json([SHEET])))
    jsonschema.validate(found, schema)
    jsonschema.validate(json.loads("".join(as_json([SHEET, SHEET]))), schema)
    assert found["people"][0]["forms"] == [
        {"text": "Ana Ruiz", "count": 1},
        {"text": "Ruiz", "count": 3},
    ]
    found["figures"][0]["high"] = "many"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(found, schema)


def test_table_takes_width_from_the_widest_column():
    columns = [
        Column("n", ["1", "22"], right=True),
        Column("short", ["a", "b"]),
        Column("long", ["one two three four five six", "seven"]),
        Column("empty", ["", ""]),
    ]
    assert list(table(columns, 24)) == [
        " n  short  long",
        " 1  a      one two three",
        "           four five six",
        "22  b      seven",
    ]


def test_table_aligns_wide_characters():
    columns = [Column("who", ["東京", "Ruiz"]), Column("n", ["1", "2"])]
    assert list(table(columns, 40)) == ["who   n", "東京  1", "Ruiz  2"]


def test_table_of_nothing():
    assert list(table([Column("who", []), Column("n", [])], 40)) == []
