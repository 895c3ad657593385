"""Pairs of words in which one has been swapped for a synonym that never stands there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from newslint.api import Document, Role, Span, Token

__all__ = ["OddPair", "odd_pairs"]

_LIST = Path(__file__).parent.parent / "data" / "tra_collocations.txt"
_ROLES = frozenset({Role.HEADLINE, Role.DECK, Role.BODY, Role.SUBHEAD, Role.LIST_ITEM})
_JOIN = frozenset({" ", "-"})
_NAMING = frozenset({"NOUN", "ADJ", "VERB"})
_ATTRIBUTIVE = frozenset({"amod", "compound"})


class OddPair(NamedTuple):
    """Two words in ``span``, one of them in place of that which makes them the usual ``phrase``.

    ``telling`` marks pairs that are odd enough by themselves; the others say something only in
    company. ``fits`` tells that the phrase can be written as it is, without an ending.
    """

    span: Span
    phrase: str
    telling: bool
    fits: bool


def odd_pairs(doc: Document) -> Iterator[OddPair]:
    """The odd pairs of the running copy outside names, in text order."""
    for sentence in doc.sentences:
        if sentence.role not in _ROLES:
            continue
        for first, second in pairwise(doc.words_in(sentence)):
            found = _pair(doc, first, second)
            if found is not None:
                yield found


def _pair(doc: Document, first: Token, second: Token) -> OddPair | None:
    attributive = second.upos == "ADJ" and second.deprel in _ATTRIBUTIVE  # *heavy metal band*
    if not (second.upos == "NOUN" or attributive) or first.upos not in _NAMING:
        return None
    if not (first.text.islower() and second.text.islower()):
        return None
    if doc.text[first.span.end : second.span.start] not in _JOIN or _is_longer(doc, first, second):
        return None
    within = second.deprel == "compound" and first.head == second.head  # *hunger strike leaders*
    if (first.head == second.index or within) and first.deprel in _ATTRIBUTIVE:
        own = first.lemma if first.upos == "NOUN" else first.lower
    elif second.head == first.index and second.deprel == "obj":
        own = first.lemma
    else:
        return None
    swaps = ((f"_ {second.lemma}", first, own), (f"{own} _", second, second.lemma))
    found = None
    for frame, odd, lemma in swaps:
        kept = second.text if odd is first else first.text
        for usual, telling, weak in _frame(frame):
            if lemma in telling or (lemma in weak and found is None):
                phrase = f"{usual} {kept}" if odd is first else f"{kept} {usual}"
                span = first.span.to(second.span)
                found = OddPair(span, phrase, lemma in telling, odd.text == lemma)
            if found is not None and found.telling:
                return found
    return found


def _is_longer(doc: Document, first: Token, second: Token) -> bool:
    """Whether the pair is part of a compound: *gas separation stations*, *timber-reliant towns*."""
    at = first.span.start
    if doc.text.startswith("-", second.span.end) or (at and doc.text[at - 1] == "-"):
        return True
    before = doc.tokens[first.index - 1] if first.index else None
    if before is None or before.upos != "NOUN" or before.deprel != "compound":
        return False
    return before.head in (first.index, second.index)


def _frame(frame: str) -> Iterator[tuple[str, frozenset[str], frozenset[str]]]:
    """Each usual word of a frame with its telling and its weak substitutes."""
    data, start = _data(), f"{frame} = ".encode()
    at = _first(data, start)
    while data.startswith(start, at):
        end = data.index(b"\n", at)
        usual, _, odd = data[at + len(start) : end].decode().partition(": ")
        telling, _, weak = odd.partition(";")
        yield usual, frozenset(telling.split()), frozenset(weak.split())
        at = end + 1


def _first(data: bytes, start: bytes) -> int:
    """Where the first line that is not below ``start`` begins, by bisection of the sorted lines."""
    low, high = 0, len(data)
    while low < high:
        line = data.rfind(b"\n", 0, (low + high) // 2) + 1
        if line < low:
            line = low
        end = data.index(b"\n", line) + 1
        if data[line:end] < start:
            low = end
        else:
            high = line
    return low


@cache
def _data() -> bytes:
    """The list as it is, its lines in the order of their bytes; to split it would take longer."""
    return _LIST.read_bytes()
