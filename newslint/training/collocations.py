"""How rules/…/data/tra_collocations.txt is made: fixed pairs of words and their odd variants.

    python -m newslint.training.collocations WORDNET MOBY MODEL BIGRAMS BOOKS NEWS OUTPUT

The sources are those of `newslint.training.wordpairs`. A pair (*hunger strike*) is a fixed term
when one word makes the other far likelier. What a thesaurus offers for one of its words makes an
odd pair (*thirst strike*) when no source has that pair and `score` finds it likelier to be a swap
than the choice of a writer. `newslint.training.swapfit` fits the weights of the score and measures
it.
"""

from __future__ import annotations

import argparse
import math
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from newslint.training.wordnet import COARSE, IDLE, alike
from newslint.training.wordpairs import Pair, WordPairs, read_word_pairs

BOUND, BOUND_TERM = 6.0, 4.0
"""Mutual information (nats) of a fixed term, and of one that a dictionary lists."""
FREQUENT = -16.0
"""The least log probability of either."""
LEAST_ALIKE = 0.12
"""Likeness of a substitute that is no synonym in WordNet."""
MUCH_ALIKE = 0.6
"""Likeness from which a substitute may be as rare as it will: nobody else would write it there."""
RAREST, RAREST_USUAL, RAREST_IN_BOOKS = -16.5, -16.0, 6e-7
"""Log probabilities of the rarest substitute and usual word, and share of the former in books."""
_SHORTEST = 3
WEAK, TELLING = 3.3, 3.5
"""Scores from which an odd pair is listed, and from which it is telling by itself."""
BIAS = 11.506
WEIGHTS = (0.441, 0.140, -0.492, 0.848, -0.533, -0.467, -0.772)
"""Of the measures of a swap, fitted on open news; see `measures`."""
HEAD = """\
# Pairs of words that English keeps together, and what a thesaurus puts in the place of one.
# "_ strike = hunger: thirst; zeal" reads: before "strike" stands "hunger"; "thirst" in its place is
# odd by itself, while "zeal" (behind the semicolon) is so only beside other odd pairs. "death _"
# stands for the word behind "death".
# Source: made by newslint/training/collocations.py from Princeton WordNet (words and synonyms;
# Copyright 2006 Princeton University, WordNet licence), the Moby Thesaurus (public domain), word
# pairs of the US English language model of CMU Sphinx (BSD licence) and of SymSpell (MIT licence;
# counts of Google Books Ngrams, CC BY), and from openly licensed news text.
"""


class Swap(NamedTuple):
    """A term with one word, at ``place``, swapped for ``mate``."""

    term: Pair
    place: int
    mate: str

    @property
    def usual(self) -> str:
        """The word that is replaced."""
        return self.term[self.place]

    @property
    def kept(self) -> str:
        """The word that stays."""
        return self.term[1 - self.place]

    @property
    def pair(self) -> Pair:
        """The two words as they then stand."""
        return (self.mate, self.kept) if self.place == 0 else (self.kept, self.mate)


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("wordnet", "moby", "model", "bigrams", "books", "news", "output"):
        parser.add_argument(name, type=Path)
    given = parser.parse_args()
    known = read_word_pairs(
        given.wordnet, given.moby, given.model, given.bigrams, given.books, given.news
    )
    given.output.write_text(listing(odd_pairs(known)), encoding="utf-8")


def odd_pairs(known: WordPairs) -> dict[Pair, tuple[float, Swap]]:
    """Each pair that is odd, with its score and the likeliest term behind it."""
    found: dict[Pair, tuple[float, Swap]] = {}
    for term in fixed_terms(known):
        for swap in swaps(known, term):
            value = score(known, swap)
            if value >= WEAK and (swap.pair not in found or found[swap.pair][0] < value):
                found[swap.pair] = value, swap
    return found


