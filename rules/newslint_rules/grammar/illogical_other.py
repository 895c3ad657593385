"""illogical-other: an "and other" that puts a thing into a class it does not belong to.

## What it does
Looks at *X and other Y* where X is a building or a person and Y a class that cannot hold it: an
embassy among military sites, a church among mosques, civilians among soldiers. The classes that
exclude each other are a short fixed list; a fuzzy match is never tried.

## Why it matters
*Other* makes the first thing one of the second. A hospital counted among military sites is not only
bad grammar: it says that the hospital was a military target.

## Bad
Shells fell near the embassy and other military sites on Monday.
---
The rockets hit a hospital in Port Louis and other military bases.
---
Police searched the church and other mosques in the old town.
---
The blast killed three nurses and other soldiers.

## Good
Shells fell near the barracks and other military sites on Monday.
---
The rockets hit a hospital, two schools and other civilian buildings.
---
Police searched the church and other buildings in the old town.
---
The blast killed three nurses and other medical staff. Military sites were not hit.

## When to ignore
The building did serve that purpose, and the story says so.

## Authority
General logic of English.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from newslint.api import Document, Finding, Role, Rule, Severity, Span, lazy_regex

_FILE = Path(__file__).parent.parent / "data" / "gra_other.toml"
_ROLES = (Role.HEADLINE, Role.DECK, Role.BODY, Role.LIST_ITEM, Role.CAPTION)
_OTHER = lazy_regex(
    r"(?:(?P<before>[\w-]+) )?(?P<first>[\w-]+)"
    r"(?: (?:in|at|near|of|outside)(?: (?:the|[A-Z][\w'’-]+)){1,4})?"
    r",? and other (?P<rest>[\w-]+(?: [\w-]+){0,3})"
)
_IRREGULAR = {"men": "man", "women": "woman", "children": "child", "barracks": "barracks"}


class _Clash(NamedTuple):
    first: frozenset[str]
    of: frozenset[str]
    kinds: frozenset[str]


class IllogicalOther(Rule):
    """Flag things counted among a class that excludes them."""

    code = "GRA010"
    name = "illogical-other"
    severity = Severity.WARNING
    reads = frozenset({"structure"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each impossible member of a class."""
        if " and other " not in doc.text:
            return
        for paragraph in doc.structure.of_role(*_ROLES):
            start, end = paragraph.span.start, paragraph.span.end
            if doc.text.find(" and other ", start, end) < 0:
                continue
            for match in _OTHER.finditer(doc.text, start, end):
                rest = match["rest"].split()
                length = _clashing_words(_kind(match["before"] or "", match["first"]), rest)
                if length:
                    words = " ".join(rest[:length])
                    span = Span(match.start("first"), match.start("rest") + len(words))
                    yield self.finding(
                        span,
                        f'"{doc.at(span)}": is the first one of the second? If not, drop "other".',
                    )


def _kind(before: str, first: str) -> str:
    """The singular of the first thing; a military hospital is none of the civilian ones."""
    if before.lower() in {"military", "army", "naval", "navy", "field"}:
        return ""
    pair = f"{before}-{first}".lower()
    return "aid-worker" if pair in {"aid-worker", "aid-workers"} else _singular(first)


def _clashing_words(first: str, rest: Sequence[str]) -> int:
    """How many words of the rest name a class that cannot hold the first thing; 0 for none."""
    for clash in _clashes():
        if first not in clash.first:
            continue
        qualified = not clash.of
        for i, word in enumerate(rest):
            if qualified and _singular(word) in clash.kinds:
                return i + 1
            qualified = qualified or word.lower() in clash.of
    return 0


def _singular(word: str) -> str:
    word = word.lower()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes")):
        return word[:-2]
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@cache
def _clashes() -> tuple[_Clash, ...]:
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return tuple(
        _Clash(*(frozenset(entry.get(key, "").split()) for key in ("first", "of", "class")))
        for entry in table["clash"]
    )
