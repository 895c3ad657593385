"""A vector for every word piece, whose sum over a sentence tells what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

__all__ = ["Topics", "load_topics"]

Floats = NDArray[np.float32]


class Topics:
    """The vectors of the word pieces.

    Args:
        rows: The table in whole numbers, shape (vocabulary, width).
        scale: What the numbers of each row are multiplied by, shape (vocabulary,).
    """

    def __init__(self, rows: NDArray[np.int8], scale: Floats) -> None:
        self._rows, self._scale = rows, scale

    def __call__(self, ids: Sequence[int] | NDArray[np.intp]) -> Floats:
        """The vectors of n pieces, shape (n, width)."""
        vectors: Floats = self._rows[ids].astype(np.float32) * self._scale[ids][:, None]
        return vectors


def load_topics(folder: Path, heads: dict[str, Floats]) -> Topics | None:
    """The vectors of a weights folder, left on disk but for the rows in use; None without them."""
    path = folder / "topics.npy"
    if "fit_scale" not in heads or not path.is_file():
        return None
    return Topics(np.load(path, mmap_mode="r"), heads["fit_scale"])
