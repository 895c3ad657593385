"""A place named only once, at a thing that the story knows from another place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

from newslint.api import Document, Role, Span, Token, lexicon
from newslint_rules.coherence._gazetteer import Spot, apart, country_of
from newslint_rules.coherence._held import OTHER
from newslint_rules.coherence._placenames import IN, place_at, town_in_front
from newslint_rules.coherence._places import is_background
from newslint_rules.coherence._statements import Conflict

_READ = frozenset({Role.HEADLINE, Role.DECK, Role.BODY, Role.LIST_ITEM})
_DATA = "newslint_rules.data"
_AREAS = frozenset(
    "area district region neighbourhood neighborhood suburb borough ward part city town village"
    " port capital province county state".split()
)
_SCENES = frozenset({"site", "scene"})
_WHERE = IN | {"off", "through", "across"}
_SEVERAL = OTHER | {"both", "two", "several", "former", "old"}
_EARLY = 3
"""Sentences of the body in which an event is first told."""
_REACH = 10
"""Words behind a noun within which the site may follow where it stands."""


def lone_places(doc: Document) -> Iterator[Conflict]:
    """*The Ghent nuns* or *the house in Ghent* where the story has nuns or a house elsewhere.

    Ghent must stand there alone in the story, and a sentence before must have the noun beside a
    town that is not Ghent. For events the opening may tell of it in other words: *the accident in
    Ghent* where a bus overturned near Bruges.
    """
    lemmas = _by_lemma(doc)
    towns: list[tuple[Spot, Span]] | None = None
    for noun in doc.tokens:
        words = _words_for(_event_of(doc, noun))
        others = [t for t in lemmas[noun.lemma.lower()] if t.index != noun.index]
        found = _placed(doc, noun) if (others or words) and _may_be_known(doc, noun) else None
        if found is None or not _is_alone(doc, found[0], literal=bool(words)):
            continue
        if is_background(doc, noun.sentence):
            continue
        where, span = found
        if towns is None:
            towns = list(_towns(doc))
        known = [
            place
            for spot, place in towns
            if place.end < span.start and apart(where, spot) and _beside(doc, noun, place)
        ]
        several = words if not others else frozenset()
        others += [t for word in several for t in lemmas[word]]
        elsewhere = any(town_in_front(doc, other) is not None for other in others)
        if known and not elsewhere and not _has_several(doc, noun, others):
            yield Conflict(span, known[0], 0.7)


def _is_alone(doc: Document, where: Spot, *, literal: bool) -> bool:
    """Whether a place is named once; one that may stand for a government must hold an event."""
    name = where.town or where.region or where.country
    if name is None or doc.text.count(name) > 1:
        return False
    return literal or (where.town is not None and country_of(name) is None)


def _event_of(doc: Document, noun: Token) -> Token:
    """The crash of a crash site; other nouns are what they are."""
    if noun.lemma.lower() not in _SCENES:
        return noun
    return next(iter(doc.tokens.children(noun, "compound")), noun)


@cache
def _classes() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The nouns of each kind of event, and its verbs."""
    lines = (line.partition(" | ") for line in sorted(lexicon("coh_events", _DATA)))
    return tuple((frozenset(n.split()), frozenset(v.split())) for n, _, v in lines)


def _words_for(noun: Token) -> frozenset[str]:
    """Nouns and verbs that may have told of an event before; none for other nouns."""
    lemma = noun.lemma.lower()
    return frozenset().union(*(nouns | verbs for nouns, verbs in _classes() if lemma in nouns))


