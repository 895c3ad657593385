"""Whether a he or she has anybody to stand for, by more than the links alone say.

The model links a pronoun to whoever is there, and is sure of it where only one person is left. How
far back the person is, how long the pronoun was not used and whether its sentence goes on about the
same things tell such a link from a true one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newslint.analysis.nn.antecedents import PRONOUNS
from newslint.analysis.nn.encoder import Floats

__all__ = ["FEATURES", "SUBJECTS", "Linked", "orphan_features", "orphan_scores"]

FEATURES = (
    "dummy",
    "orph",
    "named",
    "antecedent",
    "same",
    "earlier",
    "other",
    "subject",
    "place",
    "shared",
)
"""Names of the features, in order; `orphan_features` tells what they are."""

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
"""Relations of subjects."""

_PERSONAL = (1, 2)
"""Classes of `PRONOUNS`: he, she."""
_FITS = 0.85
"""Probability from which a noun is a person whom the pronoun can mean."""
_FAR = 30
"""Sentences back from which it does not matter how far, and where nobody stands at all."""
_LEAST = 1e-6
_AROUND = 2
"""Sentences before whose words count as shared."""
_STEM, _SHORTEST = 6, 5
"""Letters by which words are compared, and which they have at least."""


class Linked(NamedTuple):
    """What the model says of a story of n words and m mentions.

    ``forms`` are the words in lower case, ``sentence`` (n,) the sentence of each, ``subject`` (n,)
    whether it is one, ``person`` (n,) the probability of heading a person, ``num`` (n, 2), ``gen``
    (n, 4) and ``orph`` (n,) the outputs of these names; ``words`` (m,) the indices of the mention
    heads in text order, ``antecedent`` (m,) for each the position in ``words`` of its likeliest
    antecedent or -1, ``none`` (m,) the probability that it has none.
    """

    forms: Sequence[str]
    sentence: NDArray[np.intp]
    subject: NDArray[np.bool_]
    person: Floats
    num: Floats
    gen: Floats
    orph: Floats
    words: NDArray[np.intp]
    antecedent: NDArray[np.intp]
    none: Floats


def orphan_features(story: Linked) -> tuple[NDArray[np.intp], Floats]:
    """Positions (r,) in ``words`` of the forms of he and she, and their `FEATURES`, shape (r, 10).

    Log odds of having no antecedent, and the output ``orph``; distances in sentences to the last
    noun that fits, to the antecedent, and to the last pronoun of the same kind; how often the
    other kind was used; whether the antecedent is the same pronoun; whether this one is a subject;
    its place in the sentence; and the share of the sentence's words that the two before have.
    Distances and numbers as log(1 + x). The training code uses this very function.
    """
    classes = np.array([PRONOUNS.get(form, 0) for form in story.forms], np.intp)
    kinds = classes[story.words]
    first = np.searchsorted(story.sentence, np.arange(story.sentence.max(initial=-1) + 1))
    fits = {own: np.nonzero(_nouns(story, classes, own) > _FITS)[0] for own in _PERSONAL}
    found = np.nonzero(np.isin(kinds, _PERSONAL))[0]
    rows: list[list[float]] = []
    for k in found.tolist():
        word, own = int(story.words[k]), int(kinds[k])
        sentence = int(story.sentence[word])
        near = fits[own]
        before = story.words[:k]
        target = int(story.antecedent[k])
        antecedent = before[target : target + 1] if target >= 0 else before[:0]
        none = min(max(float(story.none[k]), _LEAST), 1 - _LEAST)
        rows.append(
            [
                np.log(none / (1 - none)),
                story.orph[word],
                _back(story, sentence, near[near < word]),
                _back(story, sentence, antecedent),
                target >= 0 and kinds[target] == own,
                _back(story, sentence, before[kinds[:k] == own]),
                np.log1p((kinds[:k] == sum(_PERSONAL) - own).sum()),
                story.subject[word],
                np.log1p(word - first[sentence]),
                _shared(story, first, sentence),
            ]
        )
    return found, np.array(rows, np.float32).reshape(len(rows), len(FEATURES))


def orphan_scores(features: Floats, heads: dict[str, Floats]) -> Floats:
    """Probability (r,) that nobody is meant, by a logistic regression on the features (r, 10)."""
    odds = features @ heads["orphan_w"] + heads["orphan_b"][0]
    scores: Floats = (1 / (1 + np.exp(-odds))).astype(np.float32)
    return scores


def _nouns(story: Linked, classes: NDArray[np.intp], own: int) -> Floats:
    """Probability (n,) that a word is a noun for one person who can be he (1) or she (2)."""
    wrong = _softmax(story.gen)[:, sum(_PERSONAL) - own - 1]
    fitting: Floats = story.person * _softmax(story.num)[:, 0] * (1 - wrong)
    return np.where(classes == 0, fitting, 0)


def _back(story: Linked, sentence: int, words: NDArray[np.intp]) -> float:
    """Log(1 + sentences) back to the last of the words."""
    distance = sentence - int(story.sentence[words[-1]]) if len(words) else _FAR
    return float(np.log1p(min(_FAR, distance)))


def _shared(story: Linked, first: NDArray[np.intp], sentence: int) -> float:
    start = first[sentence]
    own = _stems(story.forms[start : first[sentence + 1] if sentence + 1 < len(first) else None])
    near = _stems(story.forms[first[max(0, sentence - _AROUND)] : start])
    return len(own & near) / max(1, len(own))


def _stems(forms: Sequence[str]) -> set[str]:
    return {form[:_STEM] for form in forms if len(form) >= _SHORTEST}


def _softmax(scores: Floats) -> Floats:
    exponentials = np.exp(scores - scores.max(-1, keepdims=True, initial=-np.inf))
    result: Floats = exponentials / exponentials.sum(-1, keepdims=True)
    return result
