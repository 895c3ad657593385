"""The parts of a story, as plain text shows them."""

from __future__ import annotations

from datetime import date

import pytest

from newslint.analysis.dateline import parse_dateline, written_date
from newslint.analysis.pipeline import open_document
from newslint.formats import read_story
from newslint.model.document import Document
from newslint.model.span import Span
from newslint.model.story import Role


def document(text: str, *, format: str = "plain", story_date: date | None = None) -> Document:
    return open_document(
        read_story("story.txt", text.encode(), format=format), story_date=story_date
    )


def roles(text: str) -> list[str]:
    return [paragraph.role.value for paragraph in document(text).structure.paragraphs]


WIRE = """EMBARGOED UNTIL 0900 GMT

Ferry sinks off Manado, 12 missing

Coastguard searches in high waves

By Ana Luz and Tom Hale, Asia Correspondents

MANADO, May 3 (Reuters) - A ferry sank off Manado on Friday, the coastguard said.

Boats searched for 12 people who were still missing at dusk, it said.

* The ferry left at noon.

Photo: The ferry Sari in port.

(Reporting by Ana Luz; Editing by Tom Hale)

Our Standards: The Thomson Reuters Trust Principles.

© 2024 Reuters. All rights reserved.
"""


def test_every_part_of_a_wire_story_has_its_role() -> None:
    assert roles(WIRE) == [
        "advisory",
        "headline",
        "deck",
        "byline",
        "body",
        "body",
        "list item",
        "caption",
        "sign-off",
        "boilerplate",
        "boilerplate",
    ]


def test_the_paragraph_with_the_dateline_starts_behind_it() -> None:
    doc = document(WIRE)
    first = doc.structure.body[0]
    assert doc.at(first.span).startswith("A ferry sank")
    dateline = doc.structure.dateline
    assert dateline is not None
    assert doc.at(dateline.span) == "MANADO, May 3 (Reuters) -"
    assert (dateline.place, dateline.agency) == ("MANADO", "Reuters")
    assert dateline.date_span is not None
    assert doc.at(dateline.date_span) == "May 3"
    assert dateline.date is None


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("Ferry sinks off Manado", "headline"),
        ("FERRY SINKS OFF MANADO; COASTGUARD SEARCHES IN HIGH WAVES FOR 12", "headline"),
        ("Who sank the ferry?", "headline"),
        ("Ferry Sinks in the U.S.", "headline"),
        ("Ferry Sinks Off Manado.", "headline"),
        ("'We lost everything': ferry survivors speak", "headline"),
        ("A ferry sank off Manado on Friday.", "body"),
        ("MANADO (AP) — A ferry sank off Manado on Friday", "body"),
        ("“We lost everything,” the captain said.", "body"),
        ("* The ferry left at noon", "list item"),
        ("By Ana Luz", "byline"),
        ("ADVISORY: photos follow", "advisory"),
    ],
)
def test_the_first_block(first: str, expected: str) -> None:
    text = f"{first}\n\nThe ferry sank in high waves on Friday, the coastguard said.\n"
    assert roles(text)[0] == expected


def test_a_lone_block_is_body() -> None:
    assert roles("Ferry sinks off Manado") == ["body"]


@pytest.mark.parametrize(
    ("line", "place", "agency", "dated", "rest"),
    [
        ("LIMA (Reuters) – Shops shut", "LIMA", "Reuters", None, "Shops shut"),
        ("LIMA, June 26 (Reuters) - Shops", "LIMA", "Reuters", "June 26", "Shops"),
        ("LIMA (AP) — Shops", "LIMA", "AP", None, "Shops"),
        ("LIMA, May 3 — Shops", "LIMA", None, "May 3", "Shops"),
        ("KYIV/LVIV, May 3 (Reuters) - Shops", "KYIV/LVIV", "Reuters", "May 3", "Shops"),
        ("NEW YORK - Shops", "NEW YORK", None, None, "Shops"),
        ("PORT-AU-PRINCE: Shops", "PORT-AU-PRINCE", None, None, "Shops"),
        ("Lagos, Nigeria (CNN) - Shops", "Lagos, Nigeria", "CNN", None, "Shops"),
        ("Washington, D.C. – Shops", "Washington, D.C.", None, None, "Shops"),
        ("SAN JOSE, Calif. (AP) -- Shops", "SAN JOSE, Calif.", "AP", None, "Shops"),
        ("MOSCOW, May 3. /TASS/. Shops", "MOSCOW", "TASS", "May 3", "Shops"),
        ("(CNN) -- Shops", "", "CNN", None, "Shops"),
        ("May 3 (Reuters) - Shops", "", "Reuters", "May 3", "Shops"),
        ("BERLIN, Feb 6, 2012 - Shops", "BERLIN", None, "Feb 6, 2012", "Shops"),
        ("NAIROBI, 3 May 2019 (AFP) – Shops", "NAIROBI", "AFP", "3 May 2019", "Shops"),
        ("Paris, Monday – Shops", "Paris", None, "Monday", "Shops"),
        ("SÃO PAULO (AFP) - Shops", "SÃO PAULO", "AFP", None, "Shops"),
    ],
)
def test_datelines(line: str, place: str, agency: str | None, dated: str | None, rest: str) -> None:
    dateline = parse_dateline(line, Span(0, len(line)))
    assert dateline is not None
    assert (dateline.place, dateline.agency) == (place, agency)
    assert (dateline.date_span.of(line) if dateline.date_span else None) == dated
    assert line[dateline.span.end :].strip() == rest


