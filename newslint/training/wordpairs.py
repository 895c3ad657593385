"""How often words and pairs of words occur in openly licensed sources, and what is like them.

The sources: WORDNET, the database folder of Princeton WordNet; MOBY, the text of the Moby
Thesaurus; MODEL, the trigram model en-us.lm.bin of the package pocketsphinx; BIGRAMS, that model in
ARPA format (`NGramModel.write`; only its pairs of words are read); BOOKS, the folder of the package
symspellpy with its two frequency dictionaries; NEWS, the stories that the reader is trained on.
"""

from __future__ import annotations

import gzip
import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path

import regex

from newslint.training.thesaurus import LEAST_ALIKE, MOST_MATES, Thesaurus
from newslint.training.trigrams import Trigrams
from newslint.training.wordnet import IDLE, WordNet, read_wordnet

Pair = tuple[str, str]

ATTESTED = 0.7
"""Mutual information (nats) from which a pair of forms counts towards a term."""
_COMMON = 3e-7
"""Share of the words in books from which a word counts as a rival or fellow."""
_WORD = regex.compile(r"\p{L}+(?:['’]\p{L}+)*")


@dataclass
class WordPairs:
    """Words in their plain forms.

    ``word`` gives the log probability of a word, ``joint`` that of a pair; ``shares`` holds the
    shares of words in books, ``seen`` all pairs of any source.
    """

    net: WordNet
    thesaurus: Thesaurus
    word: Callable[[str], float | None]
    joint: dict[Pair, float]
    shares: dict[str, float]
    seen: set[Pair]
    _mates: dict[str, list[tuple[str, float]]] = field(default_factory=dict)

    def base(self, word: str) -> str:
        """The singular of a plural."""
        return self.net.base(word)

    def share(self, word: str) -> float:
        """The share of a word in books."""
        return self.shares.get(word, 0.0)

    @cached_property
    def terms(self) -> set[Pair]:
        """The pairs that a dictionary or the thesaurus lists."""
        listed = self.net.terms | self.thesaurus.terms
        return {(self.base(one), self.base(other)) for one, other in listed}

    @cached_property
    def partners(self) -> tuple[Counter[str], Counter[str]]:
        """Beside how many words each word is seen: before nouns, and as a noun behind words."""
        pairs = [p for p in self.seen if "n" in self.net.kinds.get(p[1], ()) and p[0] not in IDLE]
        return Counter(first for first, _ in pairs), Counter(second for _, second in pairs)

    def bond(self, pair: Pair) -> float | None:
        """Mutual information (nats) of a pair; None if a word is unknown."""
        words = [self.word(word) for word in pair]
        known = [word for word in words if word is not None]
        return self.joint[pair] - sum(known) if len(known) == len(words) else None

    def rivals(self, term: Pair, place: int) -> float:
        """The likeness of all words that are seen in the place of one, too."""
        kept = term[1 - place]
        return self._known_beside(term[place], lambda w: (w, kept) if place == 0 else (kept, w))

    def fellows(self, mate: str, kept: str, place: int) -> float:
        """The likeness to the kept word of all words that a substitute is seen beside."""
        return self._known_beside(kept, lambda w: (mate, w) if place == 0 else (w, mate))

    def _known_beside(self, word: str, pair: Callable[[str], Pair]) -> float:
        return sum(alike for mate, alike in self._close(word) if pair(mate) in self.seen)

    def _close(self, word: str) -> list[tuple[str, float]]:
        """The common words that are most like a word."""
        if word not in self._mates:
            mates = self.thesaurus.mates(word) | set().union(
                *(self.net.mates.get((word, kind), set()) for kind in "nav")
            )
            usable = (m for m in mates - IDLE if len(m) > 2 and self.share(m) > _COMMON)
            alike = ((mate, self.thesaurus.alike(word, mate)) for mate in usable)
            ranked = sorted((m for m in alike if m[1] > LEAST_ALIKE), key=lambda m: (-m[1], m[0]))
            self._mates[word] = ranked[:MOST_MATES]
        return self._mates[word]


def read_word_pairs(
    wordnet: Path, moby: Path, model: Path, bigrams: Path, books: Path, news: Path
) -> WordPairs:
    """Read all sources; see the head of this module."""
    net, thesaurus, trigrams = read_wordnet(wordnet), Thesaurus(moby), Trigrams(model)
    base = cache(net.base)
    sources = set(_arpa_pairs(bigrams)) | set(_book_pairs(books))
    counted = Counter(news_pairs(news))
    seen = sources | {pair for pair, count in counted.items() if count > 1}
    listed = net.terms | thesaurus.terms
    joint: dict[Pair, float] = defaultdict(float)
    for one, other in sources | listed:
        if not (_names(net, one) and _names(net, other)):
            continue
        alone, before = trigrams.form(other), trigrams.form(one)
        if alone is None or before is None:
            continue
        after = trigrams.after(other, one)
        if after - alone >= ATTESTED:
            joint[base(one), base(other)] += math.exp(before + after)
    return WordPairs(
        net,
        thesaurus,
        cache(trigrams.word),
        {pair: math.log(chance) for pair, chance in joint.items()},
        _shares(net, books),
        {(base(one), base(other)) for one, other in seen | listed},
    )


def _names(net: WordNet, word: str) -> bool:
    if len(word) < 3 or not word.isalpha() or word in IDLE:
        return False
    return bool(net.kinds.get(net.base(word), set()) - {"r"})


def _arpa_pairs(path: Path) -> Iterator[Pair]:
    inside = False
    with path.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            if line.startswith("\\"):
                inside = line.startswith("\\2")
            elif inside and line.count("\t") >= 2:
                first, second = line.rstrip("\n").split("\t")[1:3]
                yield first, second


def _book_pairs(folder: Path) -> Iterator[Pair]:
    path = folder / "frequency_bigramdictionary_en_243_342.txt"
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        first, second, _ = line.split()
        yield first, second


def _shares(net: WordNet, folder: Path) -> dict[str, float]:
    path = folder / "frequency_dictionary_en_82_765.txt"
    counts = dict(line.split() for line in path.read_text(encoding="utf-8-sig").splitlines())
    total = sum(map(int, counts.values()))
    shares: dict[str, float] = defaultdict(float)
    for word, count in counts.items():
        shares[net.base(word)] += int(count) / total
    return dict(shares)


def news_pairs(path: Path, *, plain: bool = False) -> Iterator[Pair]:
    """Adjacent words in lower case, joined by a blank or a hyphen; if ``plain``, none of names."""
    with gzip.open(path, "rt", encoding="utf-8") as stories:
        for story in stories:
            text = json.loads(story)["text"]
            for first, second in pairwise(_WORD.finditer(text)):
                one, other = first.group(), second.group()
                if plain and not (one.islower() and other.islower()):
                    continue
                if text[first.end() : second.start()] in {" ", "-"}:
                    yield one.lower(), other.lower()
