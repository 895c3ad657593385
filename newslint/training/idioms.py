"""How rules/…/data/tra_idioms.txt is made: phrases of three words or more and odd variants.

    python -m newslint.training.idioms WORDNET MOBY MODEL NEWS PHRASES OUTPUT

WORDNET, MOBY, MODEL and NEWS are those of `newslint.training.wordpairs`; PHRASES is a list of set
phrases, one a line, to which the dictionary's own are added. A thesaurus word in the place of one
of their words is listed when it makes the phrase far less likely to the model. Long phrases are
known even with two words swapped: there all words count that are much like the usual one.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from pathlib import Path

from newslint.training.thesaurus import Thesaurus
from newslint.training.trigrams import Trigrams
from newslint.training.wordnet import COARSE, IDLE, WordNet, alike, read_wordnet

Phrase = tuple[str, ...]

FEWEST_WORDS, NAMING = 3, 2
"""Words, and naming words among them, that a phrase has at least."""
EXPECTED = -3.0
"""The least log probability, a word, of the later words of a phrase that is taken for set."""
LOSS = 8.0
"""How much less likely (nats) a swapped word must make a phrase."""
LIFT = 2.0
"""How much likelier its neighbours may make a swapped word, or it its naming neighbour."""
ALIKE, MUCH_ALIKE = 0.2, 0.25
"""Likeness in the Moby Thesaurus of a swapped word, and of one of two in a phrase."""
TWICE = 3
"""Naming words from which two of a phrase may be swapped; a longer phrase does with fewer."""
HEAD = """\
# Set phrases of three words or more, and what a thesaurus puts in the place of one of their words:
# "in the nick of time = nick: notch score; mark". What stands behind the semicolon is odd only when
# another word of the phrase is swapped, too.
# Source: made by newslint/training/idioms.py from tra_phrases.txt and from Princeton WordNet
# (phrases and synonyms; Copyright 2006 Princeton University, WordNet licence) and the Moby
# Thesaurus (public domain), with the US English language model of CMU Sphinx (BSD licence) to tell
# the odd ones.
"""


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("wordnet", "moby", "model", "news", "phrases", "output"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    net, model = read_wordnet(arguments.wordnet), Trigrams(arguments.model)
    thesaurus = Thesaurus(arguments.moby)
    listed = arguments.phrases.read_text(encoding="utf-8").splitlines()
    phrases = {tuple(line.split()) for line in listed if line and line[0] not in "#="}
    phrases |= {phrase for phrase in net.phrases if _is_set(net, model, phrase)}
    phrases = {p for p in phrases if len(p) >= FEWEST_WORDS}
    odd = _odd(net, thesaurus, model, phrases)
    seen = _seen(arguments.news, {_swapped(*key, mate) for key in odd for mate in odd[key]})
    lines = []
    for (phrase, place), mates in odd.items():
        unseen = {m: odd for m, odd in mates.items() if _swapped(phrase, place, m) not in seen}
        single = " ".join(sorted(mate for mate, alone in unseen.items() if alone))
        paired = " ".join(sorted(mate for mate, alone in unseen.items() if not alone))
        if unseen:
            listed = single + (f"; {paired}" if paired else "")
            lines.append(f"{' '.join(phrase)} = {phrase[place]}: {listed}\n")
    arguments.output.write_text(HEAD + "".join(sorted(lines)), encoding="utf-8")


def _is_set(net: WordNet, model: Trigrams, phrase: Phrase) -> bool:
    """Whether the beginning of a phrase of two naming words makes the model expect the rest.

    An article with an adjective and a noun is no phrase of three words.
    """
    if _naming(net, phrase) < NAMING or phrase[0] in {"a", "an", "the"}:
        return False
    whole, first = model.phrase(phrase), model.form(phrase[0])
    if whole is None or first is None:
        return False
    return (whole - first) / (len(phrase) - 1) >= EXPECTED


def _naming(net: WordNet, phrase: Phrase) -> int:
    return sum(w not in IDLE and bool(net.kinds.get(w, set()) - {"r"}) for w in phrase)


def _odd(
    net: WordNet, thesaurus: Thesaurus, model: Trigrams, phrases: set[Phrase]
) -> dict[tuple[Phrase, int], dict[str, bool]]:
    """For each phrase and place the words that are odd there, and whether so by themselves."""
    table: dict[tuple[Phrase, int], dict[str, bool]] = {}
    for phrase in sorted(phrases):
        whole = model.phrase(phrase)
        if whole is None or not COARSE.isdisjoint(phrase):
            continue
        twice = _naming(net, phrase) >= TWICE or len(phrase) > FEWEST_WORDS
        for place, usual in enumerate(phrase):
            for mate, likeness in _mates(net, thesaurus, usual).items():
                swapped = _swapped(phrase, place, mate)
                chance = model.phrase(swapped)
                if swapped in phrases or chance is None:
                    continue
                alone = whole - chance >= LOSS and _is_strange(model, swapped, place)
                if alone or (twice and likeness >= MUCH_ALIKE):
                    table.setdefault((phrase, place), {})[mate] = alone
    return table


def _swapped(phrase: Phrase, place: int, mate: str) -> Phrase:
    return (*phrase[:place], mate, *phrase[place + 1 :])


def _seen(news: Path, phrases: set[Phrase]) -> set[Phrase]:
    """Those of the phrases that the news has."""
    lengths = {len(phrase) for phrase in phrases}
    found: set[Phrase] = set()
    with gzip.open(news, "rt", encoding="utf-8") as stories:
        for story in stories:
            words = re.findall(r"[^\W\d_]+", json.loads(story)["text"].lower())
            for length in lengths:
                runs = zip(*(words[i:] for i in range(length)), strict=False)
                found.update(phrases.intersection(runs))
    return found


def _is_strange(model: Trigrams, swapped: Phrase, place: int) -> bool:
    """Whether neither the words before a swapped word lead to it nor it to the next one."""
    for at in range(max(1, place), min(place + 2, len(swapped))):
        alone = model.form(swapped[at])
        if alone is None or (at > place and swapped[at] in IDLE):
            continue
        if model.after(swapped[at], *reversed(swapped[max(0, at - 2) : at])) - alone > LIFT:
            return False
    return True


def _mates(net: WordNet, thesaurus: Thesaurus, usual: str) -> dict[str, float]:
    """What a thesaurus offers for a naming word, in its number, with the likeness of the two."""
    base = net.base(usual)
    if usual in IDLE or len(usual) < FEWEST_WORDS:
        return {}
    same, near = (
        set().union(*(table.get((base, kind), set()) for kind in "nav"))
        for table in (net.mates, net.near)
    )
    found: dict[str, float] = {}
    for mate in (same | near | thesaurus.mates(base)) - IDLE - COARSE:
        likeness = thesaurus.alike(base, mate)
        if len(mate) < FEWEST_WORDS or not mate.isalpha() or alike(base, mate):
            continue
        if mate in same or mate in near or likeness >= ALIKE:
            form = mate + "s" if usual != base and not mate.endswith("s") else mate
            found[form] = max(likeness, MUCH_ALIKE if mate in same else 0.0)
    return found


if __name__ == "__main__":
    main()
