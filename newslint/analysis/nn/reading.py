"""From sentences to what the model says of every word and mention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newslint.analysis.nn.antecedents import Links, link
from newslint.analysis.nn.encoder import Encoder, Floats, Labels, Outputs, load_encoder, shape_ids
from newslint.analysis.nn.trees import decode_heads
from newslint.model.document import Document

__all__ = ["Reading", "build", "read"]

_WINDOW = 254


@dataclass(frozen=True, slots=True)
class Reading:
    """Raw readings of ``n`` words.

    ``upos``, ``xpos`` and ``deprel`` are label indices, shape (n,); ``head`` is the index of the
    governing word or -1, shape (n,); ``mention`` holds the probabilities of the mention types of
    ``labels.mention``, shape (n, types); ``links`` the antecedents of the mention heads;
    ``extra`` further per-word outputs of the model by name, shape (n, width).
    """

    labels: Labels
    upos: NDArray[np.intp]
    xpos: NDArray[np.intp]
    deprel: NDArray[np.intp]
    head: NDArray[np.intp]
    mention: Floats
    links: Links
    extra: dict[str, Floats]


def build(doc: Document) -> Reading:
    """The model's reading of all words of all sentences, in text order."""
    sentences = [[doc.at(word) for word in sentence.words] for sentence in doc.sentences]
    return read(sentences, load_encoder())


def read(sentences: Sequence[Sequence[str]], encoder: Encoder) -> Reading:
    """The model's reading of tokenised sentences."""
    words = [word for sentence in sentences for word in sentence]
    layout = _Layout.of(sentences, encoder)
    outputs = encoder.run(layout.windows)
    head, deprel = _trees(layout, outputs, encoder)
    mention = _softmax(layout.gather(outputs["me"]))
    sentence_of = np.repeat(np.arange(len(sentences)), [len(s) for s in sentences])
    links = link(
        words,
        sentence_of,
        mention,
        query=layout.gather(outputs["q"]),
        key=layout.gather(outputs["k"]),
        dummy=layout.gather(outputs["dm"])[:, 0],
        heads=encoder.heads,
    )
    known = {"up", "xp", "me", "arc", "ld", "lh", "q", "k", "dm", "pool"}
    return Reading(
        labels=encoder.labels,
        upos=layout.gather(outputs["up"]).argmax(-1),
        xpos=layout.gather(outputs["xp"]).argmax(-1),
        deprel=deprel,
        head=head,
        mention=mention,
        links=links,
        extra={
            name: layout.gather(arrays)
            for name, arrays in outputs.items()
            if name not in known and arrays and arrays[0].ndim == 2
        },
    )


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where each word stands in the windows: ``window`` and ``position`` of its first piece."""

    windows: list[tuple[list[int], list[int]]]
    window: NDArray[np.intp]
    position: NDArray[np.intp]
    units: list[range]

    @classmethod
    def of(cls, sentences: Sequence[Sequence[str]], encoder: Encoder) -> _Layout:
        words = [word for sentence in sentences for word in sentence]
        pieces = encoder.pieces(words)
        windows: list[tuple[list[int], list[int]]] = []
        window = np.zeros(len(words), np.intp)
        position = np.zeros(len(words), np.intp)
        units = list(_units([len(s) for s in sentences], [len(ids) for ids in pieces]))
        for unit in units:
            size = sum(len(pieces[i]) for i in unit)
            if not windows or len(windows[-1][0]) + size > _WINDOW:
                windows.append(([], []))
            ids, shapes = windows[-1]
            for i in unit:
                window[i], position[i] = len(windows) - 1, len(ids) + 1
                ids += pieces[i]
                shapes += shape_ids(words[i], len(pieces[i]), first=i == unit.start)
        return cls(windows, window, position, units)

    def gather(self, arrays: Sequence[Floats]) -> Floats:
        """Rows of one output at the words' first pieces, shape (n, width)."""
        if not len(self.window):
            width = arrays[0].shape[-1] if arrays else 1
            return np.zeros((0, width), np.float32)
        flat = np.concatenate([a if a.ndim > 1 else a[:, None] for a in arrays])
        starts = np.cumsum([0, *[len(a) for a in arrays[:-1]]])
        return flat[starts[self.window] + self.position]


def _units(lengths: Sequence[int], sizes: Sequence[int]) -> list[range]:
    """Sentences as ranges of word indices; one too long for a window is cut into parts."""
    units: list[range] = []
    start = 0
    for length in lengths:
        first, size = start, 0
        for i in range(start, start + length):
            if size + sizes[i] > _WINDOW:
                units.append(range(first, i))
                first, size = i, 0
            size += sizes[i]
        if first < start + length:
            units.append(range(first, start + length))
        start += length
    return units


def _trees(
    layout: _Layout, outputs: Outputs, encoder: Encoder
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Head and relation index of every word."""
    total = len(layout.window)
    head = np.full(total, -1, np.intp)
    governor = np.zeros(total, np.intp)  # position of the head in its window, 0 for the root
    for unit in layout.units:
        rows = layout.position[unit.start : unit.stop]
        columns = np.concatenate([[0], rows])
        scores = outputs["arc"][layout.window[unit.start]][np.ix_(rows, columns)]
        heads = decode_heads(scores)
        governor[unit.start : unit.stop] = columns[heads]
        head[unit.start : unit.stop] = np.where(heads > 0, unit.start + heads - 1, -1)
    if not total:
        return head, head
    dependent = layout.gather(outputs["ld"])
    starts = np.cumsum([0, *[len(a) for a in outputs["lh"][:-1]]])
    governing = np.concatenate(outputs["lh"])[starts[layout.window] + governor]
    return head, _relations(dependent, governing, encoder.heads)


def _relations(
    dependent: Floats, governing: Floats, heads: dict[str, Floats], chunk: int = 2048
) -> NDArray[np.intp]:
    """Biaffine scores of the relation labels, argmax; (n, width) twice to (n,)."""
    labels = len(heads["lbb"])
    best: list[NDArray[np.intp]] = []
    for start in range(0, len(dependent), chunk):
        below, above = dependent[start : start + chunk], governing[start : start + chunk]
        bilinear = (below @ heads["LU"]).reshape(len(below), labels, -1)
        scores = np.einsum("nld,nd->nl", bilinear, above)
        scores += np.concatenate([below, above], 1) @ heads["lbw"].T + heads["lbb"]
        best.append(scores.argmax(1))
    return np.concatenate(best)


def _softmax(scores: Floats) -> Floats:
    exponentials = np.exp(scores - scores.max(-1, keepdims=True, initial=-np.inf))
    result: Floats = exponentials / exponentials.sum(-1, keepdims=True)
    return result