@pytest.mark.parametrize(
    "line",
    [
        "Smith (Labour) – he of the red tie – spoke.",
        "UPDATE: Shops shut in Lima.",
        "WATCH - Shops shut in Lima.",
        "IBM - the company - said so.",
        "U.S. - based firms said so.",
        "Yesterday - all day - it rained.",
        "NASA said on Monday - after a long wait - that it would launch.",
        "LIMA SHOPS SHUT - POLICE",
        "The mayor (Reuters reported) - left.",
    ],
)
def test_what_is_no_dateline(line: str) -> None:
    assert parse_dateline(line, Span(0, len(line))) is None


def test_an_interview_has_no_dateline() -> None:
    text = "LUZ: Why did it sink?\n\nHALE: We do not know.\n\nLUZ: Who does?\n"
    assert document(text).structure.dateline is None


@pytest.mark.parametrize(
    ("text", "around", "expected"),
    [
        ("June 26, 2020", None, date(2020, 6, 26)),
        ("26 June 2020", None, date(2020, 6, 26)),
        ("Nov. 9", date(2020, 1, 5), date(2019, 11, 9)),
        ("Jan 2", date(2020, 12, 30), date(2021, 1, 2)),
        ("Feb 30, 2020", None, None),
        ("June 26", None, None),
        ("Monday", date(2020, 1, 5), None),
    ],
)
def test_written_dates(text: str, around: date | None, expected: date | None) -> None:
    assert written_date(text, around) == expected


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        ("LIMA, June 26, 2020 (AP) - It rained.", None, date(2020, 6, 26)),
        ("LIMA, June 26 (AP) - It rained.", date(2021, 6, 27), date(2021, 6, 27)),
        ("LIMA (AP) - It rained.", None, None),
        ("Rain\n\nPublished 5 May 2014\n\nIt rained in Lima.", None, date(2014, 5, 5)),
    ],
)
def test_the_day_of_publication(text: str, given: date | None, expected: date | None) -> None:
    assert document(text, story_date=given).structure.story_date == expected


def test_the_date_of_the_dateline_takes_the_year_of_publication() -> None:
    doc = document("LIMA, Dec 31 (AP) - It rained.", story_date=date(2021, 1, 1))
    assert doc.structure.dateline is not None
    assert doc.structure.dateline.date == date(2020, 12, 31)


def test_subheads_stand_between_paragraphs_of_sentences() -> None:
    body = "The ferry sank in high waves on Friday, the coastguard of the northern islands said."
    assert roles(f"{body}\n\nA long night\n\n{body}") == ["body", "subhead", "body"]
    assert roles(f"{body}\n\nShe left.\n\n{body}") == ["body", "body", "body"]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Report by Ana Luz; Editing by Tom Hale", Role.SIGN_OFF),
        ("(Additional reporting by Ana Luz in Lima)", Role.SIGN_OFF),
        ("Ana Luz in Lima contributed to this report.", Role.SIGN_OFF),
        ("A report by the ministry said nobody was hurt.", Role.BODY),
        ("Written by a poet, the play opened on Friday in Lima and was well received.", Role.BODY),
        ("Read more: Ten ferries to take", Role.BOILERPLATE),
        ("Read more slowly, she told the boy, and he did.", Role.BODY),
        ("Sign up for our newsletter", Role.BOILERPLATE),
        ("EDS: lawyer to see", Role.ADVISORY),
        ("FILE PHOTO: The ferry in port", Role.CAPTION),
    ],
)
def test_the_last_line(line: str, role: Role) -> None:
    text = f"The ferry sank.\n\nThe coastguard searched all night.\n\n{line}\n"
    assert document(text).structure.paragraphs[-1].role is role
