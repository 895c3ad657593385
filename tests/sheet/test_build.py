"""What the sheet says of a story."""

import socket
from pathlib import Path

import pytest

from newslint.analysis.pipeline import open_document
from newslint.formats import read_story
from newslint.registry import load_registry
from newslint.rule import Rule
from newslint.settings import Settings
from newslint.sheet import build_sheet
from newslint.sheet.wording import bare, clean

STORY = """\
Ferry hits pier, 14 hurt

By Ellen Marsh

HALDEN HARBOUR, March 3, 2025 (Wire) - A commuter ferry struck a pier on Monday and 14 passengers \
were taken to hospital, the Halden Harbour Authority (HHA) said.

"We heard a bang and everybody fell," said Ana Ruiz, 41, a dentist. She praised the crew.

HHA chief executive Tom Beck told reporters that the ferry had passed its inspection on Feb. 12. \
Repairs would cost at least $1.2 million, Beck said.
"""


@pytest.fixture(scope="module")
def sheet():
    return build_sheet(open_document(read_story("ferry.txt", STORY.encode())))


def test_head(sheet):
    head = sheet.head
    assert head.headline == "Ferry hits pier, 14 hurt"
    assert head.byline == "By Ellen Marsh"
    assert (head.place, head.dateline_date) == ("HALDEN HARBOUR", "March 3, 2025")
    assert (head.agency, head.story_date) == ("Wire", "2025-03-03")
    assert head.words == len(STORY.split())
    assert 3 < head.grade < 12


def test_people_have_lines_titles_ages_and_forms(sheet):
    people = {party.name: party for party in sheet.people}
    assert people["Ana Ruiz"].line == 7
    assert people["Ana Ruiz"].ages == (41,)
    assert people["Ana Ruiz"].gender == "female"
    assert dict(people["Tom Beck"].forms) == {"Tom Beck": 1, "Beck": 1}
    assert people["Tom Beck"].titles


def test_organisations(sheet):
    found = {party.name: party.initials for party in sheet.organisations}
    assert found["Halden Harbour Authority"] == "HHA"


def test_initials(sheet):
    (found,) = (entry for entry in sheet.initials if entry.letters == "HHA")
    assert (found.introduced, found.used) == (5, (5, 9))
    assert found.expansion == "Halden Harbour Authority"


def test_figures(sheet):
    found = {figure.text: figure for figure in sheet.figures if figure.line > 1}
    assert (found["14"].line, found["14"].what, found["14"].low) == (5, "passengers", 14)
    cost = found["at least $1.2 million"]
    assert (cost.kind, cost.low, cost.high, cost.source) == ("money", 1.2e6, None, "Tom Beck")


def test_dates_are_resolved(sheet):
    found = {day.text: (day.line, day.day, day.weekday) for day in sheet.dates}
    assert found["Monday"] == (5, "2025-03-03", "Monday")
    assert found["Feb. 12"] == (9, "2025-02-12", "Wednesday")


def test_quotes_have_speakers(sheet):
    (quote,) = sheet.quotes
    assert quote.text.startswith("We heard a bang")
    assert (quote.line, quote.speaker, quote.kind) == (7, "Ana Ruiz", "direct")


def test_sources_count_their_claims(sheet):
    found = {source.name: source for source in sheet.sources}
    assert (found["Tom Beck"].claims, found["Tom Beck"].lines) == (2, (9,))
    assert found["Ana Ruiz"].quoted == 1
    counts = [source.claims for source in sheet.sources]
    assert counts == sorted(counts, reverse=True)


def test_grade_needs_no_network(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    story = "The quick committee approved every recommendation unanimously. " * 12
    assert build_sheet(open_document(read_story("a.txt", story.encode()))).head.grade > 10


def test_short_copy_has_no_grade():
    story = read_story("a.txt", b"A ferry hit a pier. Nobody was hurt.")
    assert build_sheet(open_document(story)).head.grade is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the harbour\nauthority", "harbour authority"),
        ("A government official", "government official"),
        ("Mustafa al-Kadhimi", "Mustafa al-Kadhimi"),
        ("Beck’s", "Beck"),
        ("the nurses'", "nurses"),
        ("Theresa", "Theresa"),
    ],
)
def test_bare(text, expected):
    assert bare(text) == expected


def test_clean():
    assert clean(" a \n b ") == "a b"


class Broken(Rule):
    code = "RUN002"
    name = "broken"

    def check(self, doc):
        return ()

    def compared(self, doc):
        raise RuntimeError("no figures")


def test_a_rule_that_crashes_leaves_the_ledger_to_the_others():
    doc = open_document(read_story("ferry.txt", STORY.encode()))
    assert not any(figure.compared for figure in build_sheet(doc, [Broken()]).figures)


def test_figures_name_those_they_were_compared_with(sheet):
    doc = open_document(read_story("ferry.txt", STORY.encode()))
    rules = [rule() for rule in load_registry(Settings(root=Path(__file__).parent)).rules]
    figures = build_sheet(doc, rules).figures
    lede = next(figure for figure in figures if figure.line == 5 and figure.text == "14")
    assert [(other.line, other.text) for other in lede.compared] == [(1, "14")]
    assert figures[lede.compared[0].figure].line == 1
    assert not any(figure.compared for figure in figures if figure.text == "at least $1.2 million")
    assert not any(figure.compared for figure in sheet.figures)
