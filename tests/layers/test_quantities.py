from __future__ import annotations

from math import inf

import pytest

from newslint.analysis.pipeline import open_document
from newslint.formats import read_story
from newslint.model.document import Document
from newslint.model.quantities import Quantity
from newslint.model.quantities import QuantityKind as Kind


def opened(text: str) -> Document:
    return open_document(read_story("story", text.encode()))


def first(text: str) -> Quantity:
    return opened(text).quantities[0]


@pytest.mark.parametrize(
    ("text", "noun", "event"),
    [
        ("Customs officers arrested 14 smugglers at the port.", "smuggler", "arrest"),
        ("The 14 smugglers arrested at the port will be tried.", "smuggler", "arrest"),
        ("Dozens of villagers were hurt in the stampede.", "villager", "hurt"),
        ("About 1.2 million people fled the valley.", "people", "flee"),
        ("The flood caused the deaths of 30 cattle.", "cattle", "death"),
        ("The flood left 31 people homeless.", "people", "homeless"),
        ("Twelve were hurt when the stand gave way.", None, "hurt"),
        ("The brewery made a loss of $3 million last year.", "loss", "make"),
        ("The town signed a $3.5 million contract on Monday.", "contract", "sign"),
        ("The guide led a five-day hike through the hills.", "hike", "lead"),
    ],
)
def test_what_is_counted_and_what_befell_it(text: str, noun: str | None, event: str) -> None:
    quantity = first(text)
    assert quantity.noun == noun
    assert quantity.event == event


@pytest.mark.parametrize(
    "text",
    [
        "Three of the sailors swam ashore.",
        "More than a dozen of the looted paintings were found.",
        "Another five trawlers sank.",
        "Six others walked home.",
        "The blaze killed the farmer and two other men.",
        "Nine new cases were reported.",
    ],
)
def test_parts_and_additions(text: str) -> None:
    assert first(text).subset


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("The blaze killed 12 cows, including three calves.", 1),
        ("Of the 40 rowers, six fell ill.", 1),
        ("Ten boats sank, among them two ferries.", 1),
    ],
)
def test_parts_behind_their_wholes(text: str, index: int) -> None:
    whole, *rest = opened(text).quantities
    assert not whole.subset
    assert rest[index - 1].subset


@pytest.mark.parametrize(
    "text",
    ["Fourteen smugglers were held.", "All 14 smugglers were held.", "Some 60 oxen drowned."],
)
def test_wholes(text: str) -> None:
    assert not first(text).subset


def test_bounds_and_modifier() -> None:
    quantity = first("More than a dozen smugglers were held.")
    assert (quantity.value, quantity.low, quantity.high) == (12, 12, inf)
    assert quantity.modifier == "more than"
    assert not quantity.exact


def test_words_that_narrow_the_noun() -> None:
    assert first("The army freed 14 wounded foreign sailors.").modifiers == ("wounded", "foreign")


def test_source_is_the_claim_that_holds_the_figure() -> None:
    doc = opened("The coastguard said 14 sailors were missing. The ship carried 30 tons of salt.")
    sailors, salt = doc.quantities
    assert sailors.source is not None
    assert doc.attributions[sailors.source].verb == "say"
    assert salt.source is None


def test_figures_of_dates_and_clocks_are_left_to_the_dates() -> None:
    doc = opened("The kiln burst at 4:30 p.m. on March 14, 2011, and hurt nine potters.")
    assert [q.value for q in doc.quantities if q.kind is not Kind.CODE] == [9]


def test_durations_stay_even_inside_relative_times() -> None:
    doc = opened("The lock was rebuilt ten years ago.")
    assert [(q.kind, q.value, q.unit) for q in doc.quantities] == [(Kind.DURATION, 10, "year")]


def test_pronouns_are_no_figures() -> None:
    assert opened("She is the one who rang. No one answered.").quantities == ()


def test_figures_inside_quotations_are_marked() -> None:
    doc = opened('"We lost 14 goats," the herder said. He had owned 20 goats.')
    assert [q.in_quote for q in doc.quantities] == [True, False]


def test_indices_run_in_text_order() -> None:
    doc = opened("Two of the 14 sailors were 19 years old.\n\nThe ship cost £3.4bn in 2009.")
    assert [q.index for q in doc.quantities] == list(range(len(doc.quantities)))
    assert [q.span.start for q in doc.quantities] == sorted(q.span.start for q in doc.quantities)


def test_a_story_without_figures_has_none() -> None:
    assert opened("The harbour was quiet.").quantities == ()


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("Ann Lee and her brother, 9, were found in the mill.", Kind.AGE, "year"),
        ("The girls, Ben Lee, nine, and Ann Lee, live there.", Kind.AGE, "year"),
        ("He is in his 40s and lives alone.", Kind.AGE, "year"),
        ("A 7.1-magnitude quake struck the coast.", Kind.MEASURE, "magnitude"),
        ("A quake of magnitude 6.2 struck the coast.", Kind.MEASURE, "magnitude"),
        ("In Paris, three were hurt.", Kind.COUNT, None),
        ("He keeps 40 hens in his yard.", Kind.COUNT, None),
    ],
)
def test_ages_beside_kin_and_magnitudes(text: str, kind: Kind, unit: str | None) -> None:
    quantity = first(text)
    assert (quantity.kind, quantity.unit) == (kind, unit)


def test_in_his_forties_is_a_decade() -> None:
    quantity = first("He is in his 40s and lives alone.")
    assert (quantity.low, quantity.high) == (40, 49)


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("Eleven dead and 30 injured were taken to the clinic.", ["dead", "injured"]),
        ("The crash left four dead and 12 wounded.", ["dead", "wounded"]),
        ("The toll rose to 14.", ["toll"]),
        ("The death toll had been put at 12.", ["toll"]),
        ("Sixteen people died and 20 were injured.", ["people", None]),
        ("The 14 wounded soldiers were flown out.", ["soldier"]),
    ],
)
def test_the_stricken_and_the_toll_are_counted(text: str, nouns: list[str | None]) -> None:
    assert [quantity.noun for quantity in opened(text).quantities] == nouns


def test_the_whole_that_most_are_of_is_no_part() -> None:
    assert not first("The city hopes most of the 50,000 trees will live.").subset
