"""Sorts the names of persons into persons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from newslint.analysis.coreference.draft import Draft
from newslint.analysis.names import PersonName, given_share, parse_person
from newslint.analysis.names.parts import plain
from newslint.lexicon import lexicon
from newslint.model.mentions import EntityKind, Gender

__all__ = ["group_people"]


@dataclass
class _Person:
    """A person under construction: ``names`` that go by it, ``mentions`` as draft indices."""

    names: list[PersonName] = field(default_factory=list)
    mentions: list[int] = field(default_factory=list)
    genders: set[Gender] = field(default_factory=set)

    def has_surname(self, core: str) -> bool:
        return any(core == n.core or core in _pieces(n.surname) for n in self.names)

    def has_given(self, core: str) -> bool:
        return any(core == plain(g) for n in self.names for g in n.given)


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
    people: list[_Person] = []
    for i, name in named.items():
        if name.full:
            person = next((p for p in people if _same(p, name)), None)
            if person is None:
                person = _Person()
                people.append(person)
            person.names.append(name)
            _join(person, i, drafts[i])
    for i, name in named.items():
        if not name.full:
            _place(i, name, drafts[i], people)
    return {i: min(p.mentions) for p in people for i in p.mentions}


def _join(person: _Person, index: int, draft: Draft) -> None:
    person.mentions.append(index)
    if draft.gender is not Gender.UNKNOWN:
        person.genders.add(draft.gender)


def _same(person: _Person, name: PersonName) -> bool:
    return any(n.core == name.core and _fits(n.given, name.given) for n in person.names)


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


def _place(index: int, name: PersonName, draft: Draft, people: list[_Person]) -> None:
    fitting = [p for p in people if p.has_surname(name.core) and _gender_fits(p, draft.gender)]
    eastern = name.surname in lexicon("family_names_first")
    if not fitting and (eastern or draft.gender is Gender.UNKNOWN):
        fitting = [p for p in people if p.has_given(name.core)]
    if fitting:
        person = min(fitting, key=lambda p: _distance(p, index))
    else:
        person = _Person(names=[name])
        people.append(person)
    _join(person, index, draft)


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


def _distance(person: _Person, index: int) -> tuple[bool, int]:
    """Earlier mentions before later ones, the nearest first."""
    earlier = [index - i for i in person.mentions if i < index]
    return (False, min(earlier)) if earlier else (True, min(person.mentions) - index)
