"""Sentence vectors."""

from __future__ import annotations

import numpy as np

from newslint.analysis.pipeline import open_document
from newslint.formats import read_story

COPY = """The school closed in May because of the cold.

Each morning the pupils will cross the pass by bus to go to school in the next valley.

A bus will take the pupils over the pass to the school of the next valley each morning.

Shares of the brewery fell 3 percent.
"""


def test_there_is_one_unit_vector_a_sentence() -> None:
    doc = open_document(read_story("story.txt", COPY.encode()))
    vectors = doc.embeddings
    assert vectors.dtype == np.float32
    assert len(vectors) == len(doc.sentences)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)


def test_sentences_of_like_wording_are_near() -> None:
    vectors = open_document(read_story("story.txt", COPY.encode())).embeddings
    alike = vectors @ vectors.T
    np.fill_diagonal(alike, -1)
    assert int(alike[1].argmax()) == 2
    assert int(alike[2].argmax()) == 1
