"""Dates and times, as written and as resolved."""

from __future__ import annotations

from datetime import date

import pytest

from newslint.analysis.pipeline import open_document
from newslint.formats import read_story
from newslint.model.times import TimeExpression, TimeKind

TODAY = date(2020, 6, 27)  # a Saturday


def read(text: str, today: date | None = TODAY) -> list[tuple[str, TimeExpression]]:
    story = read_story("story.txt", (text + "\n").encode())
    doc = open_document(story, story_date=today)
    return [(doc.at(time.span), time) for time in doc.dates]


def only(text: str, today: date | None = TODAY) -> TimeExpression:
    ((_, time),) = read(text, today)
    return time


@pytest.mark.parametrize(
    ("text", "written", "parts"),
    [
        ("It opened on Friday, June 25, 2020.", "Friday, June 25, 2020", (2020, 6, 25, 4)),
        ("It opened on 25 June 2020.", "25 June 2020", (2020, 6, 25, None)),
        ("It opened on Friday 25 June.", "Friday 25 June", (None, 6, 25, 4)),
        ("It opened on the 25th of June.", "25th of June", (None, 6, 25, None)),
        ("It opened on June 25th.", "June 25th", (None, 6, 25, None)),
        ("It opened on Nov. 9.", "Nov. 9", (None, 11, 9, None)),
        ("It opened on Sept 14, 2001.", "Sept 14, 2001", (2001, 9, 14, None)),
        ("It opened on 2020-06-25.", "2020-06-25", (2020, 6, 25, None)),
        ("It opened on 25/06/2020.", "25/06/2020", (2020, 6, 25, None)),
        ("It opened on 03/04/2026.", "03/04/2026", (2026, None, None, None)),
        ("It opened on June 31.", "June 31", (None, 6, 31, None)),
        ("The June 17 report said so.", "June 17", (None, 6, 17, None)),
    ],
)
def test_calendar_dates(
    text: str, written: str, parts: tuple[int | None, int | None, int | None, int | None]
) -> None:
    ((shown, time),) = read(text)
    assert shown == written
    assert time.kind is TimeKind.DATE
    assert (time.year, time.month, time.day, time.weekday) == parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It opened on June 25, 2019.", date(2019, 6, 25)),
        ("It opened on June 25.", date(2020, 6, 25)),
        ("It opened on December 30.", date(2019, 12, 30)),
        ("It opened on June 31.", None),
        ("It opened on Friday.", date(2020, 6, 26)),
        ("It opened on Saturday.", date(2020, 6, 27)),
        ("It opened last Saturday.", date(2020, 6, 20)),
        ("It opens next Friday.", date(2020, 7, 3)),
        ("It will open on Friday.", date(2020, 7, 3)),
        ("It opened yesterday.", date(2020, 6, 26)),
        ("It opens tomorrow.", date(2020, 6, 28)),
        ("It opened three weeks ago.", date(2020, 6, 6)),
        ("It opened two days ago.", date(2020, 6, 25)),
        ("It opened last week.", None),
        ("It opened in May.", None),
    ],
)
def test_the_day_meant(text: str, expected: date | None) -> None:
    assert only(text).value == expected


def test_without_a_day_of_publication_only_full_dates_are_days() -> None:
    assert only("It opened on June 25, 2019.", None).value == date(2019, 6, 25)
    assert only("It opened on June 25.", None).value is None
    assert only("It opened on Friday.", None).value is None
    assert only("It opened yesterday.", None).value is None


@pytest.mark.parametrize(
    ("text", "written", "kind", "year", "month"),
    [
        ("It opened in January 2019.", "January 2019", TimeKind.MONTH, 2019, 1),
        ("It opened in May.", "May", TimeKind.MONTH, None, 5),
        ("The March vote failed.", "March", TimeKind.MONTH, None, 3),
        ("September figures fell.", "September", TimeKind.MONTH, None, 9),
        ("In May 12 people died.", "May", TimeKind.MONTH, None, 5),
        ("It opened in 2004.", "2004", TimeKind.YEAR, 2004, None),
        ("The 2012 election was lost.", "2012", TimeKind.YEAR, 2012, None),
        ("A 1988 budget was found.", "1988", TimeKind.YEAR, 1988, None),
        ("It ran in the 2004-05 season.", "2004-05", TimeKind.YEAR, 2004, None),
        ("It ran in the late 1990s.", "the late 1990s", TimeKind.YEAR, None, None),
        ("It ran in the '80s.", "the '80s", TimeKind.YEAR, None, None),
        ("It opened last year.", "last year", TimeKind.RELATIVE, 2019, None),
        ("It opened two years ago.", "two years ago", TimeKind.RELATIVE, 2018, None),
        ("It shut two days later.", "two days later", TimeKind.RELATIVE, None, None),
        ("It shut the following week.", "the following week", TimeKind.RELATIVE, None, None),
        ("It shut at 10:30 a.m. sharp.", "10:30 a.m.", TimeKind.CLOCK, None, None),
        ("It shut at 2200 GMT.", "2200 GMT", TimeKind.CLOCK, None, None),
        ("It shut at 14:30.", "14:30", TimeKind.CLOCK, None, None),
        ("It shut at noon.", "noon", TimeKind.CLOCK, None, None),
    ],
)
def test_other_times(
    text: str, written: str, kind: TimeKind, year: int | None, month: int | None
) -> None:
    ((shown, time),) = read(text)
    assert (shown, time.kind, time.year, time.month) == (written, kind, year, month)


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May met June Carter and April Jones.",
        "Workers may march; August Wilson did not.",
        "In August Wilson's play they march.",
        "The Sunday Times and the Friday Review were read.",
        "Black Friday sales rose, Sheffield Wednesday fell.",
        "The Today programme said so.",
        "Sundays are quiet there.",
        "About 2000 people and 1984 sheep came.",
        "The room seats 1800 guests; the fee is $2015.",
        "They won 3-2, version 1.2.3 of the odds.",
        "Ruby Wednesday sang Ash Wednesday hymns.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert read(text) == []


def test_each_time_knows_its_sentence() -> None:
    times = read("It opened on Friday. It shut in May.")
    assert [time.sentence for _, time in times] == [0, 1]
    assert [time.index for _, time in times] == [0, 1]
