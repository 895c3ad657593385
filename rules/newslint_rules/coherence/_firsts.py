"""The first ever and the second, for the first time and every year, unanimous and by two to one."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import Document, Role, Sentence, Span, Token, lazy_regex
from newslint_rules.coherence._statements import Conflict, base

_READ = frozenset({Role.HEADLINE, Role.DECK, Role.BODY, Role.LIST_ITEM})
_LATER = frozenset("second third fourth fifth sixth seventh eighth ninth tenth".split())
_USUAL = lazy_regex(
    r"\bas (?:[\w’']+ ){0,9}(?:"
    r"(?:has|have|had|did|does|do)(?: always| \w+)?"
    r" (?:every|each|in (?:previous|past|earlier|recent))"
    r" (?:year|summer|winter|season|month|time)s?"
    r"|in (?:previous|past|earlier) years|every year|each year|(?:has|have) always done)\b",
    regex.IGNORECASE,
)
_FIRST_TIME = lazy_regex(r"\bfor the first time\b(?! (?:in|since|this))", regex.IGNORECASE)
_UNANIMOUS = lazy_regex(r"\bunanimous(?:ly)?\b", regex.IGNORECASE)
_SPLIT = lazy_regex(
    r"\b(?P<one>\d{1,3})[-–—](?:to[-–—])?(?P<other>\d{1,3}) (?:\w+ )?"
    r"(?:decision|vote|ruling|verdict|majority|split|margin)\b"
    r"|\bvot(?:ed|es|ing) (?P<for>\d{1,3})[-–](?P<against>\d{1,3})\b"
    r"|\b(?:split (?:decision|vote|ruling|verdict)|majority (?:decision|verdict|ruling))\b",
    regex.IGNORECASE,
)
_REACH = 10
_SITTING = frozenset({"panel", "jury", "tribunal"})
_DECIDING = frozenset("board council court committee commission senate house parliament".split())


def firsts(doc: Document) -> Iterator[Conflict]:
    """Claims to be first, and of unity, that another sentence takes back."""
    yield from _orders(doc)
    yield from _habits(doc)
    yield from _votes(doc)


def _orders(doc: Document) -> Iterator[Conflict]:
    """*The first Dane ever elected* against *only one Dane before her was elected*."""
    leading = [t for t in doc.tokens if _words(doc, t) >= {"the", "first"} and _is_told(doc, t)]
    for first in leading:
        for other in doc.tokens:
            if other.sentence == first.sentence or base(other) != base(first):
                continue
            if not _is_told(doc, other) or not (_is_later(doc, other) or _is_before(doc, other)):
                continue
            deed, also = _deed(doc, first), _deed(doc, other)
            if deed and also and deed[0] == also[0] and deed[1] & also[1]:
                yield _conflict(_span(doc, first), _span(doc, other))


def _is_later(doc: Document, noun: Token) -> bool:
    words = _words(doc, noun)
    return "the" in words and bool(_LATER & words)


def _is_before(doc: Document, noun: Token) -> bool:
    """*Only one Dane before her*: a count of those who came earlier."""
    counted = any(c.upos == "NUM" or c.lower == "another" for c in doc.tokens.children(noun))
    after = doc.tokens[noun.index + 1 : noun.index + 2]
    return counted and bool(after) and after[0].lower == "before"


def _deed(doc: Document, noun: Token) -> tuple[str, frozenset[str]] | None:
    """The verb after a noun, as in *to lead* or *ever elected*, and the nouns behind it."""
    after = [
        t for t in doc.tokens[noun.index + 1 : noun.index + _REACH] if t.sentence == noun.sentence
    ]
    verb = next((t for t in after if t.upos == "VERB"), None)
    if verb is None:
        return None
    behind = (
        t for t in doc.tokens[verb.index + 1 : verb.index + _REACH] if t.sentence == verb.sentence
    )
    nouns = frozenset(base(t) for t in behind if t.upos in ("NOUN", "PROPN"))
    return verb.lemma.lower(), nouns


def _habits(doc: Document) -> Iterator[Conflict]:
    """*For the first time* against *as in previous years*, with one verb and one name."""
    news = [s for s in doc.sentences if _match(doc, s, _FIRST_TIME)]
    for sentence in news:
        for other in doc.sentences:
            habit = _match(doc, other, _USUAL) if other.index != sentence.index else None
            first = _match(doc, sentence, _FIRST_TIME)
            if habit is None or first is None:
                continue
            shared = _verbs(doc, sentence) & _verbs(doc, other)
            if shared and _names(doc, sentence) & _names(doc, other):
                yield _conflict(first, habit)


def _votes(doc: Document) -> Iterator[Conflict]:
    """A unanimous decision against a split one of the same panel."""
    for sentence in doc.sentences:
        unity = _match(doc, sentence, _UNANIMOUS)
        if unity is None:
            continue
        for other in doc.sentences:
            split = _match(doc, other, _SPLIT)
            if split is None or "0" in regex.split(r"\D+", doc.at(split)):
                continue
            if _one_vote(doc, sentence, other):
                yield _conflict(unity, split)


def _one_vote(doc: Document, one: Sentence, other: Sentence) -> bool:
    bodies = _nouns(doc, one) & _nouns(doc, other)
    if bodies & _SITTING:
        return True
    shared = (_verbs(doc, one) & _verbs(doc, other)) - {"vote"}
    return bool(bodies & _DECIDING and shared and len(bodies) > 1)


def _conflict(one: Span, other: Span) -> Conflict:
    first, second = sorted((one, other))
    return Conflict(second, first, 0.8)


def _match(doc: Document, sentence: Sentence, pattern: regex.Pattern[str]) -> Span | None:
    found = pattern.search(doc.text, sentence.span.start, sentence.span.end)
    if found is None or sentence.role not in _READ:
        return None
    span = Span(*found.span())
    return None if doc.in_quotation(span) else span


def _verbs(doc: Document, sentence: Sentence) -> frozenset[str]:
    verbs = (t for t in doc.words_in(sentence) if t.upos == "VERB")
    return frozenset(t.lemma.lower() for t in verbs) - {"say", "have", "do", "make", "include"}


def _nouns(doc: Document, sentence: Sentence) -> frozenset[str]:
    return frozenset(base(t) for t in doc.words_in(sentence) if t.upos in ("NOUN", "PROPN"))


def _names(doc: Document, sentence: Sentence) -> frozenset[str]:
    found = {t.lower for t in doc.words_in(sentence) if t.upos == "PROPN"}
    return frozenset(found | ({"united", "states"} if found & _AMERICA else set()))


_AMERICA = frozenset({"u.s.", "us", "u.s", "america"})


def _is_told(doc: Document, token: Token) -> bool:
    return doc.sentences[token.sentence].role in _READ and not doc.in_quotation(token.span)


def _words(doc: Document, noun: Token) -> set[str]:
    return {c.lower for c in doc.tokens.children(noun)}


def _span(doc: Document, noun: Token) -> Span:
    """The noun with what stands before it, and a *before* after it."""
    start = min(
        (c.span.start for c in doc.tokens.children(noun) if c.index < noun.index), default=0
    )
    after = doc.tokens[noun.index + 1 : noun.index + 2]
    end = after[0].span.end if after and after[0].lower == "before" else noun.span.end
    return Span(start, end)
