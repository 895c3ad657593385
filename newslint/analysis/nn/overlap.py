"""How many of its words a sentence shares with its story, as the sentence-fit scorer counts them.

The scorer is trained on these very features: a change here needs new weights.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from newslint.analysis.nn.encoder import Floats

__all__ = ["overlap", "word_buckets"]

_STEM = 6
_SHORTEST = 3
_NEAR = 3
"""Sentences on either side that count as near."""
_SPREAD = 0.05
"""Least spread that features are standardised by."""
_EVEN = 0.5
"""Share given to a sentence without a word that counts."""


def overlap(sentences: Sequence[Sequence[str]], rarity: Floats) -> Floats:
    """Features of the n sentences of a story, shape (n, 9).

    The rarity-weighted share of content words found in any other sentence and within three
    sentences, the best cosine with another sentence, the share of names found elsewhere; the same
    four standardised within the story; the log of the length in words.

    Args:
        sentences: The words and marks of each sentence.
        rarity: Inverse document frequency of each hash bucket of word stems, shape (buckets,).
    """
    size = len(rarity)
    content = _weights([word_buckets(words, size) for words in sentences], rarity)
    capitals = ([word for word in words[1:] if word[0].isupper()] for words in sentences)
    names = _weights([word_buckets(words, size) for words in capitals], rarity)
    lengths = np.sqrt((content * content).sum(1, keepdims=True))
    unit = content / np.maximum(lengths, 1e-6)
    cosine = unit @ unit.T
    np.fill_diagonal(cosine, 0)
    shares = [_shared(content, len(content)), _shared(content, _NEAR), cosine.max(1)]
    raw = np.stack([*shares, _shared(names, len(names))], 1)
    spread = raw.std(0, keepdims=True) + _SPREAD
    length = np.log1p([len(words) for words in sentences])[:, None]
    features = np.concatenate([raw, (raw - raw.mean(0, keepdims=True)) / spread, length], 1)
    return features.astype(np.float32)


def word_buckets(words: Iterable[str], size: int) -> set[int]:
    """Hash buckets of the lower-cased first six letters of the words of three letters or more."""
    return {
        crc32(word.lower()[:_STEM].encode()) % size
        for word in words
        if len(word) >= _SHORTEST and word[0].isalnum()
    }


def _weights(found: Sequence[set[int]], rarity: Floats) -> Floats:
    """The rarity of the buckets present in each sentence, shape (n, buckets in use)."""
    column = {bucket: k for k, bucket in enumerate(sorted(set().union(*found)))}
    weights = np.zeros((len(found), max(1, len(column))), np.float32)
    for row, buckets in enumerate(found):
        for bucket in buckets:
            weights[row, column[bucket]] = rarity[bucket]
    return weights


def _shared(weights: Floats, reach: int) -> NDArray[np.floating]:
    """The share of each sentence's weight that another one within ``reach`` has too, (n,)."""
    place = np.arange(len(weights))
    apart = np.abs(place[:, None] - place[None, :])
    others = ((apart > 0) & (apart <= reach)).astype(np.float32)
    elsewhere = others @ (weights > 0).astype(np.float32) > 0
    total = weights.sum(1)
    share = (weights * elsewhere).sum(1) / np.maximum(total, 1e-6)
    return np.where(total > 0, share, _EVEN)
