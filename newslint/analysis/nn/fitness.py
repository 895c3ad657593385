"""How well each sentence belongs to its story, by the model's sentence-fit head."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newslint.analysis.nn.encoder import Floats
from newslint.analysis.nn.overlap import overlap

__all__ = ["fit_features", "has_fit", "misfits"]

_WEIGHTS = ("fit_h", "fit_hb", "fit_o", "fit_ob", "fit_idf", "fit_threshold")
_NEAR = 2
"""Sentences on either side that count as neighbours."""
_LEAD = 2
"""Sentences that open the story."""
_BEST = 3
_FLOOR = 0.02
"""Least spread that similarities are standardised by."""


def has_fit(heads: dict[str, Floats]) -> bool:
    """Whether the weights of a model hold a sentence-fit head."""
    return all(name in heads for name in _WEIGHTS)


def misfits(
    sentences: Sequence[Sequence[str]],
    states: Floats,
    owner: NDArray[np.intp],
    heads: dict[str, Floats],
) -> Floats:
    """The logit that each of n sentences does not belong to its story, shape (n,).

    Args:
        sentences: The words and marks of each sentence.
        states: The model's output ``fit`` at each of their words, shape (words, width).
        owner: For each row of ``states`` its position in ``sentences``.
        heads: The scorer's weights.
    """
    features = fit_features(sentences, states, owner, heads["fit_idf"])
    hidden = np.maximum(features @ heads["fit_h"].T + heads["fit_hb"], 0)
    logits: Floats = hidden @ heads["fit_o"][0] + heads["fit_ob"][0]
    return logits


def fit_features(
    sentences: Sequence[Sequence[str]],
    states: Floats,
    owner: NDArray[np.intp],
    rarity: Floats,
) -> Floats:
    """What the scorer is given of each of n sentences, shape (n, 23).

    Cosines of sentence vectors, words shared (`overlap` with ``rarity``), the place in the story
    from 0 to 1, and the log of the number of sentences. The training code uses this very function.
    """
    count = len(sentences)
    means = np.zeros((count, states.shape[1]), np.float32)
    np.add.at(means, owner, states)
    unit = means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-12)
    place = np.stack([np.arange(count) / count, np.full(count, np.log1p(count))], 1)
    parts = [_similarities(unit), overlap(sentences, rarity), place]
    return np.concatenate(parts, 1, dtype=np.float32)


def _similarities(unit: Floats) -> NDArray[np.floating]:
    """Twelve cosines of n unit vectors, shape (n, 12).

    To the neighbours, the next to each side, the whole story, its opening, the most alike sentence
    and the most alike three; raw, and standardised within the story.
    """
    count = len(unit)
    alike = unit @ unit.T
    np.fill_diagonal(alike, 0)
    place = np.arange(count)
    apart = np.abs(place[:, None] - place[None, :])
    ranked = np.sort(alike, 1)
    raw = np.stack(
        [
            _mean(alike, (apart > 0) & (apart <= _NEAR)),
            _mean(alike, apart == 1),
            _mean(alike, apart > 0),
            _mean(alike, (apart > 0) & (place < _LEAD)[None, :]),
            ranked[:, -1],
            ranked[:, -_BEST:].mean(1),
        ],
        1,
    )
    spread = raw.std(0, keepdims=True) + _FLOOR
    return np.concatenate([raw, (raw - raw.mean(0, keepdims=True)) / spread], 1)


def _mean(alike: Floats, where: NDArray[np.bool_]) -> NDArray[np.floating]:
    means: NDArray[np.floating] = (alike * where).sum(1) / np.maximum(where.sum(1), 1)
    return means
