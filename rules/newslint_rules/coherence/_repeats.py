"""Sentences of a story that say again what an earlier one says."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import NamedTuple

from newslint.api import Document, Role, Sentence
from newslint_rules.coherence._words import Gist, gist

FEWEST_WORDS = 8
FEWEST_SHARED = 6
_FEWEST_PLAIN = 3
"""Shared words that are no part of a name: a long name alone makes no repeat."""
_MOST_HOLDERS = 50
"""Sentences remembered for one word; more would make long files slow."""
_END = (".", "!", '"', "”", "'", "’", ")", "…")


class Repeat(NamedTuple):
    """A sentence that says again what an earlier one says; ``alike`` runs from 0 to 1."""

    earlier: Sentence
    later: Sentence
    alike: float


class Likeness(NamedTuple):
    """Two sentences side by side.

    ``shared`` counts the different content words that both have, ``alike`` is their share of all
    content words of the two, ``covered`` their share of the shorter sentence; ``lede`` tells that
    the earlier one opens the story.
    """

    shared: int
    alike: float
    covered: float
    lede: bool


_VERBATIM = Likeness(shared=FEWEST_SHARED, alike=1.0, covered=1.0, lede=False)


def repeats(doc: Document, judge: Callable[[Likeness], bool]) -> Iterator[Repeat]:
    """Each sentence that ``judge`` takes for a repeat, with the earlier one it is most like.

    Short sentences, questions, quotations, and sentences that differ in their figures or names are
    left out.
    """
    sentences = [s for s in doc.sentences if _counts(doc, s)]
    gists = [gist(doc, sentence) for sentence in sentences]
    holders: dict[str, list[int]] = defaultdict(list)
    wordings: dict[str, Sentence] = {}
    for j, sentence in enumerate(sentences):
        twin = wordings.setdefault(" ".join(doc.at(sentence.span).split()), sentence)
        if twin is not sentence:
            if judge(_VERBATIM):
                yield Repeat(twin, sentence, 1.0)
            continue
        shared = Counter(i for stem in gists[j].bag for i in holders[stem])
        found = []
        for i, count in shared.items():
            if count < FEWEST_SHARED:
                continue
            likeness = _likeness(gists[i], gists[j], lede=i == 0)
            if likeness is not None and judge(likeness):
                found.append(Repeat(sentences[i], sentence, likeness.alike))
        if found:
            yield max(found, key=lambda repeat: repeat.alike)
        for stem in gists[j].bag:
            if len(holders[stem]) < _MOST_HOLDERS:
                holders[stem].append(j)


def _counts(doc: Document, sentence: Sentence) -> bool:
    """Whether a sentence of the body is a full one and mostly the writer's own words."""
    if sentence.role is not Role.BODY or len(sentence.words) < FEWEST_WORDS:
        return False
    if not doc.at(sentence.span).endswith(_END):
        return False
    quoted = sum(
        min(quote.span.end, sentence.span.end) - max(quote.span.start, sentence.span.start)
        for quote in doc.quotes
        if quote.span.overlaps(sentence.span)
    )
    return 2 * quoted <= len(sentence.span)


def _likeness(one: Gist, two: Gist, *, lede: bool) -> Likeness | None:
    """The two side by side; None if they are too short or their figures or names differ."""
    if min(one.words, two.words) < FEWEST_WORDS:
        return None
    common = one.bag & two.bag
    shared = len(common)
    alike = shared / len(one.bag | two.bag)
    named_alone = len(common - one.telling - two.telling) < _FEWEST_PLAIN
    if alike < 0.9 and (named_alone or (_lacks(two, one) and _lacks(one, two))):
        return None
    return Likeness(shared, alike, shared / min(len(one.bag), len(two.bag)), lede)


def _lacks(one: Gist, two: Gist) -> bool:
    """Whether ``two`` has a figure or name that ``one`` has in no form (Peru, Peruvian)."""
    return any(
        not any(stem[:5] == other[:5] for other in one.bag) for stem in two.telling - one.bag
    )
