"""How the weights in `newslint.training.collocations` were fitted, and what the score finds.

    python -m newslint.training.swapfit WORDNET MOBY MODEL BIGRAMS BOOKS NEWS

The sources are those of `newslint.training.wordpairs`. In every fixed term that the news has, each
word is swapped for a word that a thesaurus offers, the likelier the more alike the two are; these
swaps are told from the unseen pairs that the writers of the news chose themselves, by logistic
regression. It prints the bias, the weights, and for some thresholds the alarms on a million words
as they stand together with the share of the swaps found.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newslint.training.collocations import Swap, fixed_terms, measures, swaps
from newslint.training.wordpairs import Pair, WordPairs, news_pairs, read_word_pairs

MOST_OF_TERM = 3
"""Swaps of one term beyond which it would count too much."""
KNOWN = -15.5
"""Log probability of the rarest word that is swapped in."""
THRESHOLDS = (2.5, 3.0, 3.3, 3.5, 4.0, 4.5)
_STEPS, _DAMPING = 40, 1e-3


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("wordnet", "moby", "model", "bigrams", "books", "news"):
        parser.add_argument(name, type=Path)
    given = parser.parse_args()
    known = read_word_pairs(
        given.wordnet, given.moby, given.model, given.bigrams, given.books, given.news
    )
    plain = Counter((known.base(a), known.base(b)) for a, b in news_pairs(given.news, plain=True))
    injected, natural = examples(known, plain, random.Random(5))
    alarms = [swap for _, swap in natural]
    found, chosen = (
        np.array([measures(known, swap) for swap in group]) for group in (injected, alarms)
    )
    weights = fit(found, chosen)
    print("bias and weights:", ", ".join(f"{weight:.3f}" for weight in weights))
    caught, raised = found @ weights[1:] + weights[0], chosen @ weights[1:] + weights[0]
    words = sum(plain.values())
    for threshold in THRESHOLDS:
        pairs = {
            pair for (pair, _), value in zip(natural, raised, strict=True) if value >= threshold
        }
        rate = sum(plain[pair] for pair in pairs) * 1e6 / words
        share = (caught >= threshold).mean()
        print(f"{threshold}: {rate:.0f} alarms in 1,000,000 pairs, {share:.0%} of the swaps")


def examples(
    known: WordPairs, plain: Counter[Pair], chance: random.Random
) -> tuple[list[Swap], list[tuple[Pair, Swap]]]:
    """Swaps put into the terms of the news, and the unseen pairs of the news that look like one."""
    injected: list[Swap] = []
    natural: list[tuple[Pair, Swap]] = []
    for term in fixed_terms(known):
        places: dict[int, list[Swap]] = defaultdict(list)
        for swap in swaps(known, term):
            if swap.pair in plain:
                natural.append((swap.pair, swap))
            if (known.word(swap.mate) or KNOWN) > KNOWN:
                places[swap.place].append(swap)
        for options in places.values():
            weights = [known.thesaurus.alike(s.usual, s.mate) ** 1.5 + 0.01 for s in options]
            injected += chance.choices(options, weights, k=min(plain[term], MOST_OF_TERM))
    return injected, natural


def fit(found: NDArray[Any], chosen: NDArray[Any]) -> NDArray[np.float64]:
    """Bias and weights of a logistic regression, by Newton's method with a slight damping.

    Args:
        found: Measures [n, k] of the swaps.
        chosen: Measures [m, k] of the pairs that are none.
    """
    truth = np.r_[np.ones(len(found)), np.zeros(len(chosen))]
    inputs = _with_bias([found, chosen])
    weights = np.zeros(inputs.shape[1])
    for _ in range(_STEPS):
        odds = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (truth - odds) - _DAMPING * weights
        curve = (inputs * (odds * (1 - odds))[:, None]).T @ inputs
        weights += np.linalg.solve(curve + _DAMPING * np.eye(len(weights)), slope)
    return weights


def _with_bias(groups: Sequence[NDArray[Any]]) -> NDArray[Any]:
    inputs = np.vstack(groups)
    return np.hstack((np.ones((len(inputs), 1)), inputs))


if __name__ == "__main__":
    main()
