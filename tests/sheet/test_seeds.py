"""Who is in the stories of ``seeds/``, and who says what, as a reader of the copy would put it.

The lists were written from the stories. Planted faults stay what they look like: a *He* without an
antecedent is a source of that name, and *Sundt* is another man than Sund.
"""

from pathlib import Path
from typing import NamedTuple

import pytest

from newslint.analysis.pipeline import open_document
from newslint.formats import read_story
from newslint.sheet import build_sheet

SEEDS = Path(__file__).parents[2] / "seeds"


class Cast(NamedTuple):
    """People, organisations (name to initials), sources (name to claims), initials."""

    people: set[str]
    organisations: dict[str, str | None]
    sources: dict[str, int]
    initials: dict[str, str | None]


ARDENT = Cast(
    people={"Marta Brandt", "Boris Hahn", "Lucy Amadi", "Chen Wei"},
    organisations={"Ardent Foods": None, "FWU": "FWU"},
    sources={"Marta Brandt": 3, "Ardent Foods": 2, "FWU union": 2},
    initials={"FWU": None},
)
COURT = Cast(
    people={"Tessa Lindqvist", "Ingrid Halvorsen", "Amina Diallo", "Petra Maas"}
    | {"Halverson"},  # a slip of the story's: one person until it is mended
    organisations={"RFCB": "RFCB"},
    sources={
        "customs service": 3,
        "Prosecutors": 1,
        "Ingrid Halvorsen": 1,  # the lost *he* of line 11 goes to the last one named
        "Amina Diallo": 1,
        "Petra Maas": 1,
    },
    initials={"RFCB": None},
)
LIGHTHOUSE = Cast(
    people={"Magnus Rae", "Ellen Shaw", "Jean"},
    organisations={"Northern Lights Office": None},
    sources={"Magnus Rae": 3, "She": 1},
    initials={},
)
FOOTBALL = Cast(
    people={"Daniel Okafor", "Luis Prado", "Tom Asher", "Jonas Weil", "Erik Sund", "Sundt"},
    organisations={"Westmere Town": None, "Calder Rovers": None, "Harrow Vale": None},
    sources={"league": 2, "Daniel Okafor": 1},
    initials={},
)
FERRY = Cast(
    people={"Joan Pike", "Helen Corrie", "Rory Blane"},
    organisations={"Northsail": None, "Islands Transport Authority": "ITA"},
    sources={
        "Helen Corrie": 3,
        "Rory Blane": 3,
        "ferry company": 1,
        "islanders": 1,
        "Islands Transport Authority": 1,
    },
    initials={"ITA": "Islands Transport Authority"},
)
RAID = Cast(
    people={
        "Mustafa al-Kadhimi",
        "Qassem Soleimani",
        "Abu Mahdi al-Muhandis",
        "John Davison",
        "Lincoln Feast",
        "Shri Navaratnam",
        "William Maclean",
    },
    organisations={
        "Kataib Hezbollah": None,
        "Counter-Terrorism Service": "CTS",
        "Islamic State": None,
        "Iraqi Popular Mobilization Forces": "PMF",
        "Reuters": None,
    },
    sources={
        "government official": 4,
        "paramilitary sources": 2,
        "He": 2,  # the lost *he* of line 7, and of line 13
        "military": 2,
        "PMF source": 2,
        "government officials": 1,
        "Mustafa al-Kadhimi": 1,
        "second government official": 1,
    },
    initials={"CTS": "Counter-Terrorism Service", "PMF": "Popular Mobilization Forces"},
)
STORE = Cast(
    people={"Ines Callow", "Odile Renard", "Piet van Aalst"},
    organisations={"Marsh & Daughters": None, "Regional Safety Inspectorate": "RSI"},
    sources={
        "Odile Renard": 6,
        "Piet van Aalst": 1,
        "Marsh & Daughters": 1,
        "Regional Safety Inspectorate": 1,
        "spokesman": 1,
    },
    initials={"RSI": "Regional Safety Inspectorate"},
)
STORIES = {
    "company-results-ardent.txt": ARDENT,
    "court-harbour-bribes.txt": COURT,
    "feature-lighthouse.md": LIGHTHOUSE,
    "football-late-winner.txt": FOOTBALL,
    "harbour-ferry-clean.txt": FERRY,
    "iraq-militia-raid.txt": RAID,
} | {f"formats/{path.name}": STORE for path in sorted((SEEDS / "formats").iterdir())}


def test_no_story_is_left_out():
    found = {p.relative_to(SEEDS).as_posix() for p in SEEDS.rglob("*") if p.is_file()}
    assert {name for name in found if not name.endswith(".expected.json")} == set(STORIES)


@pytest.mark.parametrize("name", STORIES)
def test_the_sheet_names_who_is_in_the_story(name):
    path = SEEDS / name
    sheet = build_sheet(open_document(read_story(path.name, path.read_bytes())))
    assert (
        Cast(
            people={party.name for party in sheet.people},
            organisations={party.name: party.initials for party in sheet.organisations},
            sources={str(source.name): source.claims for source in sheet.sources},
            initials={initials.letters: initials.expansion for initials in sheet.initials},
        )
        == STORIES[name]
    )


def test_forms_of_one_body_are_under_one_name():
    path = SEEDS / "football-late-winner.txt"
    sheet = build_sheet(open_document(read_story(path.name, path.read_bytes())))
    forms = {party.name: {form for form, _ in party.forms} for party in sheet.organisations}
    assert forms["Westmere Town"] == {"Westmere", "Westmere Town"}
    assert forms["Calder Rovers"] == {"Calder", "Calder Rovers", "Rovers"}


def test_a_rank_is_no_form_of_a_name():
    path = SEEDS / "feature-lighthouse.md"
    sheet = build_sheet(open_document(read_story(path.name, path.read_bytes())))
    (keeper,) = (party for party in sheet.people if party.name == "Magnus Rae")
    assert {form for form, _ in keeper.forms} == {"Magnus Rae", "Rae"}
