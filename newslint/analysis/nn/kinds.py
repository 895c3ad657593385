"""Types of mentions brought into agreement over a story: a word keeps its type, and so does a link.

As in *One Sense Per Discourse* (Gale, Church and Yarowsky 1992).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from newslint.analysis.nn.antecedents import PRONOUNS
from newslint.analysis.nn.encoder import Floats
from newslint.analysis.nn.result import NO_ANTECEDENT, Links

__all__ = ["agreed"]

_LINK = 0.5
"""How much of what is thought of an antecedent its anaphor takes on."""
_TINY = 1e-6


def agreed(mention: Floats, forms: Sequence[str], links: Links) -> Floats:
    """Probabilities of the mention types, those of one story weighed together.

    Heads of the same form, pronouns apart, share the mean of their log probabilities; then each
    anaphor takes on half of its antecedent's. How likely a word is to head no mention stays.

    Args:
        mention: Type probabilities of the n words of a story, type 0 being none, shape (n, types).
        forms: The words in lower case.
        links: The antecedents; one that is likelier missing than not counts for none.
    """
    if not links.words:
        return mention
    heads = np.asarray(links.words, np.intp)
    scores: Floats = np.log(mention[heads, 1:] + np.float32(_TINY))
    alike: dict[str, list[int]] = defaultdict(list)
    for k, word in enumerate(heads.tolist()):
        if forms[word] not in PRONOUNS:
            alike[forms[word]].append(k)
    for places in alike.values():
        if len(places) > 1:
            scores[places] = scores[places].mean(0)
    for k, (source, none) in enumerate(zip(links.antecedent, links.none, strict=True)):
        if 0 <= source < k and none < NO_ANTECEDENT:
            scores[k] += np.float32(_LINK) * scores[source]
    odds = np.exp(scores - scores.max(1, keepdims=True))
    result = mention.copy()
    some = 1 - mention[heads, :1]
    result[heads, 1:] = some * odds / odds.sum(1, keepdims=True)
    return result
