"""Numpy decoding of antecedents from the graph's outputs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newslint.training.batching import Ints, form_numbers, pronoun_classes
from newslint.training.labels import DISTANCE_BUCKETS

Floats = NDArray[np.float32]
Arrays = Mapping[str, Floats]

TOP, REACH, BLOCK = 40, 400, 256
_LOW = np.float32(-1e4)


@dataclass(slots=True)
class Links:
    """Antecedent scores of m mentions.

    `words` [m] are word indices; `choices` [m, k] positions in `words` of the
    k candidates kept by the bilinear score; `probabilities` [m, 1 + k], the
    dummy first.
    """

    words: Ints
    choices: Ints
    probabilities: Floats

    @property
    def best(self) -> Ints:
        """Position of the likeliest antecedent of each mention, -1 where none is earlier."""
        rows = np.arange(len(self.words))
        pick = self.probabilities[:, 1:].argmax(1)
        found = self.choices[rows, pick]
        return np.where(found < rows, found, -1)


def softmax(scores: Floats) -> Floats:
    """Softmax over the last axis."""
    e = np.exp(scores - scores.max(-1, keepdims=True))
    result: Floats = e / e.sum(-1, keepdims=True)
    return result


def candidates(mention: Floats, forms: Sequence[str]) -> Ints:
    """Word indices that are mention heads (p > 0.5) or third-person pronouns."""
    classes = pronoun_classes(forms)
    return np.nonzero((1 - mention[:, 0] > 0.5) | ((classes > 0) & (classes <= 4)))[0]


def link(
    words: Ints, forms: Sequence[str], sentence: Ints, outputs: Arrays, heads: Arrays
) -> Links:
    """Score the antecedents of the mentions at `words`.

    `outputs` holds q, k [N, 192] and dm [N, 1]; `sentence` is [N].
    """
    m = len(words)
    width = min(TOP, m)
    q, k = outputs["q"][words], outputs["k"][words]
    choices = np.zeros((m, width), np.int64)
    scores = np.full((m, 1 + width), _LOW, np.float32)
    scores[:, 0] = outputs["dm"][words, 0]
    form, pronoun = form_numbers(forms)[words], pronoun_classes(forms)[words]
    left, right = q @ heads["f1"].T + heads["f1b"], k @ heads["f2"].T
    for start in range(0, m, BLOCK):
        i = np.arange(start, min(m, start + BLOCK))[:, None]
        j_all = np.arange(max(0, start - REACH), i[-1, 0] + 1)[None, :]
        coarse = (q[i[:, 0]] @ heads["co"].T) @ k[j_all[0]].T
        coarse = np.where((j_all < i) & (i - j_all <= REACH), coarse, _LOW)
        keep = np.argsort(-coarse, 1, kind="stable")[:, :width]
        j = np.broadcast_to(j_all, coarse.shape)[np.arange(len(i))[:, None], keep]
        hidden = left[i] + right[j]
        hidden = hidden + (q[i] * k[j]) @ heads["f3"].T
        hidden += heads["fd"][np.searchsorted(DISTANCE_BUCKETS, np.maximum(i - j, 0), "right")]
        hidden += heads["fs"][np.clip(sentence[words[i]] - sentence[words[j]], 0, 8)]
        hidden += heads["feq"][(form[i] == form[j]).astype(int)]
        hidden += heads["fp"][pronoun[i] * 10 + pronoun[j]]
        pair = np.maximum(hidden, 0) @ heads["fo"][0] + heads["fob"][0]
        pair = np.where(j < i, pair + np.take_along_axis(coarse, keep, 1), _LOW)
        choices[i[:, 0], : keep.shape[1]] = j
        scores[i[:, 0], 1 : 1 + keep.shape[1]] = pair
    return Links(words, choices, softmax(scores))
