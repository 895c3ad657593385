"""How rules/…/data/tra_collocations.txt is made: fixed pairs of words and their odd variants.

    python -m newslint.training.collocations WORDNET MODEL BIGRAMS NEWS OUTPUT

WORDNET is the database folder of Princeton WordNet, MODEL the trigram model en-us.lm.bin of the
package pocketsphinx, BIGRAMS that model in ARPA format (`NGramModel.write`; only its pairs of words
are read), NEWS the openly licensed stories that the reader is trained on.

A pair (*hunger strike*) is fixed when one word makes the other far likelier (by mutual information)
and no synonym of either comes near it in their place. A synonym in its place makes an odd pair
(*famine strike*) when no source has the pair and it scores high: the score is the log of how much
likelier the usual word is beside the kept one than the synonym is anywhere. So a rare word for a
usual one scores high, and a word that goes with everything scores low.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import regex

from newslint.training.trigrams import Trigrams
from newslint.training.wordnet import COARSE, IDLE, WordNet, alike, read_wordnet

Pair = tuple[str, str]

ATTESTED = 0.7
"""Mutual information (nats) from which a pair counts as seen by the model."""
BOUND, BOUND_TERM = 4.0, 2.5
"""The least of a fixed pair, and of one that the dictionary lists."""
FREQUENT = -16.5
"""The least log probability of a fixed pair that the dictionary does not list."""
ALONE = 0.9
"""Least share of a fixed pair among itself and its variants."""
WEAK, STRONG, STRONGEST = 6.0, 8.5, 9.0
"""Scores from which an odd pair is listed, from which it is telling by itself, and from which it
counts if the two words have no sense in common."""
KNOWN, WELL_KNOWN = -15.5, -14.5
"""Log probability below which a word is too rare to be listed: one of the same sense, another."""
HEAD = """\
# Pairs of words that news English keeps together, and what a thesaurus puts in the place of one.
# "_ strike = air: zephyr; aura" reads: before "strike" stands "air"; "zephyr" in its place is odd
# by itself, while "aura" (behind the semicolon) is so only beside other odd pairs. "^" stands for a
# verb before its object, "_" for a modifier or, as in "death _", for the noun behind.
# Source: made by newslint/training/collocations.py from Princeton WordNet (words and synonyms;
# Copyright 2006 Princeton University, WordNet licence), from the mutual information of word pairs
# in the US English language model of CMU Sphinx (BSD licence), and from openly licensed news text.
"""

_WORD = regex.compile(r"\p{L}+(?:['’]\p{L}+)*")


@dataclass(slots=True)
class Likelihoods:
    """Log probabilities of single words and of pairs, and the pairs seen anywhere."""

    word: Callable[[str], float | None]
    pairs: dict[Pair, tuple[float, float]]
    seen: set[Pair]


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("wordnet", "model", "bigrams", "news", "output"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    net = read_wordnet(arguments.wordnet)
    known = _likelihoods(net, Trigrams(arguments.model), arguments.bigrams, arguments.news)
    table = odd_pairs(net, known)
    arguments.output.write_text(_listing(table), encoding="utf-8")


def _likelihoods(net: WordNet, trigrams: Trigrams, bigrams: Path, news: Path) -> Likelihoods:
    pairs: dict[Pair, tuple[float, float]] = {}
    for first, second in _candidates(net, bigrams):
        one, other = trigrams.form(first), trigrams.form(second)
        if one is None or other is None:
            continue
        after = trigrams.after(second, first)
        pair = net.base(first), net.base(second)
        value = after - other, one + after
        if value[0] > ATTESTED and (pair not in pairs or pairs[pair][1] < value[1]):
            pairs[pair] = value
    counted = Counter((net.base(a), net.base(b)) for a, b in _news_pairs(news))
    seen = {pair for pair, count in counted.items() if count > 1}
    return Likelihoods(cache(trigrams.word), pairs, seen | set(pairs) | net.terms)


def _candidates(net: WordNet, bigrams: Path) -> Iterator[Pair]:
    """Pairs of naming words in the model and the dictionary; ARPA files give them in any order."""
    yield from net.terms
    inside = False
    with bigrams.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            if line.startswith("\\"):
                inside = line.startswith("\\2")
            elif inside and line.count("\t") >= 2:
                first, second = line.rstrip("\n").split("\t")[1:3]
                if _names(net, first) and _names(net, second):
                    yield from ((first, second), (second, first))


def _names(net: WordNet, word: str) -> bool:
    return len(word) > 2 and word not in IDLE and bool(net.kinds.get(net.base(word), set()) - {"r"})


def _news_pairs(news: Path) -> Iterator[Pair]:
    """Adjacent words in lower case, joined by a blank or a hyphen."""
    with gzip.open(news, "rt", encoding="utf-8") as stories:
        for story in stories:
            text = json.loads(story)["text"]
            for first, second in pairwise(_WORD.finditer(text)):
                if text[first.end() : second.start()] in {" ", "-"}:
                    yield first.group().lower(), second.group().lower()


def odd_pairs(net: WordNet, known: Likelihoods) -> dict[str, dict[str, dict[str, float]]]:
    """For each frame the usual word, and for that its odd substitutes by score.

    Frames: ``_ strike`` a modifier before a noun, ``^ strike`` a verb before its object,
    ``hunger _`` a noun behind another word.
    """
    table: dict[str, dict[str, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    for pair, (bond, joint) in known.pairs.items():
        fixed = bond >= BOUND and joint >= FREQUENT
        if not (fixed or (pair in net.terms and bond >= BOUND_TERM)):
            continue
        if not (IDLE | COARSE).isdisjoint(pair) or "n" not in net.kinds.get(pair[1], ()):
            continue
        first, second = pair
        slots = [(f"_ {second}", 0, "an"), (f"{first} _", 1, "n")]
        if any((form, second) in known.pairs for form in _verb_forms(first)):
            slots.append((f"^ {second}", 0, "v"))
        for frame, place, kinds in slots:
            found = _odd(net, known, pair, place, kinds)
            if found:
                table[frame][pair[place]] = found
    return table


def _verb_forms(verb: str) -> tuple[str, ...]:
    """Regular past and participle of a verb, where they differ from a noun's forms."""
    stem = verb.removesuffix("e")
    return (f"{stem}ed", f"{stem}ing")


