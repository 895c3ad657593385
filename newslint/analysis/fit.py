"""How far each sentence is from belonging to its story, measured against the packaged threshold."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from newslint.analysis.nn.encoder import load_encoder
from newslint.analysis.nn.fitness import has_fit, misfits
from newslint.analysis.nn.reading import Reading
from newslint.model.document import Document
from newslint.model.story import Role

__all__ = ["build"]

FEWEST = 6
"""Sentences below which a story is too short for one to stand out."""
_STORY = frozenset({Role.HEADLINE, Role.DECK, Role.BODY, Role.SUBHEAD, Role.LIST_ITEM})


def build(doc: Document) -> NDArray[np.float32] | None:
    """See `Document.fit`."""
    reading: Reading = doc.layer("reading")
    heads = load_encoder().heads
    if "fit" not in reading.extra or not has_fit(heads):
        return None
    scores = np.full(len(doc.sentences), -np.inf, np.float32)
    told = [s for s in doc.sentences if s.role in _STORY and s.words]
    if len(told) < FEWEST:
        return scores
    starts = np.cumsum([0, *(len(s.words) for s in doc.sentences)])
    rows = [np.arange(starts[s.index], starts[s.index + 1]) for s in told]
    owner = np.repeat(np.arange(len(told)), [len(r) for r in rows])
    words = [[doc.at(word) for word in sentence.words] for sentence in told]
    states = reading.extra["fit"][np.concatenate(rows)]
    logits = misfits(words, states, owner, heads)
    scores[[s.index for s in told]] = logits - heads["fit_threshold"][0]
    return scores
