"""The table of words and their prepositions."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import regex

from newslint.api import lazy_regex, may_match

_FILE = Path(__file__).parent.parent / "data" / "gra_prepositions.toml"
_ADJECTIVES = frozenset(
    "guilty responsible capable interested similar superior inferior afraid aware famous full "
    "dependent independent composed".split()
)


class Pair(NamedTuple):
    """A word that does not go with the prepositions ``wrong`` before an object of a class.

    ``object`` and ``subject`` hold lemmas (any object will do when ``object`` is empty, any subject
    when it is None); ``near`` wants the preposition next to the word; ``right`` is what to write,
    after which the wrong preposition stays if ``keep``; ``active`` wants a verb in the active voice
    with its own subject, outside relative clauses. Without ``wrong``, ``right`` is a particle
    that the word must have with such a direct object.
    """

    upos: frozenset[str]
    wrong: frozenset[str]
    right: str
    object: frozenset[str]
    subject: frozenset[str] | None
    gerund: bool
    infinitive: bool
    near: bool
    keep: bool
    active: bool


@cache
def pairs() -> Mapping[str, Sequence[Pair]]:
    """The entries by the lemma of their word."""
    table = _table()
    classes = {name: frozenset(words.split()) for name, words in table["classes"].items()}
    found: dict[str, list[Pair]] = defaultdict(list)
    for entry in table["pair"]:
        found[entry["head"]].append(_pair(entry, classes))
    return found


def phrases(text: str) -> Sequence[tuple[regex.Pattern[str], str]]:
    """Patterns of the wrong stock phrases that a text may hold, each with the right one."""
    return [
        (lazy_regex(pattern, regex.IGNORECASE), right)
        for pattern, right in _table()["phrases"].items()
        if may_match(pattern, text, ignore_case=True)
    ]


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def _pair(entry: Mapping[str, Any], classes: Mapping[str, frozenset[str]]) -> Pair:
    wanted = entry.get("object", "")
    subject = entry.get("subject")
    head = entry["head"]
    return Pair(
        upos=frozenset({"ADJ", "VERB"} if head in _ADJECTIVES else {"VERB"}),
        wrong=frozenset(entry["wrong"]),
        right=entry["right"],
        object=classes.get(wanted, frozenset()),
        subject=None if subject is None else classes[subject],
        gerund=wanted == "-ing",
        infinitive=wanted == "verb",
        near=entry.get("near", False),
        keep=entry.get("keep", False),
        active=entry.get("active", False),
    )
