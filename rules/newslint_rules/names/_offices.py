"""Titles and roles, brought to the offices they stand for."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import regex

import newslint_rules.data
from newslint.api import lazy_regex

__all__ = ["Office", "are_at_odds", "forms_of", "office_forms", "office_of"]

_CHANGING = lazy_regex(
    r"\b(?:former|formerly|ex|then|past|late|lord|acting|interim|incoming|outgoing|elect|designate|"
    r"deputy|vice|assistant|shadow|junior|new|next|future|retired|honorary|emeritus|would-be|"
    r"self-styled|caretaker|joint|co)\b",
    regex.IGNORECASE,
)


class Office(NamedTuple):
    """An office of a domain in which nobody holds two; ``words`` is the title as written."""

    domain: str
    group: str
    name: str
    words: str


class _Table(NamedTuple):
    """The offices by their forms, and the pairs that are held together."""

    forms: Mapping[str, tuple[tuple[str, str, str], ...]]
    joint: frozenset[frozenset[str]]


@cache
def _table() -> _Table:
    folder = Path(next(iter(newslint_rules.data.__path__)))
    read = tomllib.loads((folder / "nam_offices.toml").read_text(encoding="utf-8"))
    joint = frozenset(frozenset(pair) for pair in read.pop("joint"))
    forms: dict[str, tuple[tuple[str, str, str], ...]] = {}
    for domain, groups in read.items():
        for group, offices in groups.items():
            for office, written in offices.items():
                for form in written:
                    forms[form] = (*forms.get(form, ()), (domain, group, office))
    return _Table(forms, joint)


def office_of(title: str) -> tuple[Office, ...]:
    """The offices that a title stands for, by the longest form that ends it.

    None for a title that says former, acting, deputy and the like.
    """
    if _CHANGING.search(title):
        return ()
    words = title.replace(".", "").casefold().split()
    for start in range(len(words)):
        found = _table().forms.get(" ".join(words[start:]))
        if found:
            return tuple(Office(*office, title) for office in found)
    return ()


def are_at_odds(one: Iterable[Office], other: Iterable[Office]) -> bool:
    """Whether two titles, in none of their readings, can be held by one person at once.

    Titles without a domain in common say nothing about each other.
    """
    pairs = [(a, b) for a in one for b in other if a.domain == b.domain]
    return bool(pairs) and not any(_go_together(a, b) for a, b in pairs)


def _go_together(one: Office, other: Office) -> bool:
    """Whether it is one office, its short form, or a pair that people do hold together."""
    groups = {one.group, other.group}
    if "legislature" in groups and len(groups) > 1:
        return True  # a senator may be a minister, a councillor a mayor
    first, second = set(one.name.split("-")), set(other.name.split("-"))
    if first <= second or second <= first or frozenset({one.name, other.name}) in _table().joint:
        return True
    short, full = sorted((one.words.casefold(), other.words.casefold()), key=len)
    return full.endswith(f" {short}")


def forms_of(offices: Iterable[Office]) -> tuple[str, ...]:
    """Every way to write one of the offices, in order."""
    wanted = {(office.domain, office.group, office.name) for office in offices}
    return tuple(sorted(form for form, known in _table().forms.items() if wanted & set(known)))


def office_forms() -> tuple[str, ...]:
    """Every form of every office, in order."""
    return tuple(sorted(_table().forms))
