"""Names, places and offices of a headline that the story contradicts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from newslint.api import (
    Document,
    EntityKind,
    Mention,
    Paragraph,
    Span,
    Token,
    lazy_regex,
    lexicon,
)
from newslint_rules.names._offices import are_at_odds, forms_of, office_forms, office_of
from newslint_rules.structure._names import countries_in, look_alike, name_words, names_in

__all__ = ["Clash", "another_given_name", "another_office", "misspelt", "swapped", "unknown_place"]

_WORD = lazy_regex(r"[\p{L}\p{N}]+")
_LONGEST = 16
_SELDOM, _OFTEN, _MORE = 2, 3, 2
_SHARED = 2
_STEM, _ENDING = 4, 3
_LEAST = 5
_WHERE = frozenset({"in", "at", "near", "outside"})


class Clash(NamedTuple):
    """A place of the headline and the place of the story that is at odds with it."""

    span: Span
    other: Span


def misspelt(doc: Document, headline: Paragraph, words: frozenset[str]) -> Iterator[Clash]:
    """Words of the headline with a capital that a name of the story spells otherwise."""
    low = {word.lower() for word in words}
    known = _names_below(doc, headline)
    for token in doc.tokens.in_span(headline.span):
        word = token.text
        new = len(word) >= _LEAST and not set(_split(word)) <= low
        if not new or not _may_be_name(doc, headline, token):
            continue
        if any(_kin(word.lower(), other) for other in low):
            continue
        other = next((m for m in known if look_alike(word, name_words(doc, m.span))), None)
        if other is not None:
            yield Clash(token.span, other.span)


def _split(word: str) -> list[str]:
    """The parts of a word as the words of the story are counted: *O'Neill* makes two."""
    return [part.lower() for part in _WORD.findall(word)]


def _may_be_name(doc: Document, headline: Paragraph, token: Token) -> bool:
    """Whether a capital is a name's, and not only the headline's or the sentence's.

    A word that is a people, a place or a given name in its own right is none misspelt.
    """
    known = any(token.text in lexicon(words) for words in ("demonyms", "places", "organisations"))
    common = token.lower in lexicon("words_short") or token.lower in lexicon("person_nouns")
    if not token.text[0].isupper() or known or common or token.text in _given_names():
        return False
    inside = token.span.start > headline.span.start and not _is_title_case(doc.at(headline.span))
    return inside or token.upos == "PROPN"


def _is_title_case(text: str) -> bool:
    words: list[str] = [word for word in _WORD.findall(text) if len(word) >= _STEM]
    return 2 * sum(word[0].isupper() for word in words) > len(words)


@cache
def _given_names() -> frozenset[str]:
    return frozenset(entry.split()[0] for entry in lexicon("given_names"))


def another_given_name(
    doc: Document, headline: Paragraph, words: frozenset[str]
) -> Iterator[Clash]:
    """People whose surname the story gives to somebody with another given name."""
    known = {word.lower() for word in words}
    below = [m for m in _names_below(doc, headline) if m.kind is EntityKind.PERSON]
    for mention in names_in(doc, headline.span, EntityKind.PERSON):
        name = name_words(doc, mention.span)
        if len(name) < 2 or name[0].lower() in known:
            continue
        same = [m for m in below if name_words(doc, m.span)[-1:] == name[-1:]]
        full = [m for m in same if len(name_words(doc, m.span)) > 1]
        if full and all(m.entity != mention.entity for m in full):
            yield Clash(mention.span, full[0].span)


def swapped(doc: Document, headline: Paragraph) -> Iterator[Clash]:
    """The one name that stands low in the story, in place of one that the first paragraph has.

    The story must be about the other: it names it often, and the headline tells what the first
    paragraph tells.
    """
    text, lede = doc.at(headline.span), doc.structure.body[0]
    top = doc.at(lede.span)
    if len(text.split()) > _LONGEST or text.endswith(".") or not _tells_the_same(text, top):
        return
    if _is_title_case(text):
        return  # capitals tell no names there
    for kind in (EntityKind.PERSON, EntityKind.ORGANISATION):
        above = _keyed(doc, headline.span, kind)
        low = [(key, span) for key, span in above if key not in top]
        if len(low) != 1:
            continue
        times = _times(doc, headline, low[0][0])
        main = [
            (_times(doc, headline, key), span)
            for key, span in _keyed(doc, lede.span, kind)
            if not set(_WORD.findall(doc.at(span))) & set(_WORD.findall(text))
        ]
        count, other = max(main, key=lambda pair: pair[0], default=(0, None))
        if other is not None and 0 < times <= _SELDOM and count >= max(_OFTEN, times + _MORE):
            yield Clash(low[0][1], other)


