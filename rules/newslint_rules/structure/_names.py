"""Names compared between headline and body."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

import regex

from newslint.api import Document, EntityKind, Form, Mention, Span, lazy_regex, lexicon

__all__ = ["body_words", "countries_in", "country_forms", "look_alike", "name_words", "names_in"]

_WORD = lazy_regex(r"[\p{L}\p{N}]+")
_ENDING = lazy_regex(r"s|n|i|an|es|ian|ese|ish|ns|ist")
_NAMES = frozenset([Form.NAME, Form.SURNAME])
_SHORT = 4
_LONG = 7


def names_in(doc: Document, span: Span, *kinds: EntityKind) -> tuple[Mention, ...]:
    """The names of the given kinds within a span, initials left out."""
    return tuple(
        mention
        for mention in doc.mentions
        if mention.form in _NAMES and mention.kind in kinds and span.contains(mention.span)
    )


def name_words(doc: Document, span: Span) -> tuple[str, ...]:
    """The words of a name that have a capital, particles and possessive endings left out."""
    return tuple(
        word for word in _WORD.findall(doc.at(span)) if word[0].isupper() and len(word) > 1
    )


def body_words(doc: Document, without: Span) -> frozenset[str]:
    """All words of the story outside ``without``, as written."""
    text = doc.text
    return frozenset(_WORD.findall(text[: without.start] + " " + text[without.end :]))


def look_alike(word: str, words: Iterable[str]) -> str | None:
    """The word that differs from ``word`` by a letter or two; None for short words.

    Words that one makes from the other by an ending (*Iran*, *Iranian*) are no look-alikes.
    """
    if len(word) < _SHORT:
        return None
    allowed = 2 if len(word) >= _LONG else 1
    for other in words:
        low, known = other.lower(), word.lower()
        if low == known or _ENDING.fullmatch(low.removeprefix(known)):
            continue
        if _ENDING.fullmatch(known.removeprefix(low)):
            continue
        if abs(len(low) - len(known)) <= allowed and _distance(low, known) <= allowed:
            return other
    return None


def _distance(one: str, other: str) -> int:
    """Edits that turn one word into the other; a swap of neighbours counts as one."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        last, before, row = before, row, [i]
        for j, b in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if last and i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]


@cache
def country_forms() -> Mapping[str, tuple[str, ...]]:
    """For each country the words that stand for it, the country's name first."""
    groups = lexicon("str_countries", "newslint_rules.data")
    lists = (tuple(form.strip() for form in line.split(",")) for line in groups)
    return {forms[0]: forms for forms in lists}


def countries_in(text: str) -> frozenset[str]:
    """The countries that a text names, or whose adjective, capital or seat of power it names."""
    return frozenset(
        country
        for country, forms in country_forms().items()
        if any(
            form in text
            and regex.search(rf"(?<!\p{{L}}){regex.escape(form)}(?!\p{{Ll}}{{4}})", text)
            for form in forms
        )
    )
