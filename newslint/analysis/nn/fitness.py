"""How well each sentence belongs to its story, by the model's sentence-fit head."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newslint.analysis.nn.encoder import Floats
from newslint.analysis.nn.overlap import overlap

__all__ = ["has_fit", "misfits"]

_WEIGHTS = ("fit_q", "fit_k", "fit_v", "fit_sim", "fit_h", "fit_hb", "fit_o", "fit_ob", "fit_idf")
_FLOOR = 0.02
"""Least spread that similarities are standardised by."""
_ITSELF = 1e4


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
    means = np.zeros((len(sentences), states.shape[1]), np.float32)
    np.add.at(means, owner, states)
    sizes = np.maximum(np.bincount(owner, minlength=len(sentences)), 1).astype(np.float32)
    means /= sizes[:, None]
    own = means - means.mean(0, keepdims=True)
    context = _context(own, heads)
    padded = np.pad(own, ((1, 1), (0, 0)))
    around = (padded[:-2] + padded[2:]) / 2
    parts = [own, own * context, own * around, context, _similarities(own, heads)]
    features = np.concatenate([*parts, overlap(sentences, heads["fit_idf"])], 1, dtype=np.float32)
    hidden = np.maximum(features @ heads["fit_h"].T + heads["fit_hb"], 0)
    logits: Floats = hidden @ heads["fit_o"][0] + heads["fit_ob"][0]
    return logits


def _context(own: Floats, heads: dict[str, Floats]) -> Floats:
    """What the other sentences say to each sentence, by attention; shape (n, width)."""
    scores = (own @ heads["fit_q"].T) @ (own @ heads["fit_k"].T).T / np.sqrt(len(heads["fit_q"]))
    scores -= _ITSELF * np.eye(len(own), dtype=np.float32)
    odds = np.exp(scores - scores.max(1, keepdims=True))
    context: Floats = odds / odds.sum(1, keepdims=True) @ (own @ heads["fit_v"].T)
    return context


def _similarities(own: Floats, heads: dict[str, Floats]) -> NDArray[np.floating]:
    """Cosine to the neighbours, the story and the best three, raw and standardised; (n, 6)."""
    count = len(own)
    projected = own @ heads["fit_sim"].T
    unit = projected / np.maximum(np.linalg.norm(projected, axis=1, keepdims=True), 1e-12)
    alike = (unit @ unit.T) * (1 - np.eye(count, dtype=np.float32))
    place = np.arange(count)
    apart = np.abs(place[:, None] - place[None, :])
    near = ((apart > 0) & (apart <= 2)).astype(np.float32)
    neighbours = (alike * near).sum(1) / np.maximum(near.sum(1), 1)
    best = np.sort(alike, 1)[:, -min(3, count) :].mean(1)
    raw = np.stack([neighbours, alike.sum(1) / max(1, count - 1), best], 1)
    spread = raw.std(0, keepdims=True) + _FLOOR
    return np.concatenate([raw, (raw - raw.mean(0, keepdims=True)) / spread], 1)
