"""Lexical overlap of a sentence with its story, for the sentence-fit score (numpy)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

BUCKETS = 16384
STEM = 6
FEATURES = 9
_NEAR = 3


def bucket(word: str) -> int:
    """Hash bucket of a word's lower-cased first six letters."""
    return crc32(word.lower()[:STEM].encode()) % BUCKETS


def _content(words: Iterable[str]) -> set[int]:
    return {bucket(w) for w in words if len(w) >= 3 and w[0].isalnum()}


def _names(words: Sequence[str]) -> set[int]:
    return {bucket(w) for w in words[1:] if len(w) >= 3 and w[0].isupper()}


def idf_table(stories: Iterable[Sequence[Sequence[str]]]) -> NDArray[np.float32]:
    """Inverse document frequency [16384] of the buckets over tokenised stories."""
    counts = np.zeros(BUCKETS, np.float32)
    number = 0
    for story in stories:
        number += 1
        counts[list(_content(w for sentence in story for w in sentence))] += 1
    return np.log((number + 1) / (counts + 1)).astype(np.float32)


def _incidence(sets: Sequence[set[int]], idf: NDArray[Any]) -> NDArray[Any]:
    """Matrix [n, used buckets] holding the idf of the buckets present."""
    used = {b: k for k, b in enumerate(sorted(set().union(*sets)))}
    matrix = np.zeros((len(sets), max(1, len(used))), np.float32)
    for i, found in enumerate(sets):
        for b in found:
            matrix[i, used[b]] = idf[b]
    return matrix


def _share(matrix: NDArray[Any], reach: int | None) -> NDArray[Any]:
    """Idf share [n] of each row that also stands in another row, within a reach or anywhere."""
    present = (matrix > 0).astype(np.float32)
    n = len(matrix)
    apart = np.abs(np.arange(n)[:, None] - np.arange(n)[None, :])
    allowed = (apart > 0) & (apart <= (reach or n))
    elsewhere = (allowed.astype(np.float32) @ present) > 0
    total = matrix.sum(1)
    shared = (matrix * elsewhere).sum(1)
    return np.where(total > 0, shared / np.maximum(total, 1e-6), 0.5)


def overlap_features(sentences: Sequence[Sequence[str]], idf: NDArray[Any]) -> NDArray[np.float32]:
    """Features [n, 9] of the sentences of a story, from words and an idf table.

    Idf-weighted share of the content words found anywhere else and within
    three sentences, best idf cosine with another sentence, share of the names
    found elsewhere; the same four standardised within the story; log length.
    """
    content = _incidence([_content(words) for words in sentences], idf)
    names = _incidence([_names(words) for words in sentences], idf)
    unit = content / np.maximum(np.linalg.norm(content, axis=1, keepdims=True), 1e-6)
    cosine = unit @ unit.T
    np.fill_diagonal(cosine, 0)
    raw = np.stack(
        [_share(content, None), _share(content, _NEAR), cosine.max(1), _share(names, None)], 1
    )
    spread = raw.std(0, keepdims=True) + 0.05
    length = np.log1p([len(words) for words in sentences])[:, None]
    features = [raw, (raw - raw.mean(0, keepdims=True)) / spread, length]
    return np.concatenate(features, 1).astype(np.float32)
