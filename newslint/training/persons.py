"""Spot people in unannotated news by first names, titles and surnames."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from newslint.training.records import FEMININE, MASCULINE, Document, Sentence

TITLES = frozenset(
    "mr mr. mrs mrs. ms ms. dr dr. sen sen. senator rep rep. representative gov gov. governor "
    "president secretary minister chancellor mayor judge justice gen gen. general col col. lt "
    "lt. sgt sgt. captain chairman chairwoman director administrator commissioner congressman "
    "congresswoman sheriff bishop pope king queen prince princess sir lord lady professor prof. "
    "attorney officer coach spokesman spokeswoman leader chief premier ambassador".split()
)
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
        self.nouns = frozenset(noun.strip() for noun in nouns if noun.strip())

    def _gender(self, name: str) -> int | None:
        share = self.first.get(name)
        if share is None:
            return None
        return 1 if share > _SURE else 0 if share < 1 - _SURE else None

    def persons(self, document: Document) -> list[list[Person]]:
        """People of every sentence; a lone surname counts once its full name was seen."""
        known: dict[str, int | None] = {}
        for sentence in document.sentences:
            for person in self._full_names(sentence):
                known.setdefault(person.surname, person.gender)
        out = []
        for sentence in document.sentences:
            people = self._full_names(sentence)
            taken = {t for p in people for t in range(p.start, p.end)}
            for t, word in enumerate(sentence.words):
                if word in known and t not in taken:
                    people.append(Person(t, t + 1, word, known[word]))
            out.append(sorted(people, key=lambda p: p.start))
        return out

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
            titled = t > 0 and words[t - 1].lower() in TITLES
            named = words[t] in self.first and end - t >= 2
            if end > t and end - t <= 4 and (named or titled):
                people.append(Person(t, end, words[end - 1], self._gender(words[t])))
            t = max(end, t + 1)
        return people

    def person_like(self, sentence: Sentence, people: list[Person], gender: int) -> bool:
        """Whether a name, pronoun or person noun could be the antecedent of he (0) or she (1)."""
        if any(p.gender in (None, gender) for p in people):
            return True
        forms = FEMININE if gender else MASCULINE
        return any(w.lower() in forms or w in self.nouns for w in sentence.words)
