from math import inf, isclose

import pytest

from newslint.analysis.quantities.figures import Figure, figures
from newslint.model.quantities import QuantityKind as Kind


def only(text: str) -> Figure:
    (figure,) = figures(text)
    return figure


@pytest.mark.parametrize(
    ("text", "figure", "kind", "value", "unit"),
    [
        ("nearly 1.2 million people fled", "1.2 million", Kind.COUNT, 1.2e6, None),
        ("a dozen eggs", "a dozen", Kind.COUNT, 12, None),
        ("half a dozen eggs", "half a dozen", Kind.COUNT, 6, None),
        ("half a million voters", "half a million", Kind.COUNT, 5e5, None),
        ("two-thirds of voters", "two-thirds", Kind.RATIO, 2 / 3, None),
        ("one in five voters", "one in five", Kind.RATIO, 0.2, None),
        ("nine out of 10 voters", "nine out of 10", Kind.RATIO, 0.9, None),
        ("odds of 4-to-1 on", "4-to-1", Kind.RATIO, 4, None),
        ("three times as many", "three times", Kind.RATIO, 3, "times"),
        ("they won 3-2 away", "3-2", Kind.SCORE, 3, None),
        ("they lost 1-3 away", "1-3", Kind.SCORE, 1, None),
        ("it passed by a 52–47 vote", "52–47", Kind.SCORE, 52, None),
        ("it made £3.4bn", "£3.4bn", Kind.MONEY, 3.4e9, "GBP"),
        ("it made US$250,000", "US$250,000", Kind.MONEY, 250000, "USD"),
        ("it made 24.3 mln dlrs", "24.3 mln dlrs", Kind.MONEY, 24.3e6, "$"),
        ("it made 5 million euros", "5 million euros", Kind.MONEY, 5e6, "EUR"),
        (
            "a handsome quarter of a million pounds",
            "quarter of a million pounds",
            Kind.MONEY,
            250000,
            "GBP",
        ),
        ("two-thirds of a million votes", "two-thirds of a million", Kind.COUNT, 2e6 / 3, None),
        ("with a single side door", "a single", Kind.COUNT, 1, None),
        (
            "a quarter of a million euros",
            "a quarter of a million euros",
            Kind.MONEY,
            250000,
            "EUR",
        ),
        ("a $3.5 million-dollar deal", "$3.5 million-dollar", Kind.MONEY, 3.5e6, "$"),
        ("it paid 12 cts", "12 cts", Kind.MONEY, 12, "cent"),
        ("a fall of 8-1/2 pct", "8-1/2 pct", Kind.PERCENT, 8.5, "%"),
        ("a fall of 9 per cent", "9 per cent", Kind.PERCENT, 9, "%"),
        ("up 25 basis points", "25 basis points", Kind.POINTS, 25, "basis point"),
        (
            "up half a percentage point",
            "half a percentage point",
            Kind.POINTS,
            0.5,
            "percentage point",
        ),
        ("a 12-year-old boy", "12-year-old", Kind.AGE, 12, "year"),
        ("Mary Lee, 34, said", "34", Kind.AGE, 34, "year"),
        ("a woman aged 44", "44", Kind.AGE, 44, "year"),
        ("he turned 18 in May", "18", Kind.AGE, 18, "year"),
        ("for two and a half years", "two and a half years", Kind.DURATION, 2.5, "year"),
        ("a five-day trip", "five-day", Kind.DURATION, 5, "day"),
        ("a 500-pound bomb", "500-pound", Kind.MEASURE, 500, "pound"),
        ("doing 74km/h", "74km/h", Kind.MEASURE, 74, "km/h"),
        ("it was 24C outside", "24C", Kind.MEASURE, 24, "C"),
        ("the 1990s", "1990s", Kind.YEAR, 1990, None),
        ("back in 2009", "2009", Kind.YEAR, 2009, None),
        ("some 2000 people", "2000", Kind.COUNT, 2000, None),
        ("the twenty-first man", "twenty-first", Kind.ORDINAL, 21, None),
        ("the 21st man", "21st", Kind.ORDINAL, 21, None),
    ],
)
def test_figure(text: str, figure: str, kind: Kind, value: float, unit: str | None) -> None:
    found = only(text)
    assert found.figure.of(text) == figure
    assert found.kind is kind
    assert isclose(found.value, value)
    assert found.unit == unit