def fixed_terms(known: WordPairs) -> Iterator[Pair]:
    """The pairs that hold together by far more than chance; the second word may be a noun."""
    for pair, likely in known.joint.items():
        if "n" not in known.net.kinds.get(pair[1], ()) or pair[0] == pair[1]:
            continue
        bond = known.bond(pair)
        if bond is None or not COARSE.isdisjoint(pair):
            continue
        least = BOUND_TERM if pair in known.terms else BOUND
        if bond >= least and likely >= FREQUENT:
            yield pair


def swaps(known: WordPairs, term: Pair) -> Iterator[Swap]:
    """What a thesaurus may make of a term, one word swapped, as far as no source has it."""
    for place, kinds in enumerate(("an", "n")):
        usual = term[place]
        if (known.word(usual) or RAREST_USUAL) <= RAREST_USUAL:
            continue
        same = set().union(*(known.net.mates.get((usual, kind), set()) for kind in kinds))
        near = set().union(*(known.net.near.get((usual, kind), set()) for kind in kinds))
        for mate in sorted((same | near | known.thesaurus.mates(usual)) - IDLE - COARSE):
            likeness = known.thesaurus.alike(usual, mate)
            if not known.net.kinds.get(mate, set()) & set(kinds) or not _is_plain(known, mate):
                continue
            if likeness < MUCH_ALIKE and not _is_common(known, mate):
                continue
            if mate not in same and likeness < LEAST_ALIKE:
                continue
            swap = Swap(term, place, mate)
            seen = swap.pair in known.seen or swap.pair[0] == swap.pair[1]
            if not seen and not alike(usual, mate):
                yield swap


def _is_plain(known: WordPairs, mate: str) -> bool:
    return len(mate) >= _SHORTEST and mate.isalpha() and known.base(mate) == mate


def _is_common(known: WordPairs, mate: str) -> bool:
    """Whether a word is common enough for its absence to say something."""
    return (known.word(mate) or RAREST) > RAREST and known.share(mate) >= RAREST_IN_BOOKS


def measures(known: WordPairs, swap: Swap) -> tuple[float, ...]:
    """What tells a swap from a writer's choice, in the order of `WEIGHTS`.

    The likelihood and the bond of the term; how common the substitute is; how alike it is to the
    usual word; how many other words like the usual one stand there, too; how many words like the
    kept one the substitute stands beside; and beside how many words it stands at all.
    """
    word = known.word(swap.mate) or RAREST
    return (
        known.joint[swap.term],
        known.bond(swap.term) or 0.0,
        word,
        math.log(known.thesaurus.alike(swap.usual, swap.mate) + 0.03),
        math.log(known.rivals(swap.term, swap.place) + 0.2),
        math.log(known.fellows(swap.mate, swap.kept, swap.place) + 0.2),
        math.log(1 + known.partners[swap.place].get(swap.mate, 0)) - 0.7 * word,
    )


def score(known: WordPairs, swap: Swap) -> float:
    """The log odds that the pair is a swap, as in a text where every other pair may be one."""
    terms = zip(WEIGHTS, measures(known, swap), strict=True)
    return BIAS + sum(weight * measure for weight, measure in terms)


def listing(found: dict[Pair, tuple[float, Swap]]) -> str:
    """The text of the list."""
    frames: dict[str, dict[str, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    for value, swap in found.values():
        frame = f"_ {swap.kept}" if swap.place == 0 else f"{swap.kept} _"
        frames[frame][swap.usual][swap.mate] = value
    lines = []
    for frame, usuals in frames.items():
        for usual, scores in usuals.items():
            strong = " ".join(sorted(mate for mate, value in scores.items() if value >= TELLING))
            weak = " ".join(sorted(mate for mate, value in scores.items() if value < TELLING))
            listed = "; ".join(part for part in (strong, weak) if part)
            lines.append(f"{frame} = {usual}: {'' if strong else '; '}{listed}\n")
    return HEAD + "".join(sorted(lines))


if __name__ == "__main__":
    main()
