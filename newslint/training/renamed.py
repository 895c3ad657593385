"""Pronouns put for repeated names in news: links whose truth is known without annotation.

As in WikiCREM (Kocijan et al. 2019), and for things named as well as for people.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from newslint.analysis.timewords import MONTHS, WEEKDAYS
from newslint.training.corrupt_news import name_span, verbal
from newslint.training.persons import TITLES, Spotter
from newslint.training.records import Document, NamedPronoun, Sentence

_REACH, _PASSAGE = 2, 4
"""Sentences back to the name that is repeated, and sentences before it in the passage."""

_PEOPLE = 0.7
"""Share of the stories in which people go before things."""

_PRONOUNS = {0: ("he", "him", "his"), 1: ("she", "her", "her"), 2: ("it", "it", "its")}
_OPENERS = frozenset(
    "that and but when while as because if although though after before whether since where".split()
)
_PREPOSITIONS = frozenset(
    "to with for by from of about against at on behind beside without toward between".split()
)
_MARKS = frozenset(", ; : . “ ” \" ' — – ( )".split())
_THE = frozenset({"the", "The"})
_DAYS_AND_MONTHS = frozenset({*WEEKDAYS, *MONTHS})


@dataclass(slots=True)
class _Name:
    """A name in a sentence: its span, the same key for the same bearer, gender (2: a thing)."""

    start: int
    end: int
    key: str
    gender: int | None


def _names(document: Document, spotter: Spotter) -> list[list[_Name]]:
    out = []
    for sentence, people in zip(document.sentences, spotter.persons(document), strict=True):
        names = [_Name(p.start, p.end, p.surname, p.gender) for p in people]
        taken = {t for name in names for t in range(name.start, name.end)}
        names += [name for name in _things(sentence.words) if name.start not in taken]
        out.append(sorted(names, key=lambda name: name.start))
    return out


def _things(words: list[str]) -> Iterator[_Name]:
    """Runs of capitalised words away from the start of the sentence, or after an opening *the*."""
    t = 1
    while t < len(words):
        end = t
        while end < len(words) and words[end][0].isupper() and words[end].isalpha():
            end += 1
        last = words[end - 1]
        singular = last.isupper() or not last.endswith("s")
        after = words[end] if end < len(words) else "."
        whole = after not in ("of", "-", "&") and words[t - 1] not in ("-", "&", "of")
        titled = any(word.lower() in TITLES for word in words[t:end])
        known = last != "I" and last.title() not in _DAYS_AND_MONTHS
        if end > t and singular and whole and known and not titled:
            yield _Name(t, end, " ".join(words[t:end]), 2)
        t = max(end, t + 1)


def _slot(words: list[str], start: int, end: int) -> tuple[int, int] | None:
    """Which form of a pronoun fits a span (0 he, 1 him, 2 his), and the end of what it replaces."""
    before = words[start - 1].lower() if start else "."
    if before in ("and", "or", ",", "&") and words[start - 2][0].isupper():  # one of several
        return None
    opened = before in _OPENERS or before in _MARKS
    after = words[end] if end < len(words) else "."
    if after in ("'s", "’s") and (opened or before in _PREPOSITIONS or verbal(before)):
        return 2, end + 1
    if opened and verbal(after):
        return 0, end
    if before in _PREPOSITIONS and (after in _MARKS or after in _PREPOSITIONS | _OPENERS):
        return 1, end
    return None


def rename(document: Document, rng: Random, spotter: Spotter) -> NamedPronoun | None:
    """A passage of a story with one repeated name replaced by a pronoun; None without a place.

    The name stands in one of the two sentences before or earlier in the same one. Of a person,
    somebody else is named in the passage too.
    """
    names = _names(document, spotter)
    places = [(i, name) for i in range(len(names)) for name in names[i]]
    rng.shuffle(places)
    if rng.random() < _PEOPLE:
        places.sort(key=lambda place: place[1].gender == 2)
    for i, name in places:
        words = document.sentences[i].words
        start, end = name_span(words, name.start, name.end)
        if name.gender == 2 and start and words[start - 1] in _THE:
            start -= 1
        slot = _slot(words, start, end)
        if slot is None or (name.gender == 2 and slot[0] == 1):
            continue
        first = max(0, i - rng.randint(_REACH, _PASSAGE))
        earlier = [
            (j, other)
            for j in range(first, i + 1)
            for other in names[j]
            if j < i or other.end <= start
        ]
        near = any(other.key == name.key and i - j <= _REACH for j, other in earlier)
        rivals = any(other.key != name.key and other.gender != 2 for _, other in earlier)
        if near and (rivals or name.gender == 2):
            gender = rng.choice([0, 0, 1]) if name.gender is None else name.gender
            form = _PRONOUNS[gender][slot[0]]
            made = [*words[:start], form.title() if start == 0 else form, *words[slot[1] :]]
            sentences = [*document.sentences[first:i], Sentence(made)]
            return NamedPronoun(
                Document(document.name + "#renamed", document.genre, sentences),
                (i - first, start),
                [(j - first, other.start, other.end) for j, other in earlier],
                [other.key == name.key for _, other in earlier],
            )
    return None
