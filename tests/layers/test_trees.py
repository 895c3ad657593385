"""Dependency trees from arc scores."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from newslint.analysis.nn.trees import decode_heads


@given(st.integers(1, 12), st.integers(0, 2**32 - 1), st.sampled_from([1.0, 20.0]))
def test_heads_make_one_tree(size: int, seed: int, spread: float) -> None:
    scores = np.random.default_rng(seed).normal(0, spread, (size, size + 1)).astype(np.float32)
    heads = decode_heads(scores)
    assert (heads == 0).sum() == 1
    for word in range(size):
        steps = 0
        while heads[word] and steps <= size:
            word, steps = int(heads[word]) - 1, steps + 1
        assert steps <= size


def test_ways_out_of_one_cycle_may_open_into_another_without_end() -> None:
    """Two pairs that each prefer the other pair to the root, and each other to anything."""
    scores = np.full((5, 6), -50.0, np.float32)
    scores[0, 0] = 9
    for word, best, second in ((1, 2, 3), (2, 1, 4), (3, 4, 1), (4, 3, 2)):
        scores[word, best + 1], scores[word, second + 1] = 10, 9
    heads = decode_heads(scores)
    assert (heads == 0).sum() == 1
    for word in range(5):
        seen = []
        while heads[word]:
            assert word not in seen
            seen.append(word)
            word = int(heads[word]) - 1
