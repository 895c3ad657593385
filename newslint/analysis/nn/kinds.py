"""Types of mentions brought into agreement over a story: a word keeps its type, and so does a link.

As in *One Sense Per Discourse* (Gale, Church and Yarowsky 1992).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["agreed"]

Floats = NDArray[np.float32]

_LINK = 0.5
"""How much of what is thought of an antecedent its anaphor takes on."""
_TINY = 1e-6


def agreed(
    mention: Floats,
    forms: Sequence[str],
    pronoun: NDArray[np.bool_],
    words: Sequence[int],
    antecedent: Sequence[int],
) -> Floats:
    """Probabilities of the mention types, those of one story weighed together.

    Heads of the same form, pronouns apart, share the mean of their log probabilities; then each
    anaphor takes on half of its antecedent's. How likely a word is to head no mention stays.

    Args:
        mention: Type probabilities of the n words of a story, type 0 being none, shape (n, types).
        forms: The words in lower case; ``pronoun`` says which of them are pronouns.
        words: The mentions' heads in text order, as word indices.
        antecedent: For each of ``words`` the place there of its antecedent, -1 for none.
    """
    if not len(words):
        return mention
    heads = np.asarray(words, np.intp)
    scores: Floats = np.log(mention[heads, 1:] + np.float32(_TINY))
    alike: dict[str, list[int]] = defaultdict(list)
    for k, word in enumerate(heads.tolist()):
        if not pronoun[word]:
            alike[forms[word]].append(k)
    for places in alike.values():
        scores[places] = scores[places].mean(0)
    for k, source in enumerate(antecedent):
        if 0 <= source < k:
            scores[k] += np.float32(_LINK) * scores[source]
    odds = np.exp(scores - scores.max(1, keepdims=True))
    result = mention.copy()
    some = 1 - mention[heads, :1]
    result[heads, 1:] = some * odds / odds.sum(1, keepdims=True)
    return result
