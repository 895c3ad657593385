"""Which earlier mention each mention goes back to, by the model's pair scores."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newslint.analysis.nn.encoder import Floats
from newslint.analysis.nn.result import NO_ANTECEDENT, Links

__all__ = ["PRONOUNS", "link"]

PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), 1),
    **dict.fromkeys(("she", "her", "hers", "herself"), 2),
    **dict.fromkeys(("it", "its", "itself"), 3),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), 4),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), 5),
    **dict.fromkeys(("you", "your", "yours"), 6),
    **dict.fromkeys(("we", "us", "our", "ours"), 7),
    **dict.fromkeys(("this", "that", "these", "those"), 8),
    **dict.fromkeys(("who", "which", "whose", "whom"), 9),
}
"""Classes of pronouns as the model was trained with; 1 to 4 are third person."""

_THIRD_PERSON = 4
_DISTANCES = np.array([1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64])
_CANDIDATES = 40
_CANDIDATES_OF_NOUN = 16
"""Mentions that the full score chooses from; more change one noun's link in two hundred."""
_REACH = 400
_BLOCK = 64
"""Anaphors scored at once: more would not fit the cache of a core."""
_NEVER = -1e4
_NAMED = 0.8
"""Doubt up to which a word with a capital is a mention: a missed name leaves pronouns lost."""


def link(
    words: Sequence[str],
    sentence_of: NDArray[np.intp],
    mention: Floats,
    *,
    proper: NDArray[np.bool_],
    never: Mapping[int, set[int]],
    query: Floats,
    key: Floats,
    dummy: Floats,
    heads: dict[str, Floats],
) -> Links:
    """Antecedents of common nouns and pronouns; names have none, since their words tell them apart.

    Args:
        words: The n words of the story; ``sentence_of`` gives the sentence index of each.
        mention: Mention type probabilities, type 0 being none, shape (n, types).
        proper: Which words are proper nouns, shape (n,).
        never: For some words those whose bearer they cannot mean.
        query, key: Representations of a mention as anaphor and as antecedent, shape (n, width).
        dummy: Scores of having no antecedent, shape (n,).
        heads: The pair scorer's weights.
    """
    lower = [word.lower() for word in words]
    classes = np.array([PRONOUNS.get(word, 0) for word in lower], np.intp)
    third = (classes > 0) & (classes <= _THIRD_PERSON)
    likely = mention[:, 0] < np.array([_NAMED if w[0].isupper() else 0.5 for w in words])
    chosen = np.nonzero(likely | third)[0]
    forms: dict[str, int] = {}
    traits = _Traits(
        query=query[chosen],
        key=key[chosen],
        form=np.array([forms.setdefault(lower[i], len(forms)) for i in chosen], np.intp),
        pronoun=classes[chosen],
        sentence=sentence_of[chosen],
    )
    antecedent = np.full(len(chosen), -1, np.intp)
    none = np.ones(len(chosen), np.float32)
    bound: dict[int, tuple[NDArray[np.intp], Floats]] = {}
    for rows, most in _blocks(traits.pronoun > 0, proper[chosen]):
        columns, scores = _score(rows, traits, heads, most)
        logits = np.concatenate([dummy[chosen[rows], None], scores], 1)
        odds = np.exp(logits - logits.max(1, keepdims=True))
        odds /= odds.sum(1, keepdims=True)
        none[rows] = odds[:, 0]
        best = odds[:, 1:].argmax(1)
        antecedent[rows] = columns[np.arange(len(rows)), best]
        for place, row in enumerate(rows.tolist()):
            if int(chosen[row]) in never:
                bound[row] = columns[place], odds[place]
    antecedent[:1] = -1
    links = Links(chosen.tolist(), antecedent.tolist(), none.tolist())
    _unbind(links, bound, never, np.where(proper[chosen], traits.form, -1).tolist())
    return links