def _odd(net: WordNet, known: Likelihoods, pair: Pair, place: int, kinds: str) -> dict[str, float]:
    """The odd substitutes of one word of a pair with their scores; none if it is not fixed.

    Words of the same sense count from a low score on, those of a wider or similar sense only when
    they are telling.
    """
    usual, kept = pair[place], pair[1 - place]
    joint, given = known.pairs[pair][1], known.word(kept)
    mates = set().union(*(net.mates.get((usual, kind), set()) for kind in kinds))
    near = set().union(*(net.near.get((usual, kind), set()) for kind in kinds)) - mates
    others = {
        mate: (mate, kept) if place == 0 else (kept, mate)
        for mate in (mates | near) - IDLE - COARSE
        if len(mate) > 2 and not alike(usual, mate)
    }
    rivals = [p for mate, p in others.items() if mate in mates and p in known.pairs]
    rivalling = sum(math.exp(known.pairs[p][1]) for p in rivals)
    if given is None or math.exp(joint) < ALONE * (math.exp(joint) + rivalling):
        return {}
    scores: dict[str, float] = {}
    for mate, other in others.items():
        alone = known.word(mate)
        least, rarest = (WEAK, KNOWN) if mate in mates else (STRONGEST, WELL_KNOWN)
        if alone is None or alone < rarest or other in known.seen:
            continue
        if joint - given - alone >= least:
            scores[mate] = joint - given - alone
    return scores


def _listing(table: dict[str, dict[str, dict[str, float]]]) -> str:
    lines = []
    for frame, usuals in table.items():
        for usual, scores in usuals.items():
            strong = " ".join(sorted(mate for mate, score in scores.items() if score >= STRONG))
            weak = " ".join(sorted(mate for mate, score in scores.items() if score < STRONG))
            listed = "; ".join(part for part in (strong, weak) if part)
            lines.append(f"{frame} = {usual}: {'' if strong else '; '}{listed}\n")
    return HEAD + "".join(sorted(lines))


if __name__ == "__main__":
    main()
