"""name-spelled-two-ways: one person or body under two spellings.

## What it does

Compares the names of a story. Two full names that differ by a slip in one word (*Lu Chen* and *Lu
Chenn*), and a bare surname that is nobody's but lies a slip away from a surname in the story, are
taken for one name, except in a list of names such as a line-up. The rarer spelling is flagged, of
two as rare the later. One letter more, less, other or swapped is a slip in a word of five letters
or more, two in one of eight; three in a long name that ends as it does and stands once, with a
title, as if it had been introduced.

## Why it matters

Nothing angers people more than their name misspelt, and a story that spells it both ways tells
everybody that nobody checked.

## Bad

The mayor, Petra Lindqvist, opened the bridge. "It has held," Lindkvist said.

## Good

The mayor, Petra Lindqvist, opened the bridge. "It has held," Lindqvist said.

## When to ignore

Two people do bear these names.

## Authority

Berendzen's checklist: names spelled the same in every instance.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from newslint.api import (
    Document,
    Edit,
    Entity,
    EntityKind,
    Finding,
    Fix,
    Form,
    Mention,
    Related,
    Rule,
    Severity,
    Span,
    lazy_regex,
    lexicon,
)
from newslint_rules.names._similar import is_confused, is_slip

_KINDS = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION})
_LIST_GOES_ON = lazy_regex(r"(?:, (?:\p{Lu} )?\p{Lu}[\p{L}'’-]+){2,}")
_SETTLED = 3
_UNSURE = frozenset({EntityKind.ABSTRACT, EntityKind.OBJECT, EntityKind.EVENT})


class _Named(NamedTuple):
    """An entity with the words of its fullest name and the mentions that use a name."""

    entity: Entity
    words: tuple[str, ...]
    mentions: tuple[Mention, ...]


class NameSpelledTwoWays(Rule):
    """Query a name that differs from another one of the story by a slip."""

    code = "NAM001"
    name = "name-spelled-two-ways"
    severity = Severity.ERROR
    fix = "suggest"
    quotes = "both"
    reads = frozenset({"structure", "quotes", "sentences", "tokens", "mentions", "entities"})

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for each name that is spelled otherwise elsewhere."""
        named = list(_named(doc))
        for i, one in enumerate(named):
            for other in named[i + 1 :]:
                pair = _slip(one, other)
                if pair is not None:
                    yield self._finding(doc, one, other, pair)

    def _finding(
        self, doc: Document, one: _Named, other: _Named, words: tuple[str, str]
    ) -> Finding:
        fewer = len(other.mentions) <= len(one.mentions)
        odd, usual = (other, one) if fewer else (one, other)
        wrong, right = (words[1], words[0]) if fewer else words
        span = _word(doc, odd.mentions[0], wrong)
        first = _word(doc, usual.mentions[0], right)
        message = f'"{wrong}" here, but "{right}" on line {doc.line_of(first.start)}: one person?'
        if odd.entity.kind is EntityKind.ORGANISATION:
            message = message.replace("one person?", "which is right?")
        return self.finding(
            span,
            message,
            related=(Related(first, f'"{right}" ({len(usual.mentions)} in the story)'),),
            fix=Fix(f"write {right}", (Edit(span, right),)),
            confidence=0.85,
        )


def _named(doc: Document) -> Iterator[_Named]:
    for entity in doc.entities:
        if not entity.name:
            continue
        if entity.kind not in _KINDS and (entity.kind not in _UNSURE or " " in entity.name):
            continue
        words = tuple(word.strip(".'’") for word in entity.name.split())
        if any(not word or not word[0].isupper() for word in words[-1:]) or words[-1].isupper():
            continue
        mentions = tuple(
            doc.mentions[i]
            for i in entity.mentions
            if doc.mentions[i].form in {Form.NAME, Form.SURNAME}
            and not _is_listed(doc, doc.mentions[i])
        )
        if mentions:
            yield _Named(entity, words, mentions)


def _is_listed(doc: Document, mention: Mention) -> bool:
    """Whether a bare name stands between the commas of a list, or opens one."""
    if mention.form is not Form.SURNAME:
        return False
    before = doc.text[: mention.span.start].rstrip(" ")[-1:]
    after = doc.text[mention.span.end :].lstrip(" ")[:1]
    if before in {",", ";", ":"} and after in {",", ";", "("}:
        return True
    return before in {"", "\n"} and _LIST_GOES_ON.match(doc.text, mention.span.end) is not None


def _slip(one: _Named, other: _Named) -> tuple[str, str] | None:
    """The two spellings, if both names are taken for one."""
    if one.entity.kind is not other.entity.kind:
        return _slip_of_unsure(one, other)
    if len(one.words) > 1 and len(other.words) > 1:
        most = 2 if one.entity.kind is EntityKind.PERSON else 1
        return _slip_in_full(one.words, other.words, most)
    if one.entity.kind is not EntityKind.PERSON or len(one.words) == len(other.words):
        return None
    pair = one.words[-1], other.words[-1]
    bare = one if len(one.words) == 1 else other
    near = is_slip(*pair) or (_is_titled_once(bare) and is_confused(*pair))
    return pair if near and not _is_word_of_its_own(bare.words[-1]) else None


def _slip_of_unsure(one: _Named, other: _Named) -> tuple[str, str] | None:
    """The same where a single name, misspelt, is not known for that of a person."""
    person, unsure = (one, other) if one.entity.kind is EntityKind.PERSON else (other, one)
    if person.entity.kind is not EntityKind.PERSON or len(person.words) == 1:
        return None
    bare = unsure.words[0]
    body = unsure.entity.kind is EntityKind.ORGANISATION
    if body and (len(unsure.mentions) > 1 or len(person.mentions) < _SETTLED):
        return None
    if not body and unsure.entity.kind not in _UNSURE:
        return None
    if len(unsure.words) > 1 or bare.lower() in lexicon("words_short"):
        return None
    if bare in lexicon("organisations"):
        return None
    pair = one.words[-1], other.words[-1]
    return pair if is_slip(*pair) and not _is_word_of_its_own(bare) else None


def _is_titled_once(named: _Named) -> bool:
    """Whether the copy speaks once, and as if it had been introduced, of a *Mr Ballantine*."""
    return len(named.mentions) == 1 and named.mentions[0].title is not None


def _slip_in_full(
    one: tuple[str, ...], other: tuple[str, ...], most: int
) -> tuple[str, str] | None:
    """One slip in one word of two names of two words or more, which share the others."""
    if len(one) != len(other):  # a first name may be left out in front
        shorter = min(len(one), len(other))
        one, other = one[-shorter:], other[-shorter:]
    apart = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(apart) != 1 or not is_slip(*apart[0], most):
        return None
    first, second = apart[0]
    both_given = {first, second} <= _given_names()
    return None if both_given or _is_word_of_its_own(second) else (first, second)


def _is_word_of_its_own(word: str) -> bool:
    """Whether the spelling is a place, a people or a given name in its own right."""
    return word in lexicon("places") | lexicon("demonyms") | _given_names()


@cache
def _given_names() -> frozenset[str]:
    return frozenset(entry.split()[0] for entry in lexicon("given_names"))


def _word(doc: Document, mention: Mention, word: str) -> Span:
    """Where ``word`` stands in a mention, or the whole mention."""
    at = doc.at(mention.span).find(word)
    if at < 0:
        return mention.span
    return Span(mention.span.start + at, mention.span.start + at + len(word))
