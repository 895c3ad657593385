"""How rules/…/data/tra_idioms.txt is made: phrases of three words or more and odd variants.

    python -m newslint.training.idioms WORDNET MODEL NEWS PHRASES OUTPUT

WORDNET, MODEL and NEWS are those of `newslint.training.collocations`; PHRASES is a list of set
phrases, one a line, to which the dictionary's own are added. A thesaurus word in the place of one
of their words is listed when it makes the phrase far less likely to the model.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from pathlib import Path

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
HEAD = """\
# Set phrases of three words or more, and what a thesaurus puts in the place of one of their words:
# "in the nick of time = nick: notch score".
# Source: made by newslint/training/idioms.py from tra_phrases.txt and from Princeton WordNet
# (phrases and synonyms; Copyright 2006 Princeton University, WordNet licence), with the US English
# language model of CMU Sphinx (BSD licence) to tell the odd ones.
"""


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("wordnet", "model", "news", "phrases", "output"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    net, model = read_wordnet(arguments.wordnet), Trigrams(arguments.model)
    listed = arguments.phrases.read_text(encoding="utf-8").splitlines()
    phrases = {tuple(line.split()) for line in listed if line and line[0] not in "#="}
    phrases |= {phrase for phrase in net.phrases if _is_set(net, model, phrase)}
    odd = _odd(net, model, {p for p in phrases if len(p) >= FEWEST_WORDS})
    seen = _seen(arguments.news, {_swapped(*key, mate) for key in odd for mate in odd[key]})
    lines = []
    for (phrase, place), mates in odd.items():
        listed = sorted(mate for mate in mates if _swapped(phrase, place, mate) not in seen)
        if listed:
            lines.append(f"{' '.join(phrase)} = {phrase[place]}: {' '.join(listed)}\n")
    arguments.output.write_text(HEAD + "".join(sorted(lines)), encoding="utf-8")


def _is_set(net: WordNet, model: Trigrams, phrase: Phrase) -> bool:
    """Whether the beginning of a phrase of two naming words makes the model expect the rest.

    An article with an adjective and a noun is no phrase of three words.
    """
    naming = [word for word in phrase if word not in IDLE and net.kinds.get(word, set()) - {"r"}]
    if len(naming) < NAMING or phrase[0] in {"a", "an", "the"}:
        return False
    whole, first = model.phrase(phrase), model.form(phrase[0])
    if whole is None or first is None:
        return False
    return (whole - first) / (len(phrase) - 1) >= EXPECTED


def _odd(net: WordNet, model: Trigrams, phrases: set[Phrase]) -> dict[tuple[Phrase, int], set[str]]:
    """For each phrase and place in it the words that are odd there."""
    table: dict[tuple[Phrase, int], set[str]] = {}
    for phrase in phrases:
        whole = model.phrase(phrase)
        if whole is None or not COARSE.isdisjoint(phrase):
            continue
        for place, usual in enumerate(phrase):
            for mate in _mates(net, usual):
                swapped = _swapped(phrase, place, mate)
                chance = model.phrase(swapped)
                if swapped in phrases or chance is None or whole - chance < LOSS:
                    continue
                if _is_strange(model, swapped, place):
                    table.setdefault((phrase, place), set()).add(mate)
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


def _mates(net: WordNet, usual: str) -> set[str]:
    """What a thesaurus offers for a naming word, in its number."""
    base = net.base(usual)
    if usual in IDLE or len(usual) < FEWEST_WORDS:
        return set()
    tables = (net.mates, net.near)
    found = set().union(*(t.get((base, kind), set()) for t in tables for kind in "nav"))
    kept = {m for m in found - IDLE - COARSE if len(m) > 2 and not alike(base, m)}
    return {m + "s" if usual != base and not m.endswith("s") else m for m in kept}


if __name__ == "__main__":
    main()
