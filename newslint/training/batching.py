"""Turn documents into padded arrays with the labels of every head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newslint.training import labels
from newslint.training.records import (
    FEMININE,
    MASCULINE,
    NEUTER,
    PERSONAL,
    PLURAL,
    THIRD_PERSON,
    Document,
    Mention,
    Sentence,
)
from newslint.training.wordpieces import (
    CLS,
    CONTINUATION_SHAPE,
    FIRST_WORD_OFFSET,
    SEP,
    pieces,
    shape,
)

IGNORE = -100
WORD_LABELS = "upos xpos entity number gender status expletive orphan".split()
Ints = NDArray[np.int64]


@dataclass(slots=True)
class Inputs:
    """Model inputs of one document and where its words went.

    B windows of T pieces, N words, n sentences. `ids`, `mask` and `shapes` are
    [B, T]; `window`, `piece` (the first of the word) and `sentence` are [N];
    `ranges` holds (first word, words kept) per sentence.
    """

    ids: Ints
    mask: Ints
    shapes: Ints
    window: Ints
    piece: Ints
    sentence: Ints
    ranges: list[tuple[int, int]]
    forms: list[str]


@dataclass(slots=True)
class Targets:
    """Labels per word ([N], -100: none) and per sentence ([n] or [n, L])."""

    upos: Ints
    xpos: Ints
    entity: Ints
    number: Ints
    gender: Ints
    status: Ints
    expletive: Ints
    orphan: Ints
    heads: Ints
    deprels: Ints
    clusters: list[set[str]]


def encode(
    sentences: Sequence[Sentence], groups: Sequence[Sequence[int]], limit: int = 254
) -> Inputs:
    """Lay sentences out in the given windows, cutting what exceeds `limit` pieces."""
    rows: list[tuple[list[int], list[int]]] = []
    window: list[int] = []
    piece: list[int] = []
    owner: list[int] = []
    forms: list[str] = []
    ranges: list[tuple[int, int]] = [(0, 0)] * len(sentences)
    for b, group in enumerate(groups):
        ids, shapes = [CLS], [0]
        for i in group:
            first = len(forms)
            for t, word in enumerate(sentences[i].words):
                parts = pieces(word)
                if len(ids) - 1 + len(parts) > limit:
                    break
                window.append(b)
                piece.append(len(ids))
                owner.append(i)
                forms.append(word.lower())
                ids += parts
                start = shape(word) + (FIRST_WORD_OFFSET if t == 0 else 0)
                shapes += [start] + [CONTINUATION_SHAPE] * (len(parts) - 1)
            ranges[i] = (first, len(forms) - first)
        rows.append(([*ids, SEP], [*shapes, 0]))
    width = max(len(row[0]) for row in rows)
    arrays = [np.zeros((len(rows), width), np.int64) for _ in range(2)]
    mask = np.zeros((len(rows), width), np.int64)
    for b, row in enumerate(rows):
        mask[b, : len(row[0])] = 1
        for array, values in zip(arrays, row, strict=True):
            array[b, : len(values)] = values
    flat = [np.asarray(x, np.int64) for x in (window, piece, owner)]
    return Inputs(arrays[0], mask, arrays[1], flat[0], flat[1], flat[2], ranges, forms)


def is_orphan(document: Document) -> dict[tuple[int, int], bool]:
    """Truth for every he/she form with a cluster: no name or noun for it so far.

    A mention that is no pronoun, in an earlier sentence or anywhere in the
    same one, is an antecedent. Pronouns of chains that so far hold only first
    or second person (interviews) are left out.
    """
    named: set[str] = set()
    speaking: set[str] = set()
    out: dict[tuple[int, int], bool] = {}
    for i, sentence in enumerate(document.sentences):
        found: list[tuple[int, set[str]]] = []
        for t, mentions in enumerate(sentence.mentions):
            keys = {m.cluster for m in mentions}
            form = sentence.words[t].lower()
            if form in PERSONAL and keys:
                found.append((t, keys))
            elif labels.PRONOUNS.get(form, 0) in (5, 6, 7):
                speaking |= keys
            elif form not in labels.PRONOUNS:
                named |= keys
        for t, keys in found:
            if keys & named or not keys & speaking:
                out[i, t] = not keys & named
    return out


def cluster_genders(document: Document) -> dict[str, int]:
    """Gender index of every cluster whose pronouns or entity types tell it."""
    out: dict[str, int] = {}
    for sentence in document.sentences:
        for t, mentions in enumerate(sentence.mentions):
            form = sentence.words[t].lower()
            for k, forms in enumerate((MASCULINE, FEMININE, NEUTER, PLURAL)):
                if form in forms:
                    out.update({m.cluster: k for m in mentions if m.length == 1})
    return out


def _number(sentence: Sentence, t: int, mention: Mention) -> int:
    for other in range(mention.start, mention.start + mention.length):
        if sentence.heads[other] == t + 1 and sentence.deprels[other] == "conj":
            return 1
    return {"Sing": 0, "Plur": 1, "Ptan": 1}.get(sentence.numbers[t], IGNORE)


def _mention_targets(
    targets: Targets, sentence: Sentence, first: int, count: int, genders: dict[str, int]
) -> None:
    typed = bool(sentence.upos)
    for t in range(count):
        mentions = sentence.mentions[t]
        targets.clusters[first + t] = {m.cluster for m in mentions}
        if typed:
            targets.entity[first + t] = 0
        if not mentions:
            continue
        longest = max(mentions, key=lambda m: m.length)
        targets.gender[first + t] = genders.get(longest.cluster, IGNORE)
        if not typed:
            continue
        targets.entity[first + t] = longest.entity
        targets.status[first + t] = labels.STATUS_INDEX.get(longest.status[:3], IGNORE)
        targets.number[first + t] = _number(sentence, t, longest)
        if longest.entity not in (0, 1, 8) and genders.get(longest.cluster) is None:
            targets.gender[first + t] = 2 if targets.number[first + t] == 0 else 3


def _syntax_targets(targets: Targets, sentence: Sentence, i: int, first: int, count: int) -> None:
    for t in range(count):
        targets.upos[first + t] = labels.UPOS_INDEX.get(sentence.upos[t], IGNORE)
        targets.xpos[first + t] = labels.XPOS_INDEX.get(sentence.xpos[t], IGNORE)
        if sentence.heads[t] <= count:
            targets.heads[i, t] = sentence.heads[t]
            targets.deprels[i, t] = labels.DEPREL_INDEX.get(sentence.deprels[t], IGNORE)
        if sentence.words[t].lower() == "it":
            targets.expletive[first + t] = int(sentence.deprels[t].startswith("expl"))


def make_targets(document: Document, inputs: Inputs) -> Targets:
    """Labels of a document in the layout of its inputs."""
    words, count = len(inputs.forms), len(document.sentences)
    longest = max(kept for _, kept in inputs.ranges)
    targets = Targets(
        **{name: np.full(words, IGNORE, np.int64) for name in WORD_LABELS},
        heads=np.full((count, longest), IGNORE, np.int64),
        deprels=np.full((count, longest), IGNORE, np.int64),
        clusters=[set() for _ in range(words)],
    )
    genders = cluster_genders(document)
    for i, sentence in enumerate(document.sentences):
        first, kept = inputs.ranges[i]
        if sentence.upos:
            _syntax_targets(targets, sentence, i, first, kept)
        if sentence.mentions:
            _mention_targets(targets, sentence, first, kept, genders)
        for t, orphan in sentence.orphans.items():
            if t < kept:
                targets.orphan[first + t] = int(orphan)
    for (i, t), orphan in is_orphan(document).items():
        first, kept = inputs.ranges[i]
        if t < kept and t not in document.sentences[i].orphans:
            targets.orphan[first + t] = int(orphan)
    return targets


def pronoun_classes(forms: Sequence[str]) -> Ints:
    """Pronoun class of every form (0: no pronoun)."""
    return np.asarray([labels.PRONOUNS.get(form, 0) for form in forms], np.int64)


def form_numbers(forms: Sequence[str]) -> Ints:
    """Equal numbers for equal forms."""
    table: dict[str, int] = {}
    return np.asarray([table.setdefault(form, len(table)) for form in forms], np.int64)


def third_person(forms: Sequence[str]) -> Ints:
    """Indices of third-person pronoun forms."""
    return np.asarray([i for i, form in enumerate(forms) if form in THIRD_PERSON], np.int64)