@pytest.mark.parametrize(
    ("text", "span", "low", "high"),
    [
        ("more than a dozen men", "more than a dozen", 12, inf),
        ("at least 14 men", "at least 14", 14, inf),
        ("14 or more men", "14 or more", 14, inf),
        ("up to nine men", "up to nine", 0, 9),
        ("fewer than 50 men", "fewer than 50", 0, 50),
        ("about 100 men", "about 100", 90, 110),
        ("some 200 men", "some 200", 180, 220),
        ("nearly 100 men", "nearly 100", 85, 100),
        ("between 20 and 30 men", "20 and 30", 20, 30),
        ("20 to 30 men", "20 to 30", 20, 30),
        ("three or four men", "three or four", 3, 4),
        ("$3-5 million was paid", "$3-5 million", 3e6, 5e6),
        ("10-15 percent left", "10-15 percent", 10, 15),
        ("three to six months", "three to six months", 3, 6),
        ("dozens of men", "dozens", 24, 99),
        ("hundreds of thousands fled", "hundreds of thousands", 2e5, 9.99e5),
        ("several hundred men", "several hundred", 300, 900),
        ("a six-figure sum", "six-figure", 1e5, 999999),
        ("just 14 men", "just 14", 14, 14),
        ("over two years", "two years", 2, 2),
    ],
)
def test_interval(text: str, span: str, low: float, high: float) -> None:
    found = only(text)
    assert found.span.of(text) == span
    assert (found.low, found.high) == (pytest.approx(low), pytest.approx(high))


@pytest.mark.parametrize(
    "text",
    [
        "a Boeing 777-200LR",
        "an F-16 jet",
        "an A320",
        "call 020 7946 0958",
        "call +33 1 40 20 50 50",
        "No. 10 Downing Street",
        "under Section 230(c)",
        "Flight 370",
        "H.R. 1234",
        "the G7",
        "at 10:30",
        "at 4 p.m. there",
        "ranked number two",
        "www.example.com/page22",
        "12 High Street",
        "open 24/7",
        "version 2.10.1",
    ],
)
def test_names_and_codes_count_nothing(text: str) -> None:
    assert {f.kind for f in figures(text)} <= {Kind.CODE}


@pytest.mark.parametrize(
    "text", ["first half", "the third quarter", "the other half", "second thoughts", "a scoreline"]
)
def test_periods_are_no_fractions(text: str) -> None:
    assert Kind.RATIO not in {f.kind for f in figures(text)}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Sales rose 20% to 150 from 100", [20, 150, 100]),
        ("up from $3 million to $5 million", [3e6, 5e6]),
        ("about 100 km (62 miles)", [100, 62]),
        ("they won 6-4, 6-3", [6, 6]),
        ("£2.7bn out of £31bn", [2.7e9, 3.1e10]),
        ("14 men and three women", [14, 3]),
        ("from 1847 to 1919", [1847, 1919]),
    ],
)
def test_figures_side_by_side_stay_apart(text: str, values: list[float]) -> None:
    assert [f.value for f in figures(text)] == values


@pytest.mark.parametrize(
    ("text", "step"),
    [("1.2 million", 1e5), ("14", 1), ("3.45", 0.01), ("$2bn", 1e9), ("1,250", 1), ("7½", 0.5)],
)
def test_worth_of_the_last_digit(text: str, step: float) -> None:
    assert only(text).step == pytest.approx(step)
