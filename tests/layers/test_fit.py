"""Sentence fit at run time: its features, the vectors of word pieces, the scores of a story."""

from __future__ import annotations

from copy import copy
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import pytest

from newslint.analysis.nn.encoder import load_encoder
from newslint.analysis.nn.fitness import FEATURES, fit_features, misfits
from newslint.analysis.nn.nearness import nearness
from newslint.analysis.nn.overlap import BUCKETS, overlap
from newslint.analysis.nn.reading import fits, read
from newslint.analysis.nn.result import Request
from newslint.analysis.nn.topics import Topics, load_topics
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
WIDTH, HIDDEN, VOCABULARY = 12, 7, 30522
STORY = [
    "Port workers in Leith struck on Monday".split(),
    "The port in Leith stayed shut".split(),
    "Zebras graze quietly under acacias".split(),
    "Workers at the port want higher pay".split(),
]
STRANGER = 2
HALVES = slice(0, 60), slice(60, 120)


@pytest.fixture
def heads() -> dict[str, Any]:
    rng = np.random.default_rng(3)
    shapes = {
        "fit_h": (HIDDEN, FEATURES),
        "fit_hb": (HIDDEN,),
        "fit_o": (1, HIDDEN),
        "fit_ob": (1,),
        "fit_mean": (WIDTH,),
        "fit_threshold": (1,),
    }
    made = {name: rng.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}
    return made | {"fit_idf": rng.random(BUCKETS, np.float32) * 5}


@pytest.fixture
def topics() -> Topics:
    rng = np.random.default_rng(4)
    rows = rng.integers(-127, 128, (VOCABULARY, WIDTH)).astype(np.int8)
    return Topics(rows, rng.random(VOCABULARY, np.float32) / 100)


def test_overlap_is_least_for_the_stranger() -> None:
    features = overlap(STORY, np.ones(BUCKETS, np.float32))
    shares = slice(0, 8)
    assert (features[:, shares].argmin(0) == STRANGER).all()
    assert np.allclose(features[:, 16:].mean(0), 0, atol=1e-5)


def test_a_name_counts_where_it_stands_without_a_capital() -> None:
    rarity = np.ones(BUCKETS, np.float32)
    story = [["In", "Reading", "it", "rained"], ["They", "were", "reading"], ["On", "Tuesday"]]
    assert overlap(story, rarity)[:, 8].tolist() == [1.0, 0.5, 0.0]


def test_nearness_is_least_for_the_stranger() -> None:
    rows = np.array([[100, 3], [100, -2], [90, 20], [-5, 100], [2, 90]], np.int8)
    topics = Topics(rows, np.full(5, 0.01, np.float32))
    features = nearness([[0, 1], [1, 2], [3, 4], [0, 2]], topics, np.zeros(2, np.float32))
    nearest_and_best_match = [0, 1, 2, 3, 4, 5, 6, 7, 18, 19, 20, 22, 23]
    assert (features[:, nearest_and_best_match].argmin(0) == STRANGER).all()


def test_a_sentence_written_otherwise_stands_out(heads: dict[str, Any], topics: Topics) -> None:
    story = [f"The port paid {word} dockers on Monday .".split() for word in "ten six no".split()]
    other = "We ’ll tell you what your (own) vote is worth !".split()
    given = topics, heads["fit_mean"], heads["fit_idf"]
    features = fit_features([*story, other], _pieces([*story, other]), *given)
    manners = features[:, 64 + 28 : 64 + 56]
    assert (np.abs(manners).mean(1).argmax()) == len(story)
    assert np.allclose(manners.mean(0), 0, atol=1e-5)


def test_features_do_not_hang_on_the_order_of_the_pieces(
    heads: dict[str, Any], topics: Topics
) -> None:
    pieces = _pieces(STORY)
    turned = [ids[::-1] for ids in pieces]
    given = topics, heads["fit_mean"], heads["fit_idf"]
    expected = fit_features(STORY, pieces, *given)
    assert expected.shape == (len(STORY), FEATURES)
    assert np.allclose(fit_features(STORY, turned, *given), expected, atol=1e-5)


