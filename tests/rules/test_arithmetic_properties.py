"""Stories whose figures agree raise nothing; move one figure, and exactly one finding answers."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from newslint.analysis.pipeline import open_document
from newslint.engine import run_rules
from newslint.formats import read_story
from newslint.rule import Rule
from tests.rules.cases import rules

FEW = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
WORDS = "two three four five six seven eight nine ten eleven twelve".split()
TRADES = "weavers coopers tanners potters glaziers thatchers".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = (
    "January February March April May June July August September October November December"
).split()


@cache
def arithmetic() -> tuple[type[Rule], ...]:
    """All rules on numbers and dates that report errors or warnings on figures."""
    codes = ("NUM001", "NUM004", "NUM005", "NUM006", "NUM007", "NUM010", "NUM011", "NUM013")
    codes += ("NUM009", "NUM016", "NUM017", "NUM018", "NUM020")
    codes += ("DAT001", "DAT003", "DAT004", "DAT010", "DAT011")
    return tuple(rule for rule in rules() if rule.code in codes)


def codes(text: str) -> list[str]:
    """The codes of what all arithmetic rules find in a story."""
    doc = open_document(read_story("story", text.encode()))
    found = run_rules(doc, [rule() for rule in arithmetic()], strict=True)
    return [finding.code for finding in found]


@pytest.fixture(scope="module", autouse=True)
def _all_rules_present() -> None:
    assert len(arithmetic()) == 18


@FEW
@given(
    parts=st.lists(st.integers(2, 40), min_size=3, max_size=4),
    moved=st.integers(1, 9),
)
def test_parts_and_totals(parts: list[int], moved: int) -> None:
    def story(total: int) -> str:
        listed = [f"{n} {trade}" for n, trade in zip(parts, TRADES, strict=False)]
        laid_out = ", ".join(listed[:-1]) + " and " + listed[-1]
        return f"The guild hall fed {total} people on Sunday: {laid_out}."

    assert codes(story(sum(parts))) == []
    assert codes(story(sum(parts) + moved)) == ["NUM004"]


@FEW
@given(start=st.integers(120, 900), percent=st.integers(3, 90), moved=st.integers(8, 40))
def test_from_to_percent(start: int, percent: int, moved: int) -> None:
    end = round(start * (100 + percent) / 100)
    assume(start % 10 and end % 10)

    def story(stated: int) -> str:
        return f"The harvest rose {stated}% to {end} tonnes from {start} tonnes a year earlier."

    assert codes(story(percent)) == []
    assert codes(story(percent + moved)) == ["NUM006"]


@FEW
@given(low=st.integers(101, 899), step=st.integers(20, 90))
def test_directions(low: int, step: int) -> None:
    high = low + step

    def story(verb: str) -> str:
        return f"The herd {verb} to {high} goats this year from {low} goats a year ago."

    assert codes(story("rose")) == []
    assert codes(story("fell")) == ["NUM016"]


@FEW
@given(whole=st.integers(40, 400), share=st.integers(11, 80), moved=st.integers(6, 15))
def test_parts_wholes_and_shares(whole: int, share: int, moved: int) -> None:
    part = round(whole * share / 100)
    assume(abs(100 * part / whole - share) < 0.5)

    def story(stated: int) -> str:
        return f"Of the sheds on the island, {part} of {whole} ({stated}%) lost their roofs."

    assert codes(story(share)) == []
    assert codes(story(share + moved)) == ["NUM005"]


@FEW
@given(start=st.integers(1901, 1975), years=st.integers(4, 24), moved=st.integers(3, 9))
def test_spans_of_years(start: int, years: int, moved: int) -> None:
    def story(stated: int) -> str:
        return f"The brothers ran the windmill for {stated} years from {start} to {start + years}."

    assert codes(story(years)) == []
    assert codes(story(years + moved)) == ["DAT004"]


@FEW
@given(born=st.integers(1890, 1940), age=st.integers(30, 95), moved=st.integers(2, 9))
def test_ages_and_years(born: int, age: int, moved: int) -> None:
    def story(stated: int) -> str:
        return f"The clockmaker, who was born in {born}, died in May {born + age}, aged {stated}."

    assert codes(story(age)) == []
    assert codes(story(age - 1)) == []
    assert codes(story(age + moved)) == ["DAT003"]


@FEW
@given(
    day=st.dates(date(1990, 1, 1), date(2040, 12, 31)),
    moved=st.integers(1, 6),
)
def test_weekdays(day: date, moved: int) -> None:
    def story(named: date) -> str:
        weekday = WEEKDAYS[named.weekday()]
        return f"The fair opens on {weekday}, {MONTHS[day.month - 1]} {day.day}, {day.year}."

    assert codes(story(day)) == []
    assert codes(story(day + timedelta(days=moved))) == ["DAT001"]


@FEW
@given(km=st.integers(15, 950), factor=st.floats(1.3, 3))
def test_conversions(km: int, factor: float) -> None:
    miles = round(km / 1.609344)

    def story(stated: int) -> str:
        return f"The canal runs for {km} km ({stated} miles) through the marsh."

    assert codes(story(miles)) == []
    assert codes(story(round(miles * factor))) == ["NUM013"]


@FEW
@given(part=st.integers(3, 90), moved=st.integers(1, 50))
def test_parts_within_wholes(part: int, moved: int) -> None:
    assert codes(f"The storm felled {part} of the {part + moved} poplars along the road.") == []
    assert codes(f"The storm felled {part + moved} of the {part} poplars along the road.") == [
        "NUM017"
    ]


@FEW
@given(first=st.integers(3, 12), other=st.integers(3, 12))
def test_groups_taken_up_by_number(first: int, other: int) -> None:
    assume(first != other)

    def story(again: int) -> str:
        return (
            f"The abbey took in {WORDS[first - 2]} novices in the spring.\n\n"
            f"The {WORDS[again - 2]} novices sleep in one hall and rise before dawn."
        )

    assert codes(story(first)) == []
    assert codes(story(other)) == ["NUM001"]


@FEW
@given(digits=st.integers(11, 99), unit=st.sampled_from(["euros", "pounds", "dollars"]))
def test_scales(digits: int, unit: str) -> None:
    assume(digits % 10)
    amount = f"{digits / 10:g}"

    def story(scale: str) -> str:
        return (
            f"The duchy set aside {amount} million {unit} for the lock.\n\n"
            f"Work begins in autumn. The {amount} {scale} {unit} will last six years."
        )

    assert codes(story("million")) == []
    assert codes(story("billion")) == ["NUM010"]


@FEW
@given(start=st.integers(120, 900), drop=st.integers(11, 60), moved=st.integers(8, 30))
def test_steps_told_behind_their_ends(start: int, drop: int, moved: int) -> None:
    end = round(start * (100 - drop) / 100)
    assume(start % 10 and end % 10 and drop + moved < 95)

    def story(stated: int) -> str:
        return (
            f"The catch fell from {start} tonnes to {end} tonnes, or {stated}%, the harbour said."
        )

    assert codes(story(drop)) == []
    assert codes(story(drop + moved)) == ["NUM006"]


@FEW
@given(whole=st.integers(31, 99), part=st.integers(11, 29), moved=st.integers(1, 9))
def test_the_rest_of_a_group(whole: int, part: int, moved: int) -> None:
    def story(rest: int) -> str:
        return f"Of the {whole} monks, {part} left on Sunday and the other {rest} stayed behind."

    assert codes(story(whole - part)) == []
    assert codes(story(whole - part + moved)) == ["NUM004"]


@FEW
@given(ayes=st.integers(201, 330), lead=st.integers(3, 90), moved=st.integers(1, 9))
def test_majorities(ayes: int, lead: int, moved: int) -> None:
    def story(majority: int) -> str:
        return f"The bill passed by {ayes} votes to {ayes - lead}, a majority of {majority}."

    assert codes(story(lead)) == []
    assert codes(story(lead + moved)) == ["NUM004"]


@FEW
@given(start=st.integers(1801, 1930), years=st.integers(11, 69), moved=st.integers(3, 9))
def test_later_years(start: int, years: int, moved: int) -> None:
    def story(later: int) -> str:
        return f"The barge sank in {start} and was found {later} years later, in {start + years}."

    assert codes(story(years)) == []
    assert codes(story(years + moved)) == ["DAT004"]


@FEW
@given(first=st.integers(0, 6), days=st.integers(2, 6), moved=st.integers(2, 3))
def test_days_apart(first: int, days: int, moved: int) -> None:
    assume(days + moved < 9 and (days + moved - days) % 7)

    def story(later: int) -> str:
        one, other = WEEKDAYS[first], WEEKDAYS[(first + days) % 7]
        return f"The siege began on {one} and ended {WORDS[later - 2]} days later, on {other}."

    assert codes(story(days)) == []
    assert codes(story(days + moved)) == ["DAT004"]


@FEW
@given(tens=st.integers(11, 89), other=st.integers(11, 89))
def test_sums_told_twice(tens: int, other: int) -> None:
    assume(tens % 10 and other % 10 and abs(tens - other) > 1)

    def story(again: int) -> str:
        return (
            f"A judge fined the dyer ${tens}0,000 for tinting the river.\n\n"
            f"The dyer will appeal. Anglers said the ${again}0,000 fine was too small."
        )

    assert codes(story(tens)) == []
    assert codes(story(other)) == ["NUM001"]


@FEW
@given(age=st.integers(20, 80), moved=st.integers(2, 15))
def test_ages_of_one_person(age: int, moved: int) -> None:
    def story(again: int) -> str:
        return (
            f"Ottilie Brandt, {age}, won the race across the marsh on Sunday.\n\n"
            f"She had trained in the fog for years. Brandt, {again}, will be back in spring."
        )

    assert codes(story(age)) == []
    assert codes(story(age + 1)) == []
    assert codes(story(age + moved)) == ["DAT011"]


@FEW
@given(many=st.integers(3, 12), other=st.integers(3, 12))
def test_figures_of_headlines(many: int, other: int) -> None:
    assume(other not in (many, many + 1))

    def story(above: int) -> str:
        return (
            f"{WORDS[above - 2].capitalize()} villagers killed in mudslide\n\n"
            f"A mudslide killed {WORDS[many - 2]} villagers on Sunday, the coastguard said.\n\n"
            "Rain had fallen for a week."
        )

    assert codes(story(many)) == []
    assert codes(story(other)) == ["NUM009"]


@FEW
@given(hens=st.integers(11, 99), other=st.integers(11, 99))
def test_counts_of_one_thing_far_apart(hens: int, other: int) -> None:
    assume(abs(hens - other) > 1)

    def story(again: int) -> str:
        return (
            f"Thieves took {hens} prize hens from a farm by the river on Sunday, police said.\n\n"
            "Nobody saw them. The farmer had been at a wedding.\n\n"
            f"The {again} prize hens had won medals all over the county."
        )

    assert codes(story(hens)) == []
    assert codes(story(other)) == ["NUM001"]
