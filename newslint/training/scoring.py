"""Numpy decoding of antecedents and orphans from the graph's outputs."""

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
_FAR = 30


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


def rootless(links: Links, forms: Sequence[str], person: Floats) -> Floats:
    """Probability [m] that following a mention's links back never meets a person or a noun.

    `person` [N] is the person probability of each word. A link to a pronoun of
    the same class passes its own value on; a link to a noun that is no person
    counts as none for he and she; any other pronoun counts as an antecedent.
    """
    classes = pronoun_classes(forms)[links.words]
    out = np.zeros(len(links.words), np.float32)
    for i, probabilities in enumerate(links.probabilities):
        j = links.choices[i]
        same = classes[j] == classes[i]
        noun = classes[j] == 0
        lost = np.where(same, out[j], 0.0)
        if classes[i] in (1, 2):
            lost = np.where(noun, 1 - person[links.words[j]], lost)
        valid = j < i
        out[i] = probabilities[0] + float((probabilities[1:] * np.where(valid, lost, 0)).sum())
    return out


def compatible(forms: Sequence[str], outputs: Arrays, person: Floats, gender: int) -> Floats:
    """Probability [N] that a word heads a singular person he (0) or she (1) can stand for."""
    singular = softmax(outputs["num"])[:, 0]
    wrong = softmax(outputs["gen"])[:, 1 - gender]
    classes = pronoun_classes(forms)
    fixed = np.where(classes == gender + 1, 1.0, person * singular * (1 - wrong))
    fixed = np.where(classes == 2 - gender, 0.0, fixed)
    result: Floats = np.where(np.isin(classes, (3, 4, 7, 8)), 0.0, fixed).astype(np.float32)
    return result


def _logit(p: float) -> float:
    p = min(max(p, 1e-6), 1 - 1e-6)
    return float(np.log(p / (1 - p)))


def _distance(fit: Floats, sentence: Ints, word: int, threshold: float = 0.5) -> int:
    """Sentences back to the last earlier word above the threshold, at most 30."""
    found = np.nonzero(fit[:word] > threshold)[0]
    return min(_FAR, int(sentence[word] - sentence[found[-1]])) if len(found) else _FAR


ORPHAN_FEATURES = (
    "dummy",
    "orph",
    "rootless",
    "named_distance",
    "person_distance",
    "best_compatible",
    "sentence",
)


def orphan_features(
    links: Links, forms: Sequence[str], sentence: Ints, outputs: Arrays, person: Floats
) -> tuple[Ints, Floats]:
    """Word indices of he/she forms and their features [r, 7] in `ORPHAN_FEATURES` order.

    Logits of the dummy, of the token head, of `rootless` and of the likeliest
    compatible antecedent; log(1 + sentences) since the last compatible noun,
    since any compatible mention, and since the start.
    """
    classes = pronoun_classes(forms)
    lost = rootless(links, forms, person)
    tables = {c: compatible(forms, outputs, person, c - 1) for c in (1, 2)}
    rows: list[list[float]] = []
    found: list[int] = []
    for i, word in enumerate(links.words.tolist()):
        if classes[word] not in (1, 2):
            continue
        fit = tables[int(classes[word])]
        noun = np.where(classes == 0, fit, 0)
        j = links.choices[i]
        mass = np.where(j < i, links.probabilities[i, 1:] * fit[links.words[j]], 0)
        rows.append(
            [
                _logit(float(links.probabilities[i, 0])),
                float(outputs["orph"][word, 0]),
                _logit(float(lost[i])),
                float(np.log1p(_distance(noun, sentence, word))),
                float(np.log1p(_distance(fit, sentence, word))),
                _logit(float(mass.max(initial=0.0))),
                float(np.log1p(sentence[word])),
            ]
        )
        found.append(word)
    shape = (len(rows), len(ORPHAN_FEATURES))
    return np.asarray(found, np.int64), np.asarray(rows, np.float32).reshape(shape)


def orphan_scores(features: Floats, heads: Arrays) -> Floats:
    """Calibrated score [r]: logistic regression with weights `orphan_w` [7], `orphan_b` [1]."""
    z = features @ heads["orphan_w"] + heads["orphan_b"][0]
    result: Floats = (1 / (1 + np.exp(-z))).astype(np.float32)
    return result
