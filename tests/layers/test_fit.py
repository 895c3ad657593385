"""Sentence fit at run time."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from newslint.analysis.nn.fitness import fit_features, has_fit, misfits
from newslint.analysis.nn.overlap import overlap
from newslint.analysis.nn.reading import fits
from newslint.analysis.pipeline import open_document
from newslint.analysis.reading import request_of
from newslint.formats import read_story
from newslint.model.document import Document

COPY = """Dockers in Leith strike over pay

LEITH, March 3 - Dockers in Leith walked out on Monday over pay. The port stayed shut all day.

Zebras graze under acacias. The union wants 4 percent more, and the port offered 2 percent.

Talks go on in Leith on Tuesday. A second strike is planned for Friday. 12 ships wait outside.

(Reporting by Ann Smith)
"""
WIDTH, HIDDEN, BUCKETS = 12, 7, 256
FEATURES = 23
STRANGER = 2
STORY = [
    "Port workers in Leith struck on Monday .".split(),
    "The port in Leith stayed shut .".split(),
    "Zebras graze quietly under acacias .".split(),
    "Workers at the port want higher pay .".split(),
    "The union and the port meet on Friday .".split(),
]
OWNER = np.repeat(np.arange(len(STORY)), [len(words) for words in STORY])


@pytest.fixture
def heads() -> dict[str, Any]:
    rng = np.random.default_rng(3)
    shapes = {
        "fit_h": (HIDDEN, FEATURES),
        "fit_hb": (HIDDEN,),
        "fit_o": (1, HIDDEN),
        "fit_ob": (1,),
        "fit_threshold": (1,),
    }
    made = {name: rng.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}
    return made | {"fit_idf": rng.random(BUCKETS, np.float32) * 5}


def _states() -> Any:
    """Word vectors: one direction for all sentences but the stranger."""
    topics = np.tile(np.eye(WIDTH, dtype=np.float32)[0], (len(STORY), 1))
    topics[STRANGER] = np.eye(WIDTH, dtype=np.float32)[1]
    noise = np.random.default_rng(4).normal(scale=0.1, size=(len(OWNER), WIDTH))
    return topics[OWNER] + noise.astype(np.float32)


def test_a_stranger_shares_the_fewest_words(heads: dict[str, Any]) -> None:
    features = overlap(STORY, heads["fit_idf"])
    assert features[:, 0].argmin() == STRANGER
    assert np.allclose(features[:, 4:8].mean(0), 0, atol=1e-5)


def test_a_stranger_is_least_like_the_others(heads: dict[str, Any]) -> None:
    features = fit_features(STORY, _states(), OWNER, heads["fit_idf"])
    assert features.shape == (len(STORY), FEATURES)
    assert (features[:, :12].argmin(0) == STRANGER).all()


def test_logits_are_those_of_a_small_network(heads: dict[str, Any]) -> None:
    features = fit_features(STORY, _states(), OWNER, heads["fit_idf"])
    hidden = [[max(0.0, h) for h in heads["fit_h"] @ row + heads["fit_hb"]] for row in features]
    expected = [heads["fit_o"][0] @ row + heads["fit_ob"][0] for row in np.array(hidden)]
    assert np.allclose(misfits(STORY, _states(), OWNER, heads), expected, atol=1e-4)


def test_a_head_counts_only_when_it_is_whole(heads: dict[str, Any]) -> None:
    assert has_fit(heads)
    del heads["fit_h"]
    assert not has_fit(heads)


def test_scores_stand_at_the_sentences_of_the_story(heads: dict[str, Any]) -> None:
    doc = _document()
    scores = _fits(doc, heads)
    told = [s.index for s in doc.sentences if np.isfinite(scores[s.index])]
    assert [doc.at(doc.sentences[i].span).partition(" ")[0] for i in told] == (
        ["Dockers", "Dockers", "The", "Zebras", "The", "Talks", "A", "12"]
    )
    assert len(scores) == len(doc.sentences)


def test_a_higher_threshold_lowers_every_score(heads: dict[str, Any]) -> None:
    low = np.array(_fits(_document(), heads))
    high = np.array(_fits(_document(), heads | {"fit_threshold": heads["fit_threshold"] + 2}))
    kept = np.isfinite(low)
    assert kept.any()
    assert np.allclose(low[kept] - 2, high[kept], atol=1e-5)


def test_a_short_story_has_no_stranger(heads: dict[str, Any]) -> None:
    assert np.isneginf(_fits(_document("One came. Two left.\n"), heads)).all()


def _document(copy: str = COPY) -> Document:
    return open_document(read_story("story.txt", copy.encode()))


def _fits(doc: Document, heads: dict[str, Any]) -> list[float]:
    """The scores under a model with these weights."""
    request = request_of(doc)
    words = sum(map(len, request.sentences))
    states = np.random.default_rng(7).normal(size=(words, WIDTH)).astype(np.float32)
    return fits(request, states, heads)