def lone_sites(doc: Document) -> Iterator[Conflict]:
    """*The airport branch* of which the story said: *a branch in the railway station*."""
    sites, lemmas = lexicon("coh_sites", _DATA), _by_lemma(doc)
    for noun in doc.tokens:
        site = doc.tokens[noun.index - 1] if noun.index else noun
        if site.lower not in sites or site.head != noun.index or not _is_told(doc, noun):
            continue
        if site.index == 0 or doc.tokens[site.index - 1].lower != "the":
            continue
        if len(lemmas[site.lemma.lower()]) > 1 or doc.in_quotation(noun.span):
            continue
        others = lemmas[noun.lemma.lower()]
        place = next((s for o in others if (s := _site_behind(doc, o, sites)) is not None), None)
        if place is not None and not _has_several(doc, noun, others):
            first, second = sorted((place, site.span.to(noun.span)))
            yield Conflict(second, first, 0.7)


def _may_be_known(doc: Document, noun: Token) -> bool:
    if noun.index < 2 or not noun.text.islower() or noun.lemma.lower() in _AREAS:
        return False
    return noun.deprel != "compound" and _is_told(doc, noun) and not doc.in_quotation(noun.span)


def _placed(doc: Document, noun: Token) -> tuple[Spot, Span] | None:
    """The town of a definite noun, in front or behind, with the span of both."""
    front = town_in_front(doc, noun)
    if front is not None:
        where, run = front
        definite = doc.tokens[run[0].index - 1].lower == "the"
        return (where, run[0].span.to(noun.span)) if definite else None
    after = doc.tokens[noun.index + 1 : noun.index + 2]
    if not after or after[0].lower not in IN or (noun.xpos == "NNS" and noun.lower != "talks"):
        return None
    if not any(child.lower == "the" for child in doc.tokens.children(noun, "det")):
        return None
    behind = place_at(doc, after[0])
    return None if behind is None else (behind[0], noun.span.to(behind[1]))


def _site_behind(doc: Document, noun: Token, sites: frozenset[str]) -> Span | None:
    """The site in *a branch of the chain in the railway station*, with the noun."""
    behind = doc.tokens[noun.index + 1 : noun.index + _REACH]
    words = list(
        takewhile(lambda t: t.sentence == noun.sentence and t.upos not in ("VERB", "PUNCT"), behind)
    )
    for at, word in enumerate(words):
        if word.lower not in IN:
            continue
        phrase = takewhile(lambda t: t.upos in ("DET", "ADJ", "NOUN"), words[at + 1 :])
        last = next(reversed(list(phrase)), None)
        if last is not None and last.lemma.lower() in sites:
            return noun.span.to(last.span)
    return None


def _beside(doc: Document, noun: Token, place: Span) -> bool:
    """Whether the sentence that names a place has the noun as well, or tells first of the event."""
    sentence = doc.sentence_at(place.start)
    if sentence is None:
        return False
    lemmas = {token.lemma.lower() for token in doc.words_in(sentence)}
    if noun.lemma.lower() in lemmas:
        return True
    body = [s.index for s in doc.sentences if s.role is Role.BODY][:_EARLY]
    return sentence.index in body and not lemmas.isdisjoint(_words_for(_event_of(doc, noun)))


def _by_lemma(doc: Document) -> dict[str, list[Token]]:
    table: dict[str, list[Token]] = defaultdict(list)
    for token in doc.tokens:
        if token.upos == "NOUN":
            table[token.lemma.lower()].append(token)
    return table


def _towns(doc: Document) -> Iterator[tuple[Spot, Span]]:
    for token in doc.tokens:
        if token.upos == "ADP" and token.lower in _WHERE and _is_told(doc, token):
            found = place_at(doc, token)
            if found is not None:
                yield found[0]._replace(loose=False), found[1]


def _has_several(doc: Document, noun: Token, others: Sequence[Token]) -> bool:
    """Whether the story has more than one of the things."""
    if noun.xpos == "NNS":
        return False
    if any(other.xpos == "NNS" for other in others):
        return True
    return any(
        child.lower in _SEVERAL for one in (noun, *others) for child in doc.tokens.children(one)
    )


def _is_told(doc: Document, token: Token) -> bool:
    return doc.sentences[token.sentence].role in _READ
