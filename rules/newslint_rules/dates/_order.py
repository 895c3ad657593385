"""Two dated happenings that one sentence sets in order with "after" or "before"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from newslint.api import Document, Token, lazy_regex
from newslint_rules.dates._moments import Moment, by_sentence

_LATER = frozenset({"after", "following"})
_EARLIER = frozenset({"before"})
_PLANNED = lazy_regex(
    r"\b(?:will|would|plan\w*|due|set|schedul\w+|expect\w*|promis\w+|agree\w*|vow\w*|propos\w+|"
    r"announc\w+|hop\w+|aim\w*|want\w*|decid\w+|call\w*|deadline|until|by|since|to|from|for|"
    r"re-?(?:elect|open|build|buil|issu|appoint|start|launch)\w*|again|second|another|third)\b"
)
_IN = lazy_regex(r",? (?:in )?|,? \((?:in )?")
_CONCEDING = frozenset({"while", "although", "though", "whereas"})
"""Openings of sentences that tell of two things apart."""
AS = "as"
"""The word of an `Order` for two names of one moment."""
_HALF_YEAR = 180


class Order(NamedTuple):
    """A moment, what the copy sets it ``after`` or ``before``, and that other moment.

    ``word`` is "as" for two names of one moment.
    """

    told: Moment
    word: str
    other: Moment

    @property
    def holds(self) -> bool:
        """Whether the two moments can lie as told."""
        if self.word == AS:
            return False
        if self.word in _LATER:
            return not self.told.precedes(self.other)
        return not self.other.precedes(self.told)


def orders(doc: Document) -> Iterator[Order]:
    """Every two moments that hang on the two sides of such a word."""
    for sentence, found in by_sentence(doc):
        if len(found) < 2:
            continue
        words = doc.tokens.of_sentence(sentence)
        if words[0].lower in _CONCEDING:
            continue
        for word in words:
            if word.lower in _LATER | _EARLIER and word.deprel in ("mark", "case"):
                order = _order(doc, word, found)
                if order is not None:
                    yield order


def misnamed(doc: Document) -> Iterator[Order]:
    """ "The next year, in 2010", where the year before it in the copy is 2008."""
    for _, found in by_sentence(doc):
        for one, other in pairwise(found):
            between = doc.text[one.span.end : other.span.start]
            apart = one.precedes(other) or other.precedes(one)
            if apart and doc.at(one.span).endswith("year") and _IN.fullmatch(between):
                yield Order(other, AS, one)


def _order(doc: Document, word: Token, found: list[Moment]) -> Order | None:
    below = doc.tokens.head(word)
    if below is None:
        return None
    side = {t.index for t in doc.tokens.subtree(below) if t.index > word.index}
    ties = doc.tokens.ancestors(_first_of(doc, below))
    above = next((t for t in ties if _outside(t, word, side)), None)
    if above is None:
        return None
    mine = [m for m in found if _within(doc, m, side, below)]
    its = [m for m in found if _tied(doc, m, above, side)]
    if len(mine) != 1 or len(its) != 1 or mine[0].sure != its[0].sure:
        return None
    told, other = its[0], mine[0]
    if not told.sure and abs((told.first - other.first).days) > _HALF_YEAR:
        return None
    clause = doc.text[word.span.end : other.span.start]
    if word.lower in _LATER and _PLANNED.search(clause.rstrip().rpartition(" ")[0]):
        return None
    return Order(told, word.lower, other)


def _first_of(doc: Document, below: Token) -> Token:
    """The first of the clauses that "and" sets beside each other ("after ... and before ...")."""
    head = doc.tokens.head(below)
    if below.deprel == "conj" and head is not None and doc.tokens.children(head, "mark"):
        return head
    return below


def _outside(token: Token, word: Token, side: set[int]) -> bool:
    """Whether a word that governs the clause is the verb or noun that the clause goes with."""
    fronted = token.index > max(side, default=0)
    return token.upos in ("VERB", "NOUN", "ADJ") and (token.index < word.index - 1 or fronted)


def _within(doc: Document, moment: Moment, side: set[int], below: Token) -> bool:
    """Whether a moment dates what the word brings in: its verb, or a noun's relative clause."""
    words = doc.tokens.in_span(moment.span)
    if not words or words[0].index not in side:
        return False
    verbs = 0
    for token in doc.tokens.ancestors(words[0]):
        if token.index == below.index:
            return verbs <= (below.upos != "VERB")
        verbs += token.upos == "VERB"
    return False


def _tied(doc: Document, moment: Moment, above: Token, side: set[int]) -> bool:
    """Whether a moment goes with what the clause goes with, without another verb in between."""
    words = doc.tokens.in_span(moment.span)
    if not words or words[0].index in side:
        return False
    for token in doc.tokens.ancestors(words[0]):
        if token.index == above.index:
            return True
        if token.upos == "VERB":
            return False
    return False
