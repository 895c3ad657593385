"""Titles before names, brought to the offices they stand for."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import regex

import newslint_rules.data
from newslint.api import lazy_regex

__all__ = ["Office", "office_of"]

_CHANGING = lazy_regex(
    r"\b(?:former|ex|then|past|late|lord|acting|interim|incoming|outgoing|elect|designate|deputy|vice|"
    r"assistant|shadow|junior|new|next|future|retired|honorary|emeritus|would-be|self-styled)\b",
    regex.IGNORECASE,
)


class Office(NamedTuple):
    """An office within a group of which nobody holds two; ``words`` is the title as written."""

    group: str
    name: str
    words: str


@cache
def _forms() -> Mapping[str, tuple[tuple[str, str], ...]]:
    folder = Path(next(iter(newslint_rules.data.__path__)))
    groups = tomllib.loads((folder / "nam_offices.toml").read_text(encoding="utf-8"))
    forms: dict[str, tuple[tuple[str, str], ...]] = {}
    for group, offices in groups.items():
        for office, written in offices.items():
            for form in written:
                forms[form] = (*forms.get(form, ()), (group, office))
    return forms


def office_of(title: str) -> tuple[Office, ...]:
    """The offices that a title stands for, by the longest form that ends it.

    None for a title that says former, acting, deputy and the like.
    """
    if _CHANGING.search(title):
        return ()
    words = title.replace(".", "").casefold().split()
    for start in range(len(words)):
        found = _forms().get(" ".join(words[start:]))
        if found:
            return tuple(Office(group, name, title) for group, name in found)
    return ()
