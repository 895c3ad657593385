"""How well each sentence belongs to its story, by the model's sentence-fit head."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newslint.analysis.nn import nearness, overlap
from newslint.analysis.nn.encoder import Floats
from newslint.analysis.nn.topics import Topics

__all__ = ["FEATURES", "fit_features", "misfits"]

_LEAD = 2
_FLOOR = 0.1
"""Least spread that the manner of a sentence is standardised by."""
_OPENERS = frozenset("it this these that those he she they and but however also".split())
_ENDS = frozenset('.!?"”')
_GROUPS = tuple(
    frozenset(words.split())
    for words in (
        "i my me myself",
        "we our us ours ourselves",
        "you your yours yourself",
        "he she his her him himself herself",
        "they their them themselves",
        "said says say told added tells",
        "was were had did",
        "is are has have do does",
        "will would can could may might should must",
        "the a an",
        "n't ’t not no",
        '" “ ”',
        "( )",
        ": ;",
        "-",
    )
)
"""Words and marks that tell who speaks to whom, of when, and how the copy is set."""
_APOSTROPHES = "'", "’"
_LONG = 8
"""Letters from which a word is long."""
_SCALE = 3
"""What shares of a sentence's words are multiplied by, which brings them near to one."""
_MANNERS, _PLACES = 28, 4
FEATURES = nearness.FEATURES + overlap.FEATURES + 2 * _MANNERS + _PLACES
"""Number of features of a sentence."""


def misfits(
    sentences: Sequence[Sequence[str]],
    pieces: Sequence[Sequence[int]],
    topics: Topics,
    heads: dict[str, Floats],
) -> Floats:
    """The logit that each of n sentences does not belong to its story, shape (n,).

    Args:
        sentences: The words and marks of each sentence.
        pieces: Ids of their word pieces, at least one a sentence.
        topics: The vectors of the word pieces.
        heads: The scorer's weights.
    """
    features = fit_features(sentences, pieces, topics, heads["fit_mean"], heads["fit_idf"])
    hidden = np.maximum(features @ heads["fit_h"].T + heads["fit_hb"], 0)
    logits: Floats = hidden @ heads["fit_o"][0] + heads["fit_ob"][0]
    return logits


def fit_features(
    sentences: Sequence[Sequence[str]],
    pieces: Sequence[Sequence[int]],
    topics: Topics,
    usual: Floats,
    rarity: Floats,
) -> Floats:
    """What the scorer is given of each of n sentences, shape (n, FEATURES).

    How near it is in topic (`nearness`), the words it shares (`overlap`), how it is
    written, and where it stands. The training code uses this very function.
    """
    parts = [
        nearness.nearness(pieces, topics, usual),
        overlap.overlap(sentences, rarity),
        nearness.standardised(_manners(sentences), _FLOOR),
        _places(len(sentences)),
    ]
    return np.concatenate(parts, 1, dtype=np.float32)


def _manners(sentences: Sequence[Sequence[str]]) -> Floats:
    """How each of n sentences is written, shape (n, 28).

    Flags: a full stop, an opener, the `_GROUPS`, the two apostrophes, a first word with a capital;
    log and mean of lengths; shares of words with a capital, long ones, those in *ed* and *ing*,
    figures and commas.
    """
    return np.array([_manner(words) for words in sentences], np.float32)


def _manner(words: Sequence[str]) -> list[float]:
    lower = [word.lower() for word in words]
    found = set(lower)
    shares = (
        sum(word[0].isupper() for word in words[1:]),
        sum(len(word) >= _LONG for word in words),
        sum(word.endswith("ed") for word in lower),
        sum(word.endswith("ing") for word in lower),
        sum(word[0].isdigit() for word in words),
        lower.count(","),
    )
    return [
        words[-1][-1] in _ENDS,
        lower[0] in _OPENERS,
        *(not group.isdisjoint(found) for group in _GROUPS),
        *(any(mark in word for word in words) for mark in _APOSTROPHES),
        words[0][0].isupper(),
        float(np.log1p(len(words))),
        sum(map(len, words)) / len(words),
        *(_SCALE * share / len(words) for share in shares),
    ]


def _places(count: int) -> NDArray[np.floating]:
    """Place from 0 to 1, log of the number of sentences, whether last, whether opening; (n, 4)."""
    place = np.arange(count)
    length = np.full(count, np.log1p(count))
    return np.stack([place / count, length, place == count - 1, place < _LEAD], 1)
