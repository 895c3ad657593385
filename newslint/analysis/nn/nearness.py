"""How near each sentence of a story is to the others in topic, for the sentence-fit scorer.

The scorer is trained on these very features: a change here needs new weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newslint.analysis.nn.encoder import Floats
from newslint.analysis.nn.topics import Topics

__all__ = ["FEATURES", "distances", "nearness", "standardised"]

FEATURES = 32
_NEAR, _WIDE = 2, 4
"""Sentences on either side that count as neighbours, narrowly and widely."""
_LEAD, _BEST = 2, 3
_ALIKE = 0.5
"""Cosine from which a word piece counts as found in another sentence."""
_SENTENCE_FLOOR, _WORD_FLOOR = 0.02, 0.03
"""Least spread that the features are standardised by."""


class _Words(NamedTuple):
    """The N word pieces of n sentences, of which k are different.

    ``sizes`` and ``starts`` (n,) tell where each sentence lies, ``own`` (N,) the sentence of each
    piece, ``inverse`` (N,) its row in ``vectors`` (k, width).
    """

    sizes: NDArray[np.intp]
    starts: NDArray[np.intp]
    own: NDArray[np.intp]
    inverse: NDArray[np.intp]
    vectors: Floats


def nearness(pieces: Sequence[Sequence[int]], topics: Topics, usual: Floats) -> Floats:
    """Sixteen features of each of n sentences, raw and standardised in the story; shape (n, 32).

    Args:
        pieces: Ids of the word pieces of each sentence, at least one.
        topics: The vectors of the word pieces.
        usual: The mean vector of a word piece, shape (width,).
    """
    sizes = np.array([len(ids) for ids in pieces])
    starts = np.append(0, np.cumsum(sizes)[:-1])
    used, inverse = np.unique(np.concatenate(pieces), return_inverse=True)
    own = np.repeat(np.arange(len(sizes)), sizes)
    words = _Words(sizes, starts, own, inverse, topics(used))
    of_sentences = standardised(np.stack(_of_sentences(words, usual), 1), _SENTENCE_FLOOR)
    of_words = standardised(np.stack(_of_words(words), 1), _WORD_FLOOR)
    return np.concatenate([of_sentences, of_words], 1)


def _of_sentences(words: _Words, usual: Floats) -> list[NDArray[np.floating]]:
    """Nine features (n,) of the cosines of sentences, whose vectors are the sums of their pieces'.

    The mean cosine to two neighbours a side, to four, to the nearer of the next ones, to all and to
    the opening; the best, and the mean of the best three; the cosine to the sum of the others; and
    by how much the sentences before and behind are nearer to one another than to this one.
    """
    sums = np.add.reduceat(words.vectors[words.inverse], words.starts, axis=0)
    unit = _unit(sums - words.sizes[:, None] * usual)
    alike = unit @ unit.T
    np.fill_diagonal(alike, 0)
    count = len(unit)
    apart = distances(count)
    before = np.append(0, np.diagonal(alike, 1))
    behind = np.append(np.diagonal(alike, 1), 0)
    across = np.zeros(count)
    across[1:-1] = np.diagonal(alike, 2)
    ranked = np.sort(alike, 1)
    return [
        _mean(alike, (apart > 0) & (apart <= _NEAR)),
        _mean(alike, (apart > 0) & (apart <= _WIDE)),
        np.maximum(before, behind),
        _mean(alike, apart > 0),
        _mean(alike, (apart > 0) & (apart[0] < _LEAD)),
        ranked[:, -1],
        ranked[:, -_BEST:].mean(1),
        (unit * _unit(unit.sum(0) - unit)).sum(1),
        across - (before + behind) / 2,
    ]


def _of_words(words: _Words) -> list[NDArray[np.floating]]:
    """Seven features (n,) of how well the pieces are matched by pieces of other sentences.

    By cosine, weighted by length of vector: by the best match anywhere, near by, and in the best
    three sentences; the share with no match; the sentence that matches best, and the best three;
    and the sum of what is missing.
    """
    unit = _unit(words.vectors)
    best = np.maximum.reduceat((unit @ unit.T)[words.inverse], words.starts, axis=0)
    match = best.T[words.inverse]  # of every piece with every sentence
    match[np.arange(len(match)), words.own] = -1
    weight = np.linalg.norm(words.vectors, axis=1)[words.inverse]
    total = np.maximum(np.add.reduceat(weight, words.starts), 1e-6)
    ranked = np.sort(match, 1)
    highest = ranked[:, -1]
    near = distances(len(words.sizes))[words.own] <= _NEAR
    whole = np.add.reduceat(match * weight[:, None], words.starts, axis=0) / total[:, None]
    np.fill_diagonal(whole, -1)
    whole.sort(1)

    def mean(values: NDArray[np.floating]) -> NDArray[np.floating]:
        summed: NDArray[np.floating] = np.add.reduceat(values * weight, words.starts)
        return summed / total

    return [
        mean(highest),
        mean(np.where(near, match, -1).max(1)),
        mean(ranked[:, -_BEST:].mean(1)),
        mean((highest < _ALIKE).astype(np.float32)),
        whole[:, -1],
        whole[:, -_BEST:].mean(1),
        np.add.reduceat((1 - highest) * weight, words.starts),
    ]


def distances(count: int) -> NDArray[np.intp]:
    """How many sentences apart any two of a story are, shape (n, n)."""
    place = np.arange(count)
    apart: NDArray[np.intp] = np.abs(place[:, None] - place)
    return apart


def standardised(raw: NDArray[np.floating], floor: float) -> Floats:
    """Features (n, k), and behind them the same less their mean, by their spread; (n, 2 k)."""
    scaled = (raw - raw.mean(0)) / (raw.std(0) + floor)
    return np.concatenate([raw, scaled], 1, dtype=np.float32)


def _unit(vectors: Floats) -> Floats:
    unit: Floats = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return unit


def _mean(alike: Floats, where: NDArray[np.bool_]) -> NDArray[np.floating]:
    means: NDArray[np.floating] = (alike * where).sum(1) / np.maximum(where.sum(1), 1)
    return means