def _unbind(
    links: Links,
    bound: Mapping[int, tuple[NDArray[np.intp], Floats]],
    never: Mapping[int, set[int]],
    names: Sequence[int],
) -> None:
    """Give mentions that would go to somebody whom they cannot mean their next best antecedent.

    Args:
        links: Changed in place.
        bound: Candidates and odds, none first, of the mentions that cannot mean everybody.
        never: See `link`.
        names: A number for every mention, the same for names of the same word, -1 for no name.
    """
    place = {word: k for k, word in enumerate(links.words)}
    chain: list[int] = []
    of_name: dict[int, int] = {}
    for k, word in enumerate(links.words):
        if k in bound:
            columns, odds = bound[k]
            others = [place[w] for w in never[word] if w in place]
            out = {chain[o] if o < k else of_name.get(names[o], -1) for o in others}
            fits = np.array([c < k and chain[c] not in out for c in columns.tolist()], bool)
            left = np.where(fits, odds[1:], 0)
            whole = float(left.sum() + odds[0]) or 1.0
            links.none[k] = float(odds[0]) / whole if fits.any() else 1.0
            links.antecedent[k] = int(columns[left.argmax()]) if fits.any() else -1
        linked = links.antecedent[k] if links.none[k] < NO_ANTECEDENT else -1
        start = of_name.setdefault(names[k], k) if names[k] >= 0 else k
        chain.append(chain[linked] if 0 <= linked < k else start)


class _Traits(NamedTuple):
    query: Floats
    key: Floats
    form: NDArray[np.intp]
    pronoun: NDArray[np.intp]
    sentence: NDArray[np.intp]


def _blocks(
    pronoun: NDArray[np.bool_], proper: NDArray[np.bool_]
) -> Iterator[tuple[NDArray[np.intp], int]]:
    """The anaphors, a cache of them at a time, and how many candidates each is to have."""
    for rows, most in (
        (np.nonzero(pronoun)[0], _CANDIDATES),
        (np.nonzero(~pronoun & ~proper)[0], _CANDIDATES_OF_NOUN),
    ):
        for start in range(0, len(rows), _BLOCK):
            yield rows[start : start + _BLOCK], most


def _score(
    rows: NDArray[np.intp], traits: _Traits, heads: dict[str, Floats], most: int
) -> tuple[NDArray[np.intp], Floats]:
    """Each row's ``most`` best candidates by the coarse score, and their full scores, (r, k)."""
    reach = np.arange(max(0, int(rows[0]) - _REACH), int(rows[-1]) + 1)
    coarse = (traits.query[rows] @ heads["co"].T) @ traits.key[reach].T
    coarse = np.where(reach[None, :] < rows[:, None], coarse, _NEVER)
    kept = min(most, len(reach))
    top = np.argpartition(-coarse, kept - 1, axis=1)[:, :kept]
    columns = reach[top]
    anaphor = traits.query[rows]
    hidden = (anaphor @ heads["f1"].T + heads["f1b"])[:, None]
    hidden = hidden + (traits.key[reach] @ heads["f2"].T)[top]
    product = anaphor[:, None] * traits.key[columns]
    hidden = hidden + product @ heads["f3"].T
    apart = np.maximum(rows[:, None] - columns, 0)
    hidden += heads["fd"][np.searchsorted(_DISTANCES, apart, side="right")]
    gap = traits.sentence[rows][:, None] - traits.sentence[columns]
    hidden += heads["fs"][np.clip(gap, 0, 8)]
    hidden += heads["feq"][(traits.form[rows][:, None] == traits.form[columns]).astype(int)]
    hidden += heads["fp"][traits.pronoun[rows][:, None] * 10 + traits.pronoun[columns]]
    fine = np.maximum(hidden, 0) @ heads["fo"][0] + heads["fob"][0]
    fine += np.take_along_axis(coarse, top, 1)
    return columns, np.where(columns < rows[:, None], fine, _NEVER).astype(np.float32)