def unknown_place(doc: Document, headline: Paragraph, words: frozenset[str]) -> Iterator[Clash]:
    """Towns of the headline that the story does not know, while its top has another place."""
    stems = {word.lower()[:_STEM] for word in words}
    for mention in names_in(doc, headline.span, EntityKind.PLACE):
        name = name_words(doc, mention.span)
        known = {word.lower()[:_STEM] for word in name} & stems
        if not name or known or name[-1].isupper() or countries_in(doc.at(mention.span)):
            continue
        below = names_in(doc, doc.structure.body[0].span, EntityKind.PLACE)
        towns = [m for m in below if not countries_in(doc.at(m.span)) and _key(doc, m)]
        if towns and (doc.at(mention.span) in _cities() or _stands_in(doc, mention)):
            yield Clash(mention.span, towns[0].span)


def _stands_in(doc: Document, mention: Mention) -> bool:
    """Whether the word before a name tells that something happened there."""
    words = doc.text[max(0, mention.span.start - 10) : mention.span.start].split()
    return bool(words) and words[-1].lower() in _WHERE


@cache
def _cities() -> frozenset[str]:
    return frozenset(line.split(": ")[0] for line in lexicon("nam_cities", "newslint_rules.data"))


def another_office(doc: Document, headline: Paragraph) -> Iterator[Clash]:
    """Offices of the headline in whose place the first paragraph has another one."""
    top = doc.structure.body[0].span
    found = next(_offices_in(doc, headline.span), None)
    if found is None or _is_below(doc, headline, found[1]):
        return
    for span, form in _offices_in(doc, top):
        if are_at_odds(office_of(form), office_of(found[1])):
            yield Clash(found[0], span)
            return


def _offices_in(doc: Document, span: Span) -> Iterator[tuple[Span, str]]:
    for match in _office_pattern().finditer(doc.text, span.start, span.end):
        yield Span(*match.span()), match.group().lower()


def _is_below(doc: Document, headline: Paragraph, form: str) -> bool:
    """Whether the story speaks of that office too, in whatever words."""
    forms = "|".join(regex.escape(word) for word in forms_of(office_of(form)))
    rest = (doc.text[: headline.span.start] + doc.text[headline.span.end :]).replace(".", "")
    return regex.search(rf"\b(?:{forms})s?\b", rest, regex.IGNORECASE) is not None


@cache
def _office_pattern() -> regex.Pattern[str]:
    forms = sorted(office_forms(), key=lambda form: (-len(form), form))
    choice = "|".join(form for form in forms if len(form) >= _LEAST)
    return regex.compile(rf"(?<![\p{{L}}-])(?:{choice})(?![\p{{L}}-])", regex.IGNORECASE)


def _names_below(doc: Document, headline: Paragraph) -> list[Mention]:
    whole = Span(0, len(doc.text))
    found = names_in(doc, whole, *EntityKind)
    return [m for m in found if not headline.span.contains(m.span)]


def _keyed(doc: Document, span: Span, kind: EntityKind) -> list[tuple[str, Span]]:
    """Names of a kind with the word each is known by; bodies also where they narrow a noun."""
    found = [(_key(doc, m), m.span) for m in names_in(doc, span, kind)]
    if kind is EntityKind.ORGANISATION:
        taken = {span.start for _, span in found}
        found += [
            (token.text, token.span)
            for token in doc.tokens.in_span(span)
            if token.text in lexicon("organisations") and token.span.start not in taken
        ]
    return [(key, place) for key, place in found if key]


def _key(doc: Document, mention: Mention) -> str:
    """The word by which a name is known again: the surname, the first word of a body."""
    words = name_words(doc, mention.span)
    if not words:
        return ""
    return words[-1] if mention.kind is EntityKind.PERSON else words[0]


def _times(doc: Document, headline: Paragraph, word: str) -> int:
    rest = doc.text[: headline.span.start] + " " + doc.text[headline.span.end :]
    return len(regex.findall(rf"\b{regex.escape(word)}\b", rest))


def _tells_the_same(headline: str, top: str) -> bool:
    """Whether the headline shares words with the first paragraph."""
    ours = {word.lower()[:_STEM] for word in _WORD.findall(headline) if len(word) >= _STEM}
    theirs = {word.lower()[:_STEM] for word in _WORD.findall(top) if len(word) >= _STEM}
    return len(ours & theirs) >= _SHARED


def _kin(word: str, other: str) -> bool:
    """Whether one word can be made from the other by endings: *developer*, *develops*."""
    shared = next((i for i, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), None)
    stem = min(len(word), len(other)) if shared is None else shared
    endings = word[stem:], other[stem:]
    return (
        stem >= _STEM and len(endings[0]) != len(endings[1]) and max(map(len, endings)) <= _ENDING
    )
