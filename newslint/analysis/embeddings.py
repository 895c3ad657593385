"""One vector for each sentence: the mean of the language model's states of its words.

The model is trained to tag and to link, not to compare, so its vectors bring sentences of like
wording together and say little about like meaning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.model.document import Document

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["build"]

_WINDOW = 254
"""Word pieces that the model takes at once; longer sentences are read up to here."""


def build(doc: Document) -> NDArray[np.float32]:
    """Unit vectors, shape (sentences, width); each sentence is read for itself."""
    import numpy as np  # only here: few stories need what so many other layers do without

    from newslint.analysis.nn.encoder import load_encoder, shape_ids

    encoder = load_encoder()
    windows = []
    for sentence in doc.sentences:
        words = [doc.at(span) for span in sentence.words]
        pieces = encoder.pieces(words)
        ids = [piece for word in pieces for piece in word]
        shapes = [
            shape
            for i, (word, cut) in enumerate(zip(words, pieces, strict=True))
            for shape in shape_ids(word, len(cut), first=i == 0)
        ]
        windows.append((ids[:_WINDOW], shapes[:_WINDOW]))
    vectors = encoder.run(windows)["pool"]
    if not vectors:
        return np.zeros((0, 0), np.float32)
    stacked = np.stack(vectors)
    lengths = np.linalg.norm(stacked, axis=1, keepdims=True)
    unit: NDArray[np.float32] = (stacked / np.maximum(lengths, 1e-9)).astype(np.float32)
    return unit
