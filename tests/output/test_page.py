"""The ledger of figures and the timeline of the page."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from newslint.finding import Severity
from newslint.galley import Galley, Setting
from newslint.model.sourcemap import Piece, SourceMap
from newslint.model.span import Span
from newslint.model.story import Role
from newslint.output.page.ledger import joins, set_ledger
from newslint.output.page.proof import read_proofs
from newslint.output.page.timeline import set_timeline
from newslint.report import FileReport
from newslint.sheet.model import Comparison, Day, Figure, Head, Sheet
from tests.output.samples import finding, place_of

SOURCE = "Ten men left, 12 came, 14 saw it, 16 sat, 18 ran."
NUMBERS = ("Ten", "12", "14", "16", "18")
SPANS = tuple(place_of(SOURCE, number)[1] for number in NUMBERS)
WHOLE = Span(0, len(SOURCE))
GALLEY = Galley(
    SOURCE,
    (Setting(Role.BODY, 1, WHOLE),),
    SourceMap([Piece(WHOLE, WHOLE)], SOURCE),
    figures=SPANS,
)


def proof(*compared: tuple[str, ...], galley: Galley = GALLEY):
    found = [
        finding(
            first,
            source=SOURCE,
            severity=Severity.WARNING if number else Severity.ERROR,
            related=tuple((other, "here") for other in others),
        )
        for number, (first, *others) in enumerate(compared)
    ]
    return read_proofs(FileReport("a.txt", tuple(found), SOURCE, galleys=(galley,)), 1)[0]


@pytest.mark.parametrize(
    ("compared", "rows", "lanes"),
    [
        ([("14", "Ten")], [(0, 2)], [0]),
        ([("12",)], [], []),
        ([("12", "men left")], [], []),
        ([("Ten men left", "12 came")], [], []),
        ([("Ten men left", "14 saw it, 16 sat")], [], []),
        ([("12", "Ten"), ("16", "14")], [(0, 1), (2, 3)], [0, 0]),
        ([("14", "Ten"), ("16", "14")], [(0, 2), (2, 3)], [0, 1]),
        ([("16", "Ten", "14")], [(0, 2, 3)], [0]),
    ],
)
def test_compared_figures_are_joined_in_lanes(compared, rows, lanes):
    found = joins(proof(*compared))
    assert [join.rows for join in found] == rows
    assert [join.lane for join in found] == lanes


def figures() -> tuple[Figure, ...]:
    return tuple(
        Figure(1, number, "count", 1.0, 1.0, "man", "leave", None, False) for number in NUMBERS
    )


def test_a_figure_links_to_those_it_was_held_against():
    first, second, *others = figures()
    held = replace(first, compared=(Comparison(1, 1, "12", "NUM001"),))
    table = set_ledger(proof(), (held, second, *others))
    assert table is not None
    _, _, against, other, *_ = table.iter("tr")
    (link,) = (e for e in table.iter("a") if e.get("title"))
    assert list(against.iter("a")) == [link]
    assert (link.text, link.get("href")) == ("12", f"#{other.get('id')}")
    assert link.get("title") == "line 1, compared by NUM001"


def held_against(*rows: tuple[int, int]) -> tuple[Figure, ...]:
    """The figures, those in each pair compared by a rule."""
    found = list(figures())
    for pair in rows:
        for one, other in (pair, pair[::-1]):
            comparison = Comparison(other, 1, NUMBERS[other], "NUM001")
            found[one] = replace(found[one], compared=(*found[one].compared, comparison))
    return tuple(found)


def test_figures_in_queried_words_are_joined_if_a_rule_compares_them():
    whole = replace(sheet(), figures=held_against((0, 3)))
    story = proof(("Ten men left", "14 saw it, 16 sat"), galley=GALLEY._replace(sheet=whole))
    assert [join.rows for join in joins(story)] == [(0, 3)]


def test_figures_at_odds_are_told_from_those_that_agree():
    table = set_ledger(proof(("14", "Ten")), held_against((0, 2), (0, 4)))
    assert table is not None
    against = next(row for row in table.iter("tr") if row.get("class") == "against")
    assert "".join(against.itertext()) == "at odds with 14; held against 18"
    assert [a.get("class") for a in against.iter("a")] == ["error", None]


def test_lanes_begin_branch_and_end():
    table = set_ledger(proof(("16", "Ten", "14"), ("12", "18")), figures())
    assert table is not None
    lanes = [[e.get("class") for e in row.iter("span")] for row in table.iter("tr")][1:]
    assert lanes == [
        ["lane first error", "lane"],
        ["lane through error", "lane first warning"],
        ["lane branch error", "lane through warning"],
        ["lane last error", "lane through warning"],
        ["lane", "lane last warning"],
    ]
    assert {e.get("href") for e in table.iter("a")} == {"#s1-p1", "#s1-q1", "#s1-q2"}


def test_without_comparisons_there_are_no_lanes():
    table = set_ledger(proof(), figures())
    assert table is not None
    assert [len(row) for row in table.iter("tr")] == [4] * 6
    assert set_ledger(proof(), ()) is None


def sheet(*days: Day, story_date: str | None = None) -> Sheet:
    head = Head(None, None, None, None, None, story_date, 0, 0, None)
    return Sheet("a.txt", head, (), (), (), (), (), (), days, (), ())


def day(text: str, iso: str | None, kind: str = "date") -> Day:
    return Day(1, text, kind, iso, None)


def lines(found: ElementTree.Element | None) -> list[str]:
    assert found is not None
    return ["".join(e.itertext()) for e in found.iter() if e.tag in ("li", "p")]


def test_dates_come_in_their_order_with_the_time_between():
    days = (
        day("Monday", "2026-05-18"),
        day("2019", None, "year"),
        day("2019", None, "year"),
        day("May 12", "2026-05-12"),
        day("Tuesday", "2026-05-12"),
        day("this summer", None, "relative"),
    )
    assert lines(set_timeline(proof(), sheet(*days, story_date="2026-05-12"))) == [
        "2019line 1, line 1",
        "7 years",
        "Tue, 12 May 2026 story dateMay 12 (line 1), Tuesday (line 1)",
        "6 days",
        "Mon, 18 May 2026Monday (line 1)",
        "Tied to no day: this summer (line 1)",
    ]


@pytest.mark.parametrize(
    ("first", "second", "gap"),
    [
        ("2026-05-12", "2026-05-13", None),
        ("2026-05-12", "2026-05-14", "2 days"),
        ("2026-01-01", "2026-03-02", "2 months"),
        ("2024-01-01", "2026-01-20", "2 years"),
        ("1026-01-01", "2026-01-20", "1,000 years"),
    ],
)
def test_time_between_two_days(first, second, gap):
    found = lines(set_timeline(proof(), sheet(day("then", first), day("now", second))))
    assert found[1:-1] == ([gap] if gap else [])


def test_a_year_that_no_calendar_holds_is_tied_to_no_day():
    found = lines(set_timeline(proof(), sheet(day("0", None, "year"))))
    assert found == ["Tied to no day: 0 (line 1)"]
    assert set_timeline(proof(), sheet()) is None
