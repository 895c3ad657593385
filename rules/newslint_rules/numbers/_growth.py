"""Percentages of change told beside their two ends, or one sentence before or after them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from newslint.api import Document, Quantity, QuantityKind, Span, lazy_regex
from newslint_rules.numbers._changes import DOWN, UP, Change
from newslint_rules.numbers._skeleton import Skeleton, gap, skeletons, slot

_NOUN = (
    r"(?P<{0}_up>increase|premium|rise|gain|jump|growth|improvement|surge|climb|hike|"
    r"advance|boost)|"
    r"(?P<{0}_down>decrease|discount|decline|fall|drop|cut|reduction|slump|loss|plunge|slide|dip)"
)
_VERB = rf"(?P<{{0}}_up>{UP})|(?P<{{0}}_down>{DOWN})"
_PERCENT = slot("by", "p")
_PART = slot("by", "ptcmur")
_STEPS = (
    rf"\b(?:{_VERB.format('a')}) (?:(?:some|about|nearly|almost|a further) )*{_PERCENT}",
    rf"\b(?:{_VERB.format('e')}) by {_PART}",
    rf"\b(?:{_NOUN.format('b')}) of {_PART}",
    rf"{_PERCENT} (?:[a-z]+ )?(?:{_NOUN.format('c')})\b",
    rf"{_PART} (?P<d_up>more|higher) than\b",
    rf"{_PART} (?P<f_down>lower|less|fewer) than\b",
    rf"(?:, or|\(|, that is,|, equal to) ?(?:(?:about|some|nearly|almost|just|an?) )*{_PERCENT}"
    rf"(?= ?[,).;]|$| (?:over|on|from|in)\b)",
)
_TO, _FROM = slot("to", "cmup"), slot("from", "cmup")
_ENDS = (
    rf"\bfrom{gap(30)} {_FROM}{gap(45)}\bto{gap(25)} {_TO}",
    rf"\bto{gap(25)} {_TO}{gap(60)}\bfrom{gap(45)} {_FROM}",
    rf"{_TO}{gap(70)}\b(?:compared (?:with|to)|versus|vs\.?|against|up from|down from)"
    rf"{gap(50)} {_FROM}",
    rf"{_TO}{gap(60)}, <[ptcmur]\d+> (?:more|higher|lower|less|fewer) than{gap(40)} "
    rf"{_FROM}",
    rf"{_TO}{gap(60)}\b(?:premium|discount) of <p\d+> (?:to|over|on){gap(45)} {_FROM}",
)
_NEW_CLAUSE = lazy_regex(
    r";|\b(?:while|whereas|although|though|but|because|and|as|when|after|before|with|despite|if)\b",
    regex.IGNORECASE,
)
_CUE = lazy_regex(
    rf"\b(?:{UP}|{DOWN}|more|fewer|less|premium|discount|improvement)\b", regex.IGNORECASE
)
_KIN = (
    frozenset({"profit", "profits", "earnings", "income"}),
    frozenset({"sales", "revenue", "revenues", "turnover"}),
    frozenset({"loss", "losses"}),
)
_REST = 90
_FAR = 200


class _Step(NamedTuple):
    by: Quantity
    cue: Span
    rises: bool | None
    place: tuple[int, int]


class _Ends(NamedTuple):
    to: Quantity
    start: Quantity
    place: tuple[int, int]


def linked_changes(doc: Document) -> Iterator[Change]:
    """Every percentage of change that has but one pair of ends to go with, and they but it.

    Sentence of its own: "fell from 785 to 708, or 9.8%", "to $2 million from $3 million, a cut of
    33 percent". Neighbours in a paragraph: "has fallen by 9.8%. Figures showed a decline from 785
    to 708", where the sentence with the ends goes on about the same thing.
    """
    former: Skeleton | None = None
    for skeleton in skeletons(doc):
        own = _own(skeleton)
        if own is not None:
            yield own
        elif former is not None and _neighbours(former, skeleton):
            across = _across(former, skeleton)
            if across is not None:
                yield across
        former = skeleton


def _own(skeleton: Skeleton) -> Change | None:
    text = skeleton.without_conversions
    steps, ends = _steps(skeleton, text), _ends(skeleton, text)
    if len(ends) != 1 or not _CUE.search(text):
        return None
    pair = ends[0]
    steps = [step for step in steps if step.by.index not in (pair.to.index, pair.start.index)]
    if len(steps) != 1:
        return None
    step = steps[0]
    left, right = sorted((step.place, pair.place))
    between = text[left[1] : max(left[1], right[0])]
    if len(between) > _REST or _NEW_CLAUSE.search(between) or "<" in between:
        return None
    return _change(skeleton, step, pair)


def _across(former: Skeleton, skeleton: Skeleton) -> Change | None:
    text, before = skeleton.without_conversions, former.without_conversions
    steps, ends = _steps(former, before), _ends(skeleton, text)
    percents = [q for q in skeleton.figures.values() if q.kind is QuantityKind.PERCENT]
    if len(steps) != 1 or len(ends) != 1 or percents or _ends(former, before):
        return None
    return _change(former, steps[0], ends[0]) if _goes_on(before, text) else None


def _neighbours(former: Skeleton, skeleton: Skeleton) -> bool:
    one, other = former.sentence, skeleton.sentence
    return other.index == one.index + 1 and other.paragraph == one.paragraph


def _goes_on(before: str, text: str) -> bool:
    """Whether a sentence tells the figures behind the one before: same sum, or "showed a fall"."""
    if regex.search(
        r"\b(?:figures|statistics|data|numbers)\b[^<]{0,40} show\w*\b", text, regex.IGNORECASE
    ):
        return True
    words = [set(regex.findall(r"[a-z]+", part.lower())) for part in (before, text[:60])]
    return any(words[0] & kin and words[1] & kin for kin in _KIN)


def _change(skeleton: Skeleton, step: _Step, pair: _Ends) -> Change | None:
    to, start = pair.to, pair.start
    if to.kind is not start.kind or to.unit != start.unit or to.in_quote or start.value == 0:
        return None
    rises = step.rises if step.rises is not None else to.value > start.value
    return Change(step.cue, rises, step.by, to, start, skeleton.text)


def _steps(skeleton: Skeleton, text: str) -> list[_Step]:
    found: dict[int, _Step] = {}
    for pattern in _STEPS:
        for match in lazy_regex(pattern, regex.IGNORECASE).finditer(text):
            groups = {name: value for name, value in match.groupdict().items() if value}
            by = skeleton.figure(match, "by")
            up = any(name.endswith("_up") for name in groups)
            down = any(name.endswith("_down") for name in groups)
            rises = up if up or down else None
            found.setdefault(by.index, _Step(by, skeleton.span(match), rises, match.span()))
    return list(found.values())


def _ends(skeleton: Skeleton, text: str) -> list[_Ends]:
    found: dict[frozenset[int], _Ends] = {}
    for pattern in _ENDS:
        for match in lazy_regex(pattern, regex.IGNORECASE).finditer(text):
            to, start = skeleton.figure(match, "to"), skeleton.figure(match, "from")
            alike = (to.kind, to.unit) == (start.kind, start.unit) and to.value != start.value
            if alike and max(to.value, start.value) < _FAR * min(to.value, start.value):
                pair = frozenset({to.index, start.index})
                found.setdefault(pair, _Ends(to, start, match.span()))
    return list(found.values())


_MOVED = (
    rf"\b(?:(?P<up>{UP})|(?P<down>{DOWN})) (?:by )?{slot('step', 'mcu')}(?: ?[a-z]+)?,? "
    rf"?(?:or|\() ?"
    rf"{_PERCENT}[,)]?{gap(30)} (?:to|at) {slot('to', 'mcu')}",
    rf"\b(?:(?P<up>{UP})|(?P<down>{DOWN})) (?:by )?{slot('step', 'mcu')}(?: ?[a-z]+)? (?:to|at) "
    rf"{slot('to', 'mcu')}(?: ?[a-z]+)?, (?:or|an? (?:rise|gain|jump|fall|drop|loss|"
    rf"decline|cut) of|"
    rf"(?:up|down)) {_PERCENT}",
)


def moved_prices(doc: Document) -> Iterator[tuple[Quantity, Quantity, Quantity, bool]]:
    """Step, percentage and level of "rose $1.52, or 1.8%, to $84.34", and whether it rose."""
    for skeleton in skeletons(doc):
        if skeleton.text.count("<") >= 3:
            for pattern in _MOVED:
                for match in lazy_regex(pattern, regex.IGNORECASE).finditer(
                    skeleton.without_conversions
                ):
                    step, by, to = (skeleton.figure(match, name) for name in ("step", "by", "to"))
                    if step.value < to.value and (step.unit == to.unit or step.unit == "point"):
                        yield step, by, to, bool(match["up"])
