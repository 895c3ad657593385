"""Pronouns put for repeated names."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from newslint.training.newstext import parse_text
from newslint.training.persons import Spotter
from newslint.training.records import NamedPronoun
from newslint.training.renamed import rename


@pytest.fixture
def spotter(tmp_path: Path) -> Spotter:
    rows = [
        "name,female,male,female_1930_2010,male_1930_2010,p_female",
        "Ann,9000,1,1,1,0.9999",
        "Karl,1,9000,1,1,0.0001",
    ]
    (tmp_path / "ssa_first_names_1880_2010.csv").write_text("\n".join(rows), encoding="utf-8")
    (tmp_path / "oewn_person_nouns.txt").write_text("driver\n", encoding="utf-8")
    return Spotter(tmp_path)


def _renamed(text: str, spotter: Spotter) -> set[str]:
    """All last sentences that the generator makes of a story in forty draws, as text."""
    made = (rename(parse_text("s", "news", text), Random(k), spotter) for k in range(40))
    return {" ".join(p.document.sentences[-1].words) for p in made if p is not None}


def _truth(passage: NamedPronoun) -> dict[str, bool]:
    sentences = passage.document.sentences
    return {
        " ".join(sentences[i].words[start:end]): true
        for (i, start, end), true in zip(passage.names, passage.coreferent, strict=True)
    }


def test_a_repeated_name_becomes_a_pronoun_of_its_gender(spotter: Spotter) -> None:
    text = "Ann Keller met Karl Marsh at the pier. Keller said the boat had sunk."
    assert _renamed(text, spotter) == {"She said the boat had sunk ."}
    passage = rename(parse_text("s", "news", text), Random(1), spotter)
    assert passage is not None
    assert passage.pronoun == (1, 0)
    assert _truth(passage) == {"Ann Keller": True, "Karl Marsh": False}


@pytest.mark.parametrize(
    ("last", "made"),
    [
        ("The boat of Karl Marsh sank, but Keller’s crew swam.", "her crew swam ."),
        ("Karl Marsh left with Keller.", "Karl Marsh left with her ."),
    ],
)
def test_the_form_fits_the_place(last: str, made: str, spotter: Spotter) -> None:
    found = _renamed(f"Ann Keller met Karl Marsh at the pier. {last}", spotter)
    assert any(sentence.endswith(made) for sentence in found)


def test_a_thing_becomes_it(spotter: Spotter) -> None:
    text = "A guard of the Harbour Board fell. After that, the Harbour Board said it was shut."
    assert _renamed(text, spotter) == {"After that , it said it was shut ."}


@pytest.mark.parametrize(
    "text",
    [
        "Ann Keller met Karl Marsh at the pier. The boat had sunk.",  # nobody is named twice
        "Ann Keller walked to the pier. Keller said the boat had sunk.",  # nobody else is named
        "Ann Keller met Karl Marsh. Rain fell. Fog rose. Snow lay. Keller said she slept.",  # far
        "Ann Keller met Karl Marsh. Marsh and Keller said the boat had sunk.",  # one of several
    ],
)
def test_a_story_without_a_place_is_left(text: str, spotter: Spotter) -> None:
    assert not any("he said" in sentence.lower() for sentence in _renamed(text, spotter))
