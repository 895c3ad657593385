"""The parts of a person's name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from newslint.analysis.names.finder import PARTICLES, SUFFIXES
from newslint.lexicon import lexicon
from newslint.patterns import lazy_regex

__all__ = ["PersonName", "given_names", "given_share", "parse_person", "plain"]

_INITIAL = lazy_regex(r"(?:\p{Lu}\.?)+$")


class PersonName(NamedTuple):
    """A person's name taken apart.

    ``given`` are the words before the surname, initials included; ``surname`` is the last word
    with its particles ("van der Berg", "al-Kadhimi"), ``core`` that word alone in plain lower case
    ("berg", "kadhimi"). A single word counts as a surname.
    """

    given: tuple[str, ...]
    surname: str
    core: str
    suffix: str | None = None

    @property
    def full(self) -> bool:
        """Whether more than the surname is given."""
        return bool(self.given)


def parse_person(words: Sequence[str]) -> PersonName:
    """Take a name apart; ``words`` are its tokens, hyphens and particles included."""
    parts = list(words)
    suffix = None
    if len(parts) > 1 and parts[-1].rstrip(".").casefold() in SUFFIXES:
        suffix = parts.pop()
    if _puts_family_first(parts):
        given = tuple(p for p in parts[1:] if p not in "-‐‑")
        return PersonName(given, parts[0], plain(parts[0]), suffix)
    cut = len(parts) - 1
    while cut > 0 and (parts[cut - 1] in "-‐‑" or parts[cut - 1].casefold() in PARTICLES):
        hyphen = parts[cut - 1] in "-‐‑" and parts[cut - 2].casefold() not in PARTICLES
        cut -= 2 if hyphen else 1
    cut = max(cut, 0)
    given = tuple(p for p in parts[:cut] if p not in "-‐‑")
    return PersonName(given, _joined(parts[cut:]), plain(parts[-1]), suffix)


def _puts_family_first(parts: Sequence[str]) -> bool:
    """Whether a Chinese, Korean or Vietnamese name begins with the family name."""
    if len(parts) < 2 or parts[0] not in lexicon("family_names_first"):
        return False
    syllables = len(parts) > 3 and parts[-2] in "-‐‑" and parts[-1].islower()
    return syllables or parts[0] not in given_names()


def _joined(parts: Sequence[str]) -> str:
    text = " ".join(parts)
    return regex.sub(r"\s*([-‐‑])\s*", r"\1", text)


@lru_cache(maxsize=1 << 15)
def plain(word: str) -> str:
    """A name word for comparison: lower case, no possessive, no points."""
    return word.removesuffix("'s").removesuffix("’s").replace(".", "").casefold()


@cache
def _shares() -> dict[str, float]:
    rows = (line.rsplit(" ", 1) for line in lexicon("given_names"))
    return {name: int(percent) / 100 for name, percent in rows}


@cache
def given_names() -> frozenset[str]:
    """Common given names of the English-speaking world."""
    return frozenset(_shares())


def given_share(name: PersonName) -> float | None:
    """Share of women (0 to 1) among people with that first name; None where it is not listed.

    None also for names that men bear in one country and women in another (*Andrea*, *Jan*). The
    share is a hint for weighing other evidence and says nothing of the person.
    """
    first = next((g for g in name.given if not _INITIAL.match(g)), None)
    if first is None or first in lexicon("given_names_either") | lexicon("family_names_first"):
        return None
    return _shares().get(first)
