"""Sorts the names of persons into persons."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from newslint.analysis.coreference.draft import Draft
from newslint.analysis.names import PersonName, given_share, parse_person
from newslint.analysis.names.parts import plain
from newslint.lexicon import lexicon
from newslint.model.mentions import EntityKind, Gender

__all__ = ["group_people"]

_SETTLED = 2


@dataclass(eq=False)
class _Person:
    """A person under construction: ``names`` that go by it, ``mentions`` as draft indices.

    ``surnamed`` are those of the mentions that use the surname, ``bare`` counts those that are the
    surname alone.
    """

    names: list[PersonName] = field(default_factory=list)
    mentions: list[int] = field(default_factory=list)
    surnamed: list[int] = field(default_factory=list)
    bare: int = 0
    genders: set[Gender] = field(default_factory=set)

    def takes(self, index: int, draft: Draft, name: PersonName) -> None:
        """Add a mention under a name."""
        insort(self.mentions, index)
        if any(name.core == known.core for known in self.names):
            insort(self.surnamed, index)
            self.bare += not name.full
        if draft.gender is not Gender.UNKNOWN:
            self.genders.add(draft.gender)


class _People:
    """The people of a story, to be found by surname and by given name."""

    def __init__(self) -> None:
        self.all: list[_Person] = []
        self.by_surname: dict[str, list[_Person]] = {}
        self.by_given: dict[str, list[_Person]] = {}

    def add(self, name: PersonName, person: _Person | None = None) -> _Person:
        """A new person of that name, or a further name of a person."""
        if person is None:
            person = _Person()
            self.all.append(person)
        person.names.append(name)
        for word in {name.core, *_pieces(name.surname)}:
            _enter(self.by_surname, word, person)
        for word in name.given:
            _enter(self.by_given, plain(word), person)
        return person

    def same(self, name: PersonName) -> _Person | None:
        """The person whose surname and given names a full name fits."""
        for person in self.by_surname.get(name.core, ()):
            if any(n.core == name.core and _fits(n.given, name.given) for n in person.names):
                return person
        return None

    def of_word(self, name: PersonName, gender: Gender) -> list[_Person]:
        """Those whom a single word can mean, by surname, else by given name."""
        fitting = [p for p in self.by_surname.get(name.core, ()) if _gender_fits(p, gender)]
        eastern = name.surname in lexicon("family_names_first")
        if not fitting and (eastern or gender is Gender.UNKNOWN):
            fitting = self.by_given.get(name.core, [])
        return fitting


def _enter(table: dict[str, list[_Person]], word: str, person: _Person) -> None:
    people = table.setdefault(word, [])
    if person not in people:
        people.append(person)


def group_people(drafts: Sequence[Draft]) -> dict[int, int]:
    """For every draft that names a person, the first draft of the same person.

    Full names make the persons: same surname with fitting given names are one. A single word goes
    to the last person of that surname before it, else after it, else to a person of that given
    name, else it stands for itself.
    """
    named = {
        i: parse_person(d.words)
        for i, d in enumerate(drafts)
        if d.kind is EntityKind.PERSON and d.words
    }
    people = _People()
    for i, name in named.items():
        if name.full:
            people.add(name, people.same(name)).takes(i, drafts[i], name)
    for i, name in named.items():
        if not name.full:
            fitting = people.of_word(name, drafts[i].gender)
            person = _nearest(fitting, i, name) if fitting else people.add(name)
            person.takes(i, drafts[i], name)
    firsts = ((min(p.mentions), p.mentions) for p in people.all)
    return {i: first for first, mentions in firsts for i in mentions}


def _fits(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two sets of given names can be one person's: a shared word, initial or short form."""
    ours, theirs = [plain(g) for g in one], [plain(g) for g in other]
    if set(ours) & set(theirs):
        return True
    first, second = ours[0], theirs[0]
    if len(first) <= 2 or len(second) <= 2:
        return first[0] == second[0]
    return bool(_families(first) & _families(second))


@cache
def _short_forms() -> Mapping[str, frozenset[int]]:
    forms: dict[str, set[int]] = {}
    for number, line in enumerate(sorted(lexicon("nicknames"))):
        for name in line.split():
            forms.setdefault(name.casefold(), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in forms.items()}


def _families(given: str) -> frozenset[int]:
    return _short_forms().get(given, frozenset())


@lru_cache(maxsize=1 << 12)
def _pieces(surname: str) -> frozenset[str]:
    return frozenset(plain(p) for p in surname.replace("-", " ").split() if p[0].isupper())


def _gender_fits(person: _Person, gender: Gender) -> bool:
    """Whether a courtesy title fits what is known of a person, given names counting as a hint."""
    if gender is Gender.UNKNOWN:
        return True
    if person.genders:
        return gender in person.genders
    share = next((s for n in person.names if (s := given_share(n)) is not None), None)
    if share is None:
        return True
    return share > 0.02 if gender is Gender.FEMALE else share < 0.98


def _nearest(people: Sequence[_Person], index: int, name: PersonName) -> _Person:
    """The one who has come to go by the surname alone, else the nearest."""
    settled = [person for person in people if person.bare >= _SETTLED]
    if len(settled) == 1 and all(p.bare == 0 or p is settled[0] for p in people):
        return settled[0]
    return min(people, key=lambda person: _distance(person, index, name))


def _distance(person: _Person, index: int, name: PersonName) -> tuple[bool, int]:
    """Earlier mentions before later ones, the nearest first; by surname if it is one."""
    by_surname = any(name.core == known.core for known in person.names)
    mentions = person.surnamed if by_surname and person.surnamed else person.mentions
    place = bisect_left(mentions, index)
    if place:
        return False, index - mentions[place - 1]
    return True, mentions[0] - index
