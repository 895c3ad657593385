"""Sentence fit at run time, against the reference decoder of the training code."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from newslint.analysis.nn.fitness import has_fit, misfits
from newslint.analysis.nn.overlap import overlap
from newslint.analysis.nn.reading import fits
from newslint.analysis.pipeline import open_document
from newslint.analysis.reading import request_of
from newslint.formats import read_story
from newslint.model.document import Document
from newslint.training import scoring
from newslint.training.overlap import BUCKETS, overlap_features

COPY = """Dockers in Leith strike over pay

LEITH, March 3 - Dockers in Leith walked out on Monday over pay. The port stayed shut all day.

Zebras graze under acacias. The union wants 4 percent more, and the port offered 2 percent.

Talks go on in Leith on Tuesday. A second strike is planned for Friday. 12 ships wait outside.

(Reporting by Ann Smith)
"""
WIDTH, KEYS, HIDDEN = 12, 4, 7


@pytest.fixture
def heads() -> dict[str, Any]:
    rng = np.random.default_rng(3)
    shapes = {
        "fit_q": (KEYS, WIDTH),
        "fit_k": (KEYS, WIDTH),
        "fit_v": (WIDTH, WIDTH),
        "fit_sim": (WIDTH, WIDTH),
        "fit_h": (HIDDEN, 4 * WIDTH + 6 + 9),
        "fit_hb": (HIDDEN,),
        "fit_o": (1, HIDDEN),
        "fit_ob": (1,),
        "fit_threshold": (1,),
    }
    made = {name: rng.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}
    return made | {"fit_idf": rng.random(BUCKETS, np.float32) * 5}


def _words(doc: Document) -> list[list[str]]:
    return [[doc.at(word) for word in sentence.words] for sentence in doc.sentences]


def test_overlap_is_what_the_scorer_was_trained_with(heads: dict[str, Any]) -> None:
    words = [*_words(_document()), ["!"], ["So", "it", "is"]]
    expected = overlap_features(words, heads["fit_idf"])
    assert np.allclose(overlap(words, heads["fit_idf"]), expected, atol=1e-6)


def test_logits_are_those_of_the_reference(heads: dict[str, Any]) -> None:
    words = _words(_document())
    owner = np.repeat(np.arange(len(words)), [len(w) for w in words])
    states = np.random.default_rng(5).normal(size=(len(owner), WIDTH)).astype(np.float32)
    vectors = scoring.sentence_vectors(states, owner, len(words))
    expected = scoring.fit_scores(vectors, overlap_features(words, heads["fit_idf"]), heads)
    assert np.allclose(misfits(words, states, owner, heads), expected, atol=1e-4)


def test_a_head_counts_only_when_it_is_whole(heads: dict[str, Any]) -> None:
    assert has_fit(heads)
    del heads["fit_sim"]
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
