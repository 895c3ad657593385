"""A sentence with its figures as slots, so that patterns can speak of figures and words at once.

"Sales rose 20% to $150 from $100" reads ``Sales rose <p7> to <m8> from <m9>``: a letter for the
kind and the index of the quantity.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

import regex

from newslint.api import Document, Quantity, QuantityKind, Role, Sentence, Span, lazy_regex

LETTERS = {
    QuantityKind.COUNT: "c",
    QuantityKind.MONEY: "m",
    QuantityKind.PERCENT: "p",
    QuantityKind.POINTS: "t",
    QuantityKind.AGE: "a",
    QuantityKind.DURATION: "d",
    QuantityKind.MEASURE: "u",
    QuantityKind.ORDINAL: "o",
    QuantityKind.RATIO: "r",
    QuantityKind.SCORE: "s",
    QuantityKind.YEAR: "y",
    QuantityKind.CODE: "x",
}
WRITERS_ROLES = (Role.BODY, Role.LIST_ITEM, Role.CAPTION, Role.DECK)


def slot(name: str, kinds: str = "cmu") -> str:
    """A pattern for a figure of one of the kinds (letters of `LETTERS`); group: its index."""
    return rf"<[{kinds}](?P<{name}>\d+)>"


def gap(reach: int) -> str:
    """A pattern for up to ``reach`` characters of one clause without figures, as few as fit."""
    return rf"[^<>;:]{{0,{reach}}}?"


_CONVERSION = lazy_regex(
    r"[ ]?\((?:about |around |or |roughly |equal to )?<[mu]\d+>(?:[;,] ?<[mu]\d+>)*\)"
)


class Skeleton(NamedTuple):
    """The text of one sentence with slots; ``figures`` maps the index in a slot to its quantity."""

    sentence: Sentence
    text: str
    figures: dict[int, Quantity]
    places: tuple[tuple[int, int], ...]

    @property
    def without_conversions(self) -> str:
        """The text with bracketed conversions ("$93bn (£62bn)") blanked out, offsets kept."""
        return _CONVERSION.sub(lambda match: " " * len(match.group()), self.text)

    def figure(self, match: regex.Match[str], name: str) -> Quantity:
        """The quantity in the slot ``name``.

        Raises:
            KeyError: If the slot did not take part in the match.
        """
        found = match[name]
        if found is None:
            raise KeyError(name)
        return self.figures[int(found)]

    def span(self, match: regex.Match[str], group: str | int = 0) -> Span:
        """The document span of a group of a match."""
        return Span(self._offset(match.start(group)), self._offset(match.end(group)))

    def _offset(self, at: int) -> int:
        index = bisect_right(self.places, (at, 1 << 60)) - 1
        inside, outside = self.places[index]
        following = self.places[index + 1][1] if index + 1 < len(self.places) else 1 << 60
        return min(outside + at - inside, following)


def skeletons(doc: Document, roles: tuple[Role, ...] = WRITERS_ROLES) -> Iterator[Skeleton]:
    """The skeleton of each sentence that holds a figure and stands in one of the roles."""
    by_sentence: dict[int, list[Quantity]] = {}
    for quantity in doc.quantities:
        by_sentence.setdefault(quantity.sentence, []).append(quantity)
    for index, found in by_sentence.items():
        sentence = doc.sentences[index]
        if sentence.role in roles:
            yield _skeleton(doc, sentence, found)


def _skeleton(doc: Document, sentence: Sentence, found: list[Quantity]) -> Skeleton:
    pieces: list[str] = []
    places = [(0, sentence.span.start)]
    length, cursor = 0, sentence.span.start
    for quantity in found:
        if quantity.span.start < cursor:
            continue
        before = _plain(doc.text[cursor : quantity.span.start])
        mark = f"<{LETTERS[quantity.kind]}{quantity.index}>"
        pieces += [before, mark]
        places.append((length + len(before), quantity.span.start))
        length += len(before) + len(mark)
        cursor = quantity.span.end
        places.append((length, cursor))
    pieces.append(_plain(doc.text[cursor : sentence.span.end]))
    return Skeleton(sentence, "".join(pieces), {q.index: q for q in found}, tuple(places))


def _plain(text: str) -> str:
    """Copy without the signs that mark slots."""
    return text.replace("<", " ").replace(">", " ")
