"""One event in two places: the parade in one town here and in another there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

import regex

from newslint.api import Document, Role, TimeKind, lazy_regex
from newslint_rules.coherence._gazetteer import Spot, apart
from newslint_rules.coherence._held import Held, held
from newslint_rules.coherence._statements import Conflict

_READ = frozenset({Role.HEADLINE, Role.DECK, Role.BODY, Role.LIST_ITEM})
_MANY = 3
_PAST = lazy_regex(
    r"\b(?:last|ago|previous\w*|earlier|former|since then|next|will also|then|moved|instead)\b",
    regex.IGNORECASE,
)
_LASTING = ("born:", "die:", "bury:", "raise:")
_DAY = lazy_regex(r"^(?:last|this|on|early|late) ")


def places(doc: Document) -> Iterator[Conflict]:
    """Events that stand in two places, of which neither may lie in the other."""
    groups: dict[str, list[Held]] = defaultdict(list)
    for found in held(doc):
        groups[found.event].append(found)
    for group in groups.values():
        if len({h.spot for h in group}) > _MANY:
            continue
        for one, other in combinations(sorted(group, key=lambda h: h.span), 2):
            if one.sentence != other.sentence and _conflict(doc, one, other):
                yield Conflict(other.span, one.span, 0.7)
                break


def _conflict(doc: Document, one: Held, other: Held) -> bool:
    if not other.definite or not apart(one.spot, other.spot):
        return False
    if one.marks and other.marks and not one.marks & other.marks:
        return False
    days = _days(doc, one.sentence), _days(doc, other.sentence)
    if all(days) and not days[0] & days[1]:
        return False
    lasting = one.event.startswith(_LASTING)
    if not lasting and any(is_background(doc, h.sentence) for h in (one, other)):
        return False
    return not _told_together(doc, one.spot, other.spot)


def _told_together(doc: Document, one: Spot, other: Spot) -> bool:
    """Whether a sentence names both towns, so that one may lie in the other or both have a turn."""
    if one.town is None or other.town is None:
        return False
    texts = (doc.at(s.span) for s in doc.sentences if s.role in _READ)
    return any(one.town in text and other.town in text for text in texts)


def is_background(doc: Document, sentence: int) -> bool:
    """Whether a sentence tells of a year or another occasion."""
    kinds = {t.kind for t in doc.dates if t.sentence == sentence}
    return TimeKind.YEAR in kinds or _PAST.search(doc.at(doc.sentences[sentence].span)) is not None


def _days(doc: Document, sentence: int) -> frozenset[str]:
    own = (t for t in doc.dates if t.sentence == sentence and t.kind is not TimeKind.CLOCK)
    return frozenset(_DAY.sub("", doc.at(t.span).lower()) for t in own)
