"""Coordinated lists: what they hold and how many."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from newslint.api import lazy_regex
from newslint_rules.numbers._skeleton import Skeleton

_SPLIT = lazy_regex(r",? (?:and|&|plus|as well as) |[,;] ")
_COUNTED = lazy_regex(
    r"(?:(?:about |around |nearly |some |the |their |his |her |its |at least )*)<c(\d+)>"
    r"(?P<rest>[^<>]*)$"
)
_SINGLE = lazy_regex(
    r"(?:an?|his|her|their|its) (?!rest\b|few\b|number\b|remain|couple\b)(?P<rest>[a-z][^<>]*)$"
)
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Part:
    """One member of a list: how many (``index`` of the quantity, None for "a man") of what."""

    index: int | None
    value: float
    text: str


def counted_parts(text: str, skeleton: Skeleton) -> tuple[Part, ...] | None:
    """The members of "two women, two children and a man", or None when one is not counted."""
    if not regex.search(r" (?:and|plus|&) ", text):
        return None
    parts = []
    for item in _SPLIT.split(text.strip(" .,;:-–—")):
        part = _part(item.strip(), skeleton)
        if part is None:
            return None
        parts.append(part)
    return tuple(parts) if len(parts) >= 2 else None


def _part(item: str, skeleton: Skeleton) -> Part | None:
    if len(item) > _LONGEST:
        return None
    if match := _COUNTED.match(item):
        quantity = skeleton.figures[int(match[1])]
        if not quantity.exact:
            return None
        return Part(quantity.index, quantity.value, match["rest"].strip())
    if match := _SINGLE.match(item):
        return Part(None, 1.0, match["rest"].strip())
    return None


_NAME = lazy_regex(
    r"(?:the |El |La |Le )?(?:[A-Z][\w.'’-]*|of|the|de|van|der|von|al-[A-Z]\w+)"
    r"(?: (?:[A-Z][\w.'’-]*|of|the|de|van|der|von|for|bin|al-[A-Z]\w+)){0,6}"
)


_AGE = lazy_regex(r",? \(?<a\d+>\)?(?=,|$| and )")


def names_in(text: str) -> int | None:
    """How many names a plain list holds ("Li, Wu and Ma": 3); None when it holds anything else.

    Ages behind the names do not count.
    """
    text = _AGE.sub("", text)
    if "<" in text or not regex.search(r",? (?:and|&) ", text):
        return None
    items = [item.strip() for item in _SPLIT.split(text.strip(" .,;:-–—"))]
    if len(items) < 2 or not all(_NAME.fullmatch(item) for item in items):
        return None
    return len(items)
