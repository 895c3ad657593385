"""Spot people in unannotated news by first names, titles and surnames."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newslint.training.records import FEMININE, MASCULINE, PERSONAL, Document, Sentence

TITLES = frozenset(
    "mr mr. mrs mrs. ms ms. dr dr. sen sen. senator rep rep. representative gov gov. governor "
    "president secretary minister chancellor mayor judge justice gen gen. general col col. lt "
    "lt. sgt sgt. captain chairman chairwoman director administrator commissioner congressman "
    "congresswoman sheriff bishop pope king queen prince princess sir lord lady professor prof. "
    "attorney officer coach spokesman spokeswoman leader chief premier ambassador".split()
)
_SAYING = frozenset(
    "said says told tells added adds asked asks explained explains wrote writes noted notes quoted"
    " recalled recalls argued argues replied continued concluded".split()
)
_NO_NAMES = frozenset(
    "it they we you i this that these those who which what the a an as and but or so when if in on"
    " at of for from to by with there here one some many most all officials".split()
)
"""Words that stand beside a verb of saying, with a capital at the start, and name nobody."""
_HEADLINE = 3
"""Letters from which a word in capitals may be a surname in a headline."""
_FREQUENT = 3000
_SURE = 0.97


@dataclass(slots=True)
class Person:
    """A name in a sentence: token span, surname and gender (0 m, 1 f, None unknown)."""

    start: int
    end: int
    surname: str
    gender: int | None


class Spotter:
    """Name lists and the rules that use them."""

    def __init__(self, folder: Path) -> None:
        """Load first names and person nouns from the `names` folder of the data."""
        self.first: dict[str, float] = {}
        with (folder / "ssa_first_names_1880_2010.csv").open(encoding="utf-8") as handle:
            for row in csv.DictReader(handle):
                if int(row["female"]) + int(row["male"]) >= _FREQUENT:
                    self.first[row["name"]] = float(row["p_female"])
        nouns = (folder / "oewn_person_nouns.txt").read_text(encoding="utf-8").split("\n")
        self.nouns = frozenset(noun.strip() for noun in nouns if noun.strip()) | {"person"}
        self._plain = self.nouns | PERSONAL | _NO_NAMES

    def _gender(self, name: str) -> int | None:
        share = self.first.get(name)
        if share is None:
            return None
        return 1 if share > _SURE else 0 if share < 1 - _SURE else None

    def persons(self, document: Document) -> list[list[Person]]:
        """People of every sentence; a lone surname counts once its full name was seen.

        So does a name that speaks somewhere in the story, and a surname in a headline in capitals.
        """
        known: dict[str, int | None] = {}
        for sentence in document.sentences:
            for person in self._full_names(sentence):
                known.setdefault(person.surname, person.gender)
        for sentence in document.sentences:
            known = dict.fromkeys(self._speakers(sentence.words)) | known
        out = []
        for sentence in document.sentences:
            people = self._full_names(sentence)
            taken = {t for p in people for t in range(p.start, p.end)}
            for t, word in enumerate(sentence.words):
                name = word.title() if len(word) >= _HEADLINE and word.isupper() else word
                if name in known and t not in taken:
                    people.append(Person(t, t + 1, name, known[name]))
            out.append(sorted(people, key=lambda p: p.start))
        return out

    def _speakers(self, words: list[str]) -> Iterator[str]:
        """Names beside a verb of saying."""
        for t, word in enumerate(words):
            if word in _SAYING:
                beside = words[max(0, t - 1) : t] + words[t + 1 : t + 2]
                for name in beside:
                    if name.istitle() and len(name) > 1 and name.lower() not in self._plain:
                        yield name

    def _full_names(self, sentence: Sentence) -> list[Person]:
        words, people, t = sentence.words, [], 0
        while t < len(words):
            end = t
            while end < len(words) and words[end][0].isupper() and words[end][-1].isalpha():
                if words[end].lower() in TITLES and end == t:
                    break
                end += 1
            while end < len(words) - 1 and len(words[end]) == 2 and words[end][1] == ".":
                end += 1
                while end < len(words) and words[end][0].isupper():
                    end += 1
            start = next((k for k in range(t, end - 1) if words[k] in self.first), t)
            titled = t > 0 and words[t - 1].lower() in TITLES
            named = words[start] in self.first and end - start >= 2
            if end > start and end - start <= 4 and (named or titled):
                people.append(Person(start, end, words[end - 1], self._gender(words[start])))
            t = max(end, t + 1)
        return people

    def person_like(self, sentence: Sentence, people: list[Person], gender: int) -> bool:
        """Whether a name, pronoun or person noun could be the antecedent of he (0) or she (1)."""
        if any(p.gender in (None, gender) for p in people):
            return True
        forms = FEMININE if gender else MASCULINE
        if any(w.lower() in forms or w.lower() in self.nouns for w in sentence.words):
            return True
        given = {w.title() for w in sentence.words if w[0].isupper()} & self.first.keys()
        return any(self._gender(name) in (None, gender) for name in given)
