"""Shares of a whole that stands in the same sentence, or shortly before it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from newslint.api import Document, Quantity, lazy_regex
from newslint_rules.numbers._nouns import persons, same_things
from newslint_rules.numbers._shares import Share
from newslint_rules.numbers._skeleton import Skeleton, gap, skeletons, slot

_PART = slot("part")
_PERCENT = slot("share", "p")
_LINK = r"(?:,? or|,? \(|,? -|,? –|,? —|, that is,|,? equal to)(?: (?:about|some|just|nearly))*"
_AMOUNTS = (
    r"(?:,? or|,? \(|,? -|,? –|,? —|, that is,|equal to|equates? to|makes up|make up|accounts? for|"
    r"represents?|amounts? to|corresponds? to|equivalent to)(?: (?:about|some|just|nearly))*"
)
_SAME = (
    rf"{_PART}{gap(40)}{_LINK} ?{_PERCENT} of (?:the |its |their |all |a total of )*"
    rf"{slot('whole')}",
    rf"\bof (?:the |its |their |all )*{slot('whole')}{gap(70)}(?:,| that| and)(?: only| "
    rf"just)? {_PART}"
    rf"{gap(45)}(?:,? or|\(|,) ?(?:about |nearly |just )?{_PERCENT}[,).]",
    rf"\b[Tt]urn-?out\b{gap(25)} {_PERCENT}{gap(20)}[,(;] ?(?:with |or )?(?:only |just )?{_PART}"
    rf"{gap(15)} (?:of|out of) (?:the |its |all )*{slot('whole')}",
)
_BEFORE = (
    rf"{_PART} (?P<what>[a-z-]+(?: [a-z-]+)?){gap(25)}{_AMOUNTS} ?{_PERCENT} of (?:the |"
    rf"its |their |"
    rf"all )+(?:total|whole|fleet|workforce|membership|force|[a-z]+ total|entire [a-z]+|[a-z]+)\b"
)
_STRANGE = lazy_regex(
    r"\b(?:year|month|quarter|market|world|time|sales|profits?)\b", regex.IGNORECASE
)


def portions(doc: Document) -> Iterator[Share]:
    """Parts told as a number and as a share, with the whole beside them or in the sentence before.

    The whole of another sentence must be the only figure there of the same things.
    """
    found = list(skeletons(doc))
    for skeleton in found:
        for pattern in _SAME:
            for match in lazy_regex(pattern, regex.IGNORECASE).finditer(skeleton.text):
                part, share, whole = (skeleton.figure(match, n) for n in ("part", "share", "whole"))
                if (part.kind, part.unit) == (whole.kind, whole.unit):
                    yield Share(share, part, whole)
    for before, skeleton in pairwise(found):
        yield from _of_the_former(before, skeleton)


def _of_the_former(before: Skeleton, skeleton: Skeleton) -> Iterator[Share]:
    near = skeleton.sentence.paragraph == before.sentence.paragraph
    if not near or skeleton.sentence.index != before.sentence.index + 1:
        return
    for match in lazy_regex(_BEFORE, regex.IGNORECASE).finditer(skeleton.text):
        part, share = skeleton.figure(match, "part"), skeleton.figure(match, "share")
        if not _STRANGE.search(match.group()):
            wholes = [q for q in before.figures.values() if _one_kind(part, q)]
            if len(wholes) == 1 and wholes[0].value > part.value:
                yield Share(share, part, wholes[0])


def _one_kind(part: Quantity, whole: Quantity) -> bool:
    if (part.kind, part.unit) != (whole.kind, whole.unit) or part.index == whole.index:
        return False
    if part.noun is None or whole.noun is None:
        return part.noun is whole.noun
    both = persons(part.noun) and persons(whole.noun)
    return both or same_things(part.noun, whole.noun)
