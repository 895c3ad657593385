"""How rare words are, for the sentence-fit score."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from newslint.analysis.nn.overlap import BUCKETS, bucket


def idf_table(stories: Iterable[Sequence[Sequence[str]]]) -> NDArray[np.float32]:
    """Inverse document frequency [16384] of the word buckets over tokenised stories."""
    counts = np.zeros(BUCKETS, np.float32)
    number = 0
    for story in stories:
        number += 1
        found = {bucket(word) for sentence in story for word in sentence}
        counts[[b for b in found if b is not None]] += 1
    return np.log((number + 1) / (counts + 1)).astype(np.float32)
