"""Features of pronouns that may have lost their antecedent, and the score made of them."""

from __future__ import annotations

import numpy as np
import pytest

from newslint.analysis.nn.encoder import load_encoder
from newslint.analysis.nn.orphans import FEATURES, Linked, orphan_features, orphan_scores
from newslint.analysis.pipeline import open_document
from newslint.formats import read_story

SENTENCES = [
    "Anna Keller runs the harbour",
    "She paid workers",
    "Cranes stood still",
    "Workers say he paid Keller",
]
KELLER, SHE, HE, KELLER_AGAIN = 1, 5, 13, 15


def _story(**changed: object) -> Linked:
    forms = " ".join(SENTENCES).lower().split()
    count = len(forms)
    person = np.zeros(count, np.float32)
    person[[KELLER, KELLER_AGAIN]] = 1
    gen = np.zeros((count, 4), np.float32)
    gen[[KELLER, KELLER_AGAIN], 1] = 20  # a woman
    given = {
        "forms": forms,
        "sentence": np.repeat(np.arange(4), [len(s.split()) for s in SENTENCES]),
        "subject": np.isin(np.arange(count), [KELLER, SHE, HE]),
        "person": person,
        "num": np.tile(np.array([20.0, 0.0], np.float32), (count, 1)),
        "gen": gen,
        "orph": np.arange(count, dtype=np.float32),
        "words": np.array([KELLER, SHE, HE, KELLER_AGAIN]),
        "antecedent": np.array([-1, 0, 1, 0]),
        "none": np.array([1.0, 0.1, 0.5, 0.0], np.float32),
    }
    return Linked(**(given | changed))  # type: ignore[arg-type]


def _of(story: Linked, position: int) -> dict[str, float]:
    found, features = orphan_features(story)
    row = features[found.tolist().index(position)]
    return dict(zip(FEATURES, row.tolist(), strict=True))


def test_only_forms_of_he_and_she_are_asked_about() -> None:
    found, features = orphan_features(_story())
    assert found.tolist() == [1, 2]
    assert features.shape == (2, len(FEATURES))


def test_somebody_near_who_fits_is_seen() -> None:
    she = _of(_story(), 1)
    assert she["dummy"] == pytest.approx(np.log(1 / 9), abs=1e-5)
    assert she["orph"] == SHE
    assert she["named"] == she["antecedent"] == pytest.approx(np.log(2))
    assert she["earlier"] == pytest.approx(np.log(31))
    assert (she["same"], she["subject"], she["place"]) == (0, 1, 0)


def test_nobody_who_fits_is_as_far_as_can_be() -> None:
    he = _of(_story(), 2)
    assert he["named"] == pytest.approx(np.log(31))
    assert he["antecedent"] == pytest.approx(np.log(3))
    assert he["other"] == pytest.approx(np.log(2))


def test_the_same_pronoun_before_counts() -> None:
    forms = ["she" if word == "he" else word for word in _story().forms]
    she = _of(_story(forms=forms), 2)
    assert she["same"] == 1
    assert she["earlier"] == pytest.approx(np.log(3))
    assert she["other"] == 0


def test_words_of_the_two_sentences_before_are_shared() -> None:
    assert _of(_story(), 1)["shared"] == 0
    assert _of(_story(), 2)["shared"] == pytest.approx(1 / 2)  # workers, but not Keller


def test_a_story_without_words_has_no_pronouns() -> None:
    none = np.zeros(0)
    whole = np.zeros(0, np.intp)
    found, features = orphan_features(
        Linked(
            [],
            whole,
            none > 0,
            none,
            none.reshape(0, 2),
            none.reshape(0, 4),
            none,
            whole,
            whole,
            none,
        )
    )
    assert len(found) == 0
    assert features.shape == (0, len(FEATURES))


def test_a_score_is_a_probability() -> None:
    heads = {"orphan_w": np.eye(len(FEATURES), dtype=np.float32)[0], "orphan_b": np.array([1.0])}
    features = orphan_features(_story())[1]
    assert orphan_scores(features, heads) == pytest.approx([1 / (1 + 9 / np.e), np.e / (1 + np.e)])


CUT = """Port of Halden to stay shut

HALDEN - Cranes stood still on Monday after a week of storms, and ships waited outside the bay.

Two of the four quays were damaged, the harbour company said in a statement.

{} expected repairs to take until March and blamed cheap concrete for the collapse.
"""


@pytest.mark.parametrize(
    ("subject", "is_lost"), [("He", True), ("Its owner Jan Lu said he", False)]
)
def test_a_lost_pronoun_is_told_from_one_that_is_not(subject: str, is_lost: bool) -> None:
    doc = open_document(read_story("story.txt", CUT.format(subject).encode()))
    (mention,) = (m for m in doc.mentions if doc.at(m.span).lower() == "he")
    lost = doc.layer("reading").lost[mention.head]
    assert (lost > load_encoder().heads["orphan_threshold"][0]) is np.bool_(is_lost)
    assert (mention.orphan >= lost) is is_lost


def test_a_sure_link_is_not_taken_where_the_pronoun_is_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    doc = open_document(read_story("story.txt", CUT.format("Its owner Jan Lu said he").encode()))
    reading = doc.layer("reading")
    pronoun = next(iter(reading.lost))
    monkeypatch.setattr(
        "newslint.analysis.reading.build", lambda _: reading._replace(lost={pronoun: 0.95})
    )
    changed = open_document(
        read_story("story.txt", CUT.format("Its owner Jan Lu said he").encode())
    )
    links = [{m.head: m for m in d.mentions}[pronoun] for d in (doc, changed)]
    assert [link.antecedent is None for link in links] == [False, True]
    assert [round(link.orphan, 2) for link in links] == [0.0, 0.95]
