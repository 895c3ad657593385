"""From sentences to what the model says of every word and mention."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newslint.analysis.nn.antecedents import link
from newslint.analysis.nn.binding import Tree, barred
from newslint.analysis.nn.encoder import Encoder, Floats, Outputs, shape_ids
from newslint.analysis.nn.fitness import misfits
from newslint.analysis.nn.kinds import agreed
from newslint.analysis.nn.orphans import SUBJECTS, Linked, orphan_features, orphan_scores
from newslint.analysis.nn.result import Reading, Request
from newslint.analysis.nn.topics import Topics
from newslint.analysis.nn.trees import decode_heads

__all__ = ["WINDOW", "Evidence", "fits", "read", "read_closely"]

WINDOW = 126
"""Word pieces read at once."""

_OF_WORDS = ("up", "xp", "me", "q", "k", "dm", "num", "gen", "defn", "expl", "orph")
"""Outputs that tell of single words."""

_FEWEST_SENTENCES = 6
"""Below this a story is too short for a sentence to stand out."""
_MOST_SENTENCES = 100
"""Above this a story is scored in parts: every sentence is compared with every other."""


class Evidence(NamedTuple):
    """What a reading of n words rests on.

    ``outputs`` are the graph's at the words' first pieces, (n, width) each; ``personal`` the words
    that are he or she, (r,), and ``features`` theirs, (r, 10) (see `orphan_features`).
    """

    outputs: dict[str, Floats]
    personal: NDArray[np.intp]
    features: Floats


def read(request: Request, encoder: Encoder) -> Reading:
    """The model's reading of a story."""
    return read_closely(request, encoder)[0]


def read_closely(request: Request, encoder: Encoder) -> tuple[Reading, Evidence]:
    """The model's reading of a story and what it rests on."""
    sentences = request.sentences
    words = [word for sentence in sentences for word in sentence]
    lower = [word.lower() for word in words]
    layout = _Layout.of(sentences, encoder)
    raw = encoder.run(layout.windows)
    head, deprel = _trees(layout, raw, encoder)
    outputs = {name: layout.gather(raw[name]) for name in _OF_WORDS}
    mention = _softmax(outputs["me"])
    sentence_of = np.repeat(np.arange(len(sentences)), [len(s) for s in sentences])
    labels = encoder.labels
    upos = _named(outputs["up"], labels.upos)
    relations = [labels.deprel[i] for i in deprel]
    links = link(
        words,
        sentence_of,
        mention,
        proper=np.array([tag == "PROPN" for tag in upos], bool),
        never=barred(Tree.of(lower, upos, head.tolist(), relations)),
        query=outputs["q"],
        key=outputs["k"],
        dummy=outputs["dm"][:, 0],
        heads=encoder.heads,
    )
    mentions = np.array(links.words, np.intp)
    positions, features = orphan_features(
        Linked(
            forms=lower,
            sentence=sentence_of,
            subject=np.array([relation in SUBJECTS for relation in relations], bool),
            person=mention[:, 1],
            num=outputs["num"],
            gen=outputs["gen"],
            orph=outputs["orph"][:, 0],
            words=mentions,
            antecedent=np.array(links.antecedent, np.intp),
            none=np.array(links.none, np.float32),
        )
    )
    evidence = Evidence(outputs, mentions[positions], features)
    reading = Reading(
        upos=upos,
        xpos=_named(outputs["xp"], labels.xpos),
        deprel=relations,
        head=head.tolist(),
        mention=agreed(mention, lower, links).tolist(),
        links=links,
        lost=_lost(evidence, encoder.heads),
        fit=_fits(request, layout.pieces, encoder),
    )
    return reading, evidence


def _named(scores: Floats, labels: Sequence[str]) -> list[str]:
    return [labels[i] for i in scores.argmax(-1)]


def _lost(evidence: Evidence, heads: dict[str, Floats]) -> dict[int, float]:
    """See `Reading.lost`; nothing before the weights are calibrated."""
    if "orphan_w" not in heads:
        return {}
    scores = orphan_scores(evidence.features, heads).tolist()
    return dict(zip(evidence.personal.tolist(), scores, strict=True))


def _fits(
    request: Request, pieces: Sequence[Sequence[int]], encoder: Encoder
) -> list[float] | None:
    """What `fits` says; None if the weights have no head for it."""
    if encoder.topics is None or "fit_threshold" not in encoder.heads:
        return None
    starts = np.cumsum([0, *map(len, request.sentences)]).tolist()
    by_sentence = [
        [piece for ids in pieces[start:end] for piece in ids] for start, end in pairwise(starts)
    ]
    return fits(request, by_sentence, encoder.topics, encoder.heads)


def fits(
    request: Request, pieces: Sequence[Sequence[int]], topics: Topics, heads: dict[str, Floats]
) -> list[float]:
    """See `newslint.model.document.Document.fit`; ``pieces`` are those of each sentence.

    A story of many sentences is scored in equal parts, each of which counts as a story.
    """
    scores = np.full(len(request.sentences), -np.inf, np.float32)
    told = [i for i, is_told in enumerate(request.told) if is_told]
    if len(told) >= _FEWEST_SENTENCES:
        for part in np.array_split(told, -(-len(told) // _MOST_SENTENCES)):
            words = [request.sentences[i] for i in part]
            logits = misfits(words, [pieces[i] for i in part], topics, heads)
            scores[part] = logits - heads["fit_threshold"][0]
    result: list[float] = scores.tolist()
    return result


class _Layout(NamedTuple):
    """Where each word stands in the windows: ``window`` and ``position`` of its first piece.

    ``pieces`` are the ids of each word, ``units`` the ranges of words that stand in one window.
    """

    pieces: list[list[int]]
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
            if not windows or len(windows[-1][0]) + size > WINDOW:
                windows.append(([], []))
            ids, shapes = windows[-1]
            for i in unit:
                window[i], position[i] = len(windows) - 1, len(ids) + 1
                ids += pieces[i]
                shapes += shape_ids(words[i], len(pieces[i]), first=i == unit.start)
        return cls(pieces, windows, window, position, units)

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
            if size + sizes[i] > WINDOW:
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
