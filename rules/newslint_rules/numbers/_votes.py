"""Votes told as a score and again side by side: a 68-31 vote, the 31 votes against."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import Document, Quantity, lazy_regex
from newslint_rules.numbers._skeleton import gap, skeletons, slot

_SCORE = lazy_regex(
    rf"{slot('score', 's')}(?: vote\b| to \b)"
    rf"|\b(?:vote[ds]?|voting)\b{gap(40)}{slot('after', 's')}",
    regex.IGNORECASE,
)
_SIDE = lazy_regex(
    rf"{slot('side', 'c')} votes? (?:were )?(?:cast )?(?:against|for|in fav|opposed)"
    rf"|{slot('voted', 'c')}(?: [a-z]+)? (?:had |have )?(?:voted|voting) "
    r"(?:against|for|in fav|yes|no)\b",
    regex.IGNORECASE,
)


def vote_conflicts(doc: Document) -> Iterator[tuple[Quantity, Quantity]]:
    """The one vote of the story and each count of a side of it that the vote does not hold."""
    scores: dict[tuple[float, float], Quantity] = {}
    sides: list[Quantity] = []
    for skeleton in skeletons(doc):
        for match in _SCORE.finditer(skeleton.text):
            score = skeleton.figures[int(match["score"] or match["after"])]
            scores.setdefault((score.low, score.high), score)
        for match in _SIDE.finditer(skeleton.text):
            sides.append(skeleton.figures[int(match["side"] or match["voted"])])
    if len(scores) != 1:
        return
    score = next(iter(scores.values()))
    for side in sides:
        if side.exact and not side.subset and side.value not in (score.low, score.high):
            yield score, side


_PRESENT = lazy_regex(
    rf"{slot('present', 'c')}(?: of (?:the|its) <c\d+>)?(?: [a-z]+){{1,3}} (?:voted|took part|"
    rf"were present|returned|turned up|attended|cast)\b"
    rf"|\bthe {slot('seats', 'c')}-(?:seat|member) ",
    regex.IGNORECASE,
)


def overfull_votes(doc: Document) -> Iterator[tuple[Quantity, Quantity]]:
    """The members present, or the seats of the house, and a vote that has more votes than these."""
    found = list(skeletons(doc))
    for skeleton in found:
        for match in _SCORE.finditer(skeleton.text):
            score = skeleton.figures[int(match["score"] or match["after"])]
            for other in found:
                if other.sentence.paragraph == skeleton.sentence.paragraph:
                    for told in _PRESENT.finditer(other.text):
                        present = other.figures[int(told["present"] or told["seats"])]
                        if present.exact and score.low + score.high > present.value > score.high:
                            yield present, score