def test_a_logit_is_that_of_the_scorer(heads: dict[str, Any], topics: Topics) -> None:
    pieces = _pieces(STORY)
    features = fit_features(STORY, pieces, topics, heads["fit_mean"], heads["fit_idf"])
    expected = [
        float(np.maximum(heads["fit_h"] @ row + heads["fit_hb"], 0) @ heads["fit_o"][0])
        + float(heads["fit_ob"][0])
        for row in features
    ]
    assert np.allclose(misfits(STORY, pieces, topics, heads), expected, atol=1e-4)


def test_vectors_are_whole_numbers_times_a_scale(tmp_path: Path) -> None:
    np.save(tmp_path / "topics.npy", np.array([[1, 2], [3, -4]], np.int8))
    topics = load_topics(tmp_path, {"fit_scale": np.array([0.5, 2], np.float32)})
    assert topics is not None
    assert topics([1, 0, 1]).tolist() == [[6.0, -8.0], [0.5, 1.0], [6.0, -8.0]]


def test_there_are_no_vectors_without_both_parts(tmp_path: Path) -> None:
    assert load_topics(tmp_path, {"fit_scale": np.ones(2, np.float32)}) is None
    np.save(tmp_path / "topics.npy", np.ones((2, 2), np.int8))
    assert load_topics(tmp_path, {}) is None


def test_a_model_without_a_head_scores_nothing(heads: dict[str, Any], topics: Topics) -> None:
    encoder = copy(load_encoder())
    request = request_of(_document("One came. Two left.\n"))
    encoder.topics, encoder.heads = None, encoder.heads | heads
    assert read(request, encoder).fit is None
    encoder.topics = topics
    assert read(request, encoder).fit == [-np.inf, -np.inf]
    del encoder.heads["fit_threshold"]
    assert read(request, encoder).fit is None


def test_scores_stand_at_the_sentences_of_the_story(heads: dict[str, Any], topics: Topics) -> None:
    doc = _document()
    scores = _fits(doc, topics, heads)
    told = [s.index for s in doc.sentences if np.isfinite(scores[s.index])]
    assert [doc.at(doc.sentences[i].span).partition(" ")[0] for i in told] == (
        ["Dockers", "Dockers", "The", "Zebras", "The", "Talks", "A", "12"]
    )
    assert len(scores) == len(doc.sentences)


def test_a_higher_threshold_lowers_every_score(heads: dict[str, Any], topics: Topics) -> None:
    higher = heads | {"fit_threshold": heads["fit_threshold"] + 2}
    low = np.array(_fits(_document(), topics, heads))
    high = np.array(_fits(_document(), topics, higher))
    kept = np.isfinite(low)
    assert kept.any()
    assert np.allclose(low[kept] - 2, high[kept], atol=1e-5)


def test_a_long_story_is_scored_in_parts(heads: dict[str, Any], topics: Topics) -> None:
    words = [f"{kind} number{k} came".split() for k in range(60) for kind in ("Ships", "Planes")]
    pieces = _pieces(words)
    scores = fits(Request(words, [True] * 120), pieces, topics, heads)
    for half in HALVES:
        alone = fits(Request(words[half], [True] * 60), pieces[half], topics, heads)
        assert scores[half] == pytest.approx(alone)


def test_a_short_story_has_no_stranger(heads: dict[str, Any], topics: Topics) -> None:
    assert np.isneginf(_fits(_document("One came. Two left.\n"), topics, heads)).all()


def _document(copy: str = COPY) -> Document:
    return open_document(read_story("story.txt", copy.encode()))


def _pieces(sentences: list[list[str]]) -> list[list[int]]:
    """One piece a word, equal for equal words."""
    return [[crc32(word.encode()) % VOCABULARY for word in words] for words in sentences]


def _fits(doc: Document, topics: Topics, heads: dict[str, Any]) -> list[float]:
    """The scores under a model with these weights."""
    request = request_of(doc)
    return fits(request, _pieces(request.sentences), topics, heads)
