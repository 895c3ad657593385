"""From arc scores to a dependency tree."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["decode_heads"]

_NEVER = -1e9


def decode_heads(scores: NDArray[np.float32]) -> NDArray[np.intp]:
    """The head of each word: 0 for the root, else 1 + its index; exactly one root, no cycle.

    Args:
        scores: Shape (n, n + 1); column 0 is the root, column j + 1 word j as head.

    Takes each word's best head; where that is no tree, extra roots and cycles are undone one by one
    at the place where it costs least, which for a well-trained scorer is nearly the best tree.
    """
    size = len(scores)
    scores = scores.copy()
    scores[np.arange(size), np.arange(size) + 1] = _NEVER
    heads: NDArray[np.intp] = scores.argmax(1)
    root = int(scores[:, 0].argmax()) if not (heads == 0).any() else _best_root(scores, heads)
    scores[:, 0] = _NEVER
    heads[heads == 0] = scores[heads == 0].argmax(1)
    heads[root] = 0
    for _ in range(size):
        cycle = _cycle(heads)
        if cycle is None:
            break
        _break(scores, heads, cycle)
    while cycle := _cycle(heads):  # one way out may open into another cycle, without end
        heads[cycle[0]] = 1 + root
    return heads


def _best_root(scores: NDArray[np.float32], heads: NDArray[np.intp]) -> int:
    roots = np.nonzero(heads == 0)[0]
    return int(roots[scores[roots, 0].argmax()])


def _cycle(heads: NDArray[np.intp]) -> list[int] | None:
    """Word indices of one cycle, or None."""
    state = [0] * len(heads)  # 0 unseen, 1 on the current path, 2 done
    for start in range(len(heads)):
        path, word = [], start
        while word >= 0 and state[word] == 0:
            state[word] = 1
            path.append(word)
            word = int(heads[word]) - 1
        if word >= 0 and state[word] == 1:
            return path[path.index(word) :]
        for seen in path:
            state[seen] = 2
    return None


def _break(scores: NDArray[np.float32], heads: NDArray[np.intp], cycle: list[int]) -> None:
    """Give one word of the cycle its best head outside it, where the loss is smallest."""
    inside = set(cycle)
    outside = [j + 1 for j in range(len(heads)) if j not in inside]
    losses = []
    for word in cycle:
        best = outside[int(scores[word, outside].argmax())]
        losses.append((scores[word, heads[word]] - scores[word, best], word, best))
    _, word, best = min(losses)
    heads[word] = best
