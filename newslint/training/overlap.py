"""How rare words are, for the lexical features of the sentence-fit score."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from newslint.analysis.nn.overlap import word_buckets


def idf_table(stories: Iterable[Sequence[Sequence[str]]], size: int) -> NDArray[np.float32]:
    """Inverse document frequency [size] of the word buckets over tokenised stories."""
    counts = np.zeros(size, np.float32)
    number = 0
    for story in stories:
        number += 1
        counts[list(word_buckets((w for sentence in story for w in sentence), size))] += 1
    return np.log((number + 1) / (counts + 1)).astype(np.float32)
