"""What stands close to a figure: its neighbours, and whether it is taken as known."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import log

import regex

from newslint.api import Document, Quantity, QuantityKind, Role, lazy_regex
from newslint_rules.numbers._context import Context

_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ", "ADV")
_EMPTY = frozenset(
    "say tell have be do make get go take year month day week people more other new last first "
    "than about also only just".split()
)
_KNOWN = lazy_regex(
    r"\b(?:the|that|those|these|this|all|both|his|her|its|their|our)(?: [\w-]+)? (?:total of )?$",
    regex.IGNORECASE,
)
_PURPOSE = lazy_regex(
    r"^[^.,;()]{0,30}? (?:for|to|on|in|of) (?:the |an? |its |his |her |their )?(?P<what>[\w-]+)"
)
_ENDINGS = ("ments", "ment", "tions", "tion", "ings", "ing", "ers", "er", "ed", "es", "s", "e")
_STEM = 7
_LEAST_STEM = 4
_BEFORE, _AFTER = 30, 40


def stem(word: str) -> str:
    """The front of a word, by which "pay", "paid" and "payment" may meet: at most seven letters."""
    word = word.lower()
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            word = word[: -len(ending)]
            break
    return word[:_STEM]


@dataclass(frozen=True)
class Profile:
    """A figure with the stems of the words around it, numbers left out."""

    doc: Document
    quantity: Quantity

    @cached_property
    def context(self) -> Context:
        """The sentence, its times and places."""
        return Context(self.doc, self.quantity)

    @cached_property
    def words(self) -> dict[str, int]:
        """Stems of the sentence and how many words away from the figure the nearest stands."""
        tokens = self.context.tokens
        figures = [q.span for q in self.context.figures]
        inside = [i for i, t in enumerate(tokens) if self.quantity.span.contains(t.span)]
        first, last = (inside[0], inside[-1]) if inside else (0, 0)
        found: dict[str, int] = {}
        for at, token in enumerate(tokens):
            plain = token.upos in _CONTENT and token.text[0].isalpha()
            if not plain or token.lemma.lower() in _EMPTY:
                continue
            if not any(span.contains(token.span) for span in figures):
                away = first - at if at < first else at - last
                key = stem(token.lemma)
                found[key] = min(away, found.get(key, away))
        return found

    @cached_property
    def following(self) -> tuple[str, ...]:
        """Stems of the three words after the figure."""
        words = [t for t in self.context.tokens if t.span.start >= self.quantity.span.end]
        return tuple(stem(t.lemma) for t in words[:3])

    @cached_property
    def known(self) -> bool:
        """Whether the copy takes the figure as introduced: "the 14 men", "its $3 million"."""
        start = self.quantity.span.start
        before = self.doc.text[max(0, start - _BEFORE) : start]
        return _KNOWN.search(before) is not None or self.context.definite

    @cached_property
    def purpose(self) -> str | None:
        """Stem of what a sum is for, as far as a preposition tells ("$3 million for roads")."""
        end = self.quantity.span.end
        match = _PURPOSE.match(self.doc.text[end : end + 2 * _AFTER])
        return stem(match["what"]) if match else None

    @property
    def in_headline(self) -> bool:
        """Whether it stands above the story."""
        return self.doc.sentences[self.quantity.sentence].role is not Role.BODY


def other_purpose(one: Profile, other: Profile) -> bool:
    """Whether two sums of money are for two things, by what the copy says they are for."""
    if one.quantity.kind is not QuantityKind.MONEY or not one.purpose or not other.purpose:
        return False
    return one.purpose not in other.words and other.purpose not in one.words


def rarity(doc: Document) -> dict[str, float]:
    """How telling each stem of a story is: the logarithm of sentences per sentence that has it."""
    counts: dict[str, int] = {}
    for sentence in doc.sentences:
        words = doc.words_in(sentence)
        for key in {stem(token.lemma) for token in words if token.upos in _CONTENT}:
            counts[key] = counts.get(key, 0) + 1
    total = len(doc.sentences) + 1
    return {key: max(0.0, log(total / (count + 0.5))) for key, count in counts.items()}
