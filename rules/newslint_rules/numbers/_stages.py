"""One stage of a match with two scores, and one stay with two lengths."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import regex

from newslint.api import Document, Quantity, QuantityKind, Role, lazy_regex
from newslint_rules.numbers._context import Context
from newslint_rules.numbers._profiles import stem
from newslint_rules.numbers._skeleton import Skeleton, skeletons, slot

_STAGE = (
    r"(?P<stage>(?:(?:early|midway|late) (?:in|into|through) the (?:<o\d+>|final) "
    r"(?:half|quarter|period|set))|at (?:half-?time|the (?:break|interval))|half-?time|"
    r"at the end of the (?:<o\d+>|first) (?:quarter|period|set))"
)
_LEAD = lazy_regex(
    rf"\b(?:led|leading|lead|ahead|trailed|trailing|behind|down|up)\b[^<>.;]{{0,20}} "
    rf"{slot('after', 's')}[^<>.;]{{0,25}}?{_STAGE}"
    rf"|{slot('before', 's')} (?:lead|advantage|deficit)[^<>.;]{{0,25}}?{_STAGE}"
    rf"|{_STAGE}[^<>.;]{{0,40}}\b(?:led|leading|ahead|trailed|behind)\b[^<>.;]{{0,10}} "
    rf"{slot('then', 's')}",
    regex.IGNORECASE,
)
_ORDINAL = lazy_regex(r"<o(\d+)>")
_RANGE = frozenset({"to", "between", "or"})
_UP_TO = frozenset({"up to", "as many as", "a maximum of", "at most"})


def stage_conflicts(doc: Document) -> Iterator[tuple[Quantity, Quantity]]:
    """Two scores that one side leads by at one stage of the match."""
    told: dict[str, Quantity] = {}
    for skeleton in skeletons(doc, (Role.BODY,)):
        for match in _LEAD.finditer(skeleton.text):
            index = next(match[group] for group in ("after", "before", "then") if match[group])
            score = skeleton.figures[int(index)]
            former = told.setdefault(_named(skeleton, match["stage"]), score)
            if (former.low, former.high) != (score.low, score.high) and not score.in_quote:
                yield former, score


def _named(skeleton: Skeleton, stage: str) -> str:
    """One name for a stage however it is written."""
    numbered = _ORDINAL.sub(lambda m: f"{skeleton.figures[int(m[1])].value:g}", stage.lower())
    return regex.sub(r"[^a-z0-9]", "", numbered.removeprefix("at "))


def stay_conflicts(doc: Document) -> Iterator[tuple[Quantity, Quantity]]:
    """ "For three to six months" and "up to nine months", the only lengths of that unit.

    Their sentences must speak of the same people or things.
    """
    units: dict[str | None, list[Quantity]] = {}
    for quantity in doc.quantities:
        if quantity.kind is QuantityKind.DURATION and quantity.unit in ("week", "month", "year"):
            units.setdefault(quantity.unit, []).append(quantity)
    for lengths in units.values():
        for one, other in combinations(lengths, 2):
            links = {one.modifier, other.modifier}
            if len(lengths) != 2 or not (links & _RANGE and links & _UP_TO):
                continue
            nouns = [_nouns(doc, quantity) for quantity in (one, other)]
            if (
                one.high != other.high
                and nouns[0] & nouns[1]
                and not (one.in_quote or other.in_quote)
            ):
                yield one, other


def _nouns(doc: Document, quantity: Quantity) -> set[str]:
    tokens = Context(doc, quantity).tokens
    return {stem(t.lemma) for t in tokens if t.upos == "NOUN" and t.lemma != quantity.unit}
