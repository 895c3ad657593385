"""How many of its words a sentence shares with its story, as the sentence-fit scorer counts them.

The scorer is trained on these very features: a change here needs new weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from newslint.analysis.nn.encoder import Floats
from newslint.analysis.nn.nearness import distances, standardised

__all__ = ["BUCKETS", "FEATURES", "bucket", "overlap"]

BUCKETS, FEATURES = 16384, 32
_STEM = 6
_REMEMBERED = 50_000
_SHORTEST = 3
_NEAR, _LEAD, _BEST = 3, 2, 3
_FLOOR = 0.05
"""Least spread that features are standardised by."""
_EVEN = 0.5
"""Share given to a sentence without a word that counts."""
_TENTH = 0.1
"""Scale of sums of rarities, which brings them near to one."""


def overlap(sentences: Sequence[Sequence[str]], rarity: Floats) -> Floats:
    """Sixteen features of each of n sentences, raw and standardised in the story; shape (n, 32).

    Words count by their rarity. The share of the content words that stand anywhere else, within
    three sentences, in the next ones, in many sentences, in the opening; the best cosine with
    another sentence, the mean of the best three and of all; the share of the names that stand
    elsewhere, the number of pairs of words that do; and sums: of the words shared, of those not
    shared, the rarest of these, the names shared, those not shared, the words in many sentences.

    Args:
        sentences: The words and marks of each sentence.
        rarity: Inverse document frequency of each hash bucket of word stems, shape (BUCKETS,).
    """
    stems = [[bucket(word) for word in words] for words in sentences]
    content = [[b for b in found if b is not None] for found in stems]
    present, used = _incidence([set(found) for found in content])
    others = present.sum(0) - present
    weights = present * rarity[used]
    names = weights * _rows([_names(*both) for both in zip(sentences, stems, strict=True)], used)
    pairs, _ = _incidence([set(pairwise(found)) for found in content])
    total, named = weights.sum(1), names.sum(1)
    shared, frequent = (weights * (others > 0)).sum(1), (weights * np.log1p(others)).sum(1)
    shared_names = (names * (others > 0)).sum(1)
    alone = weights * (others == 0)
    apart = distances(len(sentences))
    raw = [
        _share(shared, total),
        _share(_found(weights, present, (apart > 0) & (apart <= _NEAR)), total),
        _share(_found(weights, present, apart == 1), total),
        _share(frequent, total),
        _share(_found(weights, present, (apart > 0) & (apart[0] < _LEAD)), total),
        *_cosines(weights),
        _share(shared_names, named),
        np.log1p((pairs * (pairs.sum(0) > pairs)).sum(1)),
        shared * _TENTH,
        alone.sum(1) * _TENTH,
        alone.max(1) * 2 * _TENTH,
        shared_names * _TENTH,
        (named - shared_names) * _TENTH,
        frequent * _TENTH,
    ]
    return standardised(np.stack(raw, 1), _FLOOR)


@lru_cache(_REMEMBERED)
def bucket(word: str) -> int | None:
    """Hash bucket of the lower-cased first six letters of a word of three letters or more."""
    if len(word) < _SHORTEST or not word[0].isalnum():
        return None
    return crc32(word.lower()[:_STEM].encode()) % BUCKETS


def _names(words: Sequence[str], stems: Sequence[int | None]) -> set[int]:
    """The buckets of the words with a capital, but for the first word."""
    found = zip(words[1:], stems[1:], strict=True)
    return {b for word, b in found if b is not None and word[0].isupper()}


def _incidence(found: Sequence[set[Any]]) -> tuple[Floats, list[Any]]:
    """Which items stand in which sentence, as 1 and 0, shape (n, items); and the items."""
    used = list(set().union(*found))
    return _rows(found, used), used


def _rows(found: Sequence[set[Any]], used: Sequence[Any]) -> Floats:
    column = {item: k for k, item in enumerate(used)}
    rows = np.zeros((len(found), max(1, len(used))), np.float32)
    for row, items in enumerate(found):
        rows[row, [column[item] for item in items]] = 1
    return rows


def _found(weights: Floats, present: Floats, where: NDArray[np.bool_]) -> NDArray[np.floating]:
    """The weight of each sentence's words that stand in one of the sentences ``where`` says."""
    elsewhere = where.astype(np.float32) @ present > 0
    summed: NDArray[np.floating] = (weights * elsewhere).sum(1)
    return summed


def _share(part: NDArray[np.floating], total: NDArray[np.floating]) -> NDArray[np.floating]:
    return np.where(total > 0, part / np.maximum(total, 1e-6), _EVEN)


def _cosines(weights: Floats) -> list[NDArray[np.floating]]:
    """The best cosine of each row with another, the mean of the best three, the mean of all."""
    unit = weights / np.maximum(np.linalg.norm(weights, axis=1, keepdims=True), 1e-6)
    cosine = unit @ unit.T
    np.fill_diagonal(cosine, 0)
    cosine.sort(1)
    return [cosine[:, -1], cosine[:, -_BEST:].mean(1), cosine.mean(1)]
