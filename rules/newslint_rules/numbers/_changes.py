"""Statements of change: what rose or fell by how much, to what, from what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from newslint.api import Document, Quantity, QuantityKind, Span, lazy_regex
from newslint_rules.numbers._skeleton import Skeleton, gap, skeletons, slot

UP = (
    r"(?:r[io]ses?|risen|rising|increas\w+|grew|grow(?:s|n|ing|th)?|climb\w*|jump\w*|"
    r"gain\w*|soar\w*"
    r"|surg\w+|advanc\w+|leap(?:s|t|ed)?|swell\w*|boost\w*|rais(?:es?|ed|ing)|lift(?:s|"
    r"ed)?|hik(?:e|ed)s?"
    r"|up|higher)"
)
DOWN = (
    r"(?:f[ae]ll(?:s|en|ing)?|drop(?:s|ped|ping)?|declin\w+|decreas\w+|slip(?:s|ped|"
    r"ping)?|slid(?:es?)?"
    r"|plung\w+|tumbl\w+|sank|sunk|eas(?:es|ed|ing)|dip(?:s|ped|ping)?|cut(?:s|ting)?|reduc\w+"
    r"|lower(?:s|ed|ing)?|slash\w*|trim(?:s|med|ming)?|shrank|shrunk|shrink\w*|plummet\w*|down)"
)
_CUE = rf"\b(?:(?P<up>{UP})|(?P<down>{DOWN}))\b(?! of (?:the|all|those|its|their)\b)"
_Q = "cmup"
_BY = slot("by", "ptcmud")
_SHARE = slot("by", "pt")
_TO = slot("to", _Q)
_FROM = slot("from", _Q)
_BASE = r"(?:from|on|compared (?:with|to)|against|over|versus|vs\.?)"
_PATTERNS = (
    rf"{_CUE}{gap(30)}{_BY}{gap(40)}\bto{gap(12)} {_TO}{gap(60)}\bfrom{gap(30)} {_FROM}",
    rf"{_CUE}{gap(30)}{_BY}{gap(40)}\bfrom{gap(30)} {_FROM}{gap(40)}\bto{gap(12)} {_TO}",
    rf"{_SHARE}{gap(40)}{_CUE}{gap(40)}\bfrom{gap(30)} {_FROM}{gap(40)}\bto{gap(12)} {_TO}",
    rf"{_SHARE}{gap(40)}{_CUE}{gap(40)}\bto{gap(12)} {_TO}{gap(60)}\bfrom{gap(30)} {_FROM}",
    rf"{_TO}{gap(40)}[,(]{gap(12)}{_CUE}{gap(12)}{_BY}{gap(30)}\b{_BASE}{gap(40)} {_FROM}",
    rf"\bfrom{gap(30)} {_FROM}{gap(40)}\bto{gap(12)} {_TO}{gap(30)}(?:,|-|–|—|\()"
    rf"{gap(12)}{_CUE}{gap(12)}{_BY}",
    rf"\bfrom{gap(30)} {_FROM}{gap(40)}\bto{gap(12)} {_TO}{gap(30)}(?:,|-|–|—|\()"
    rf"{gap(12)}{_BY} {_CUE}",
    rf"{_TO}{gap(90)}\b(?:an? |the )(?:[a-z]+ )?{_CUE} from{gap(15)} {_FROM}",
    rf"{_CUE}{gap(15)}\bto{gap(12)} {_TO}{gap(60)}\bfrom{gap(30)} {_FROM}",
    rf"{_CUE}{gap(15)}\bfrom{gap(30)} {_FROM}{gap(40)}\bto{gap(12)} {_TO}",
    rf"{_TO}{gap(40)}[,(]{gap(12)}{_CUE}{gap(12)}\bfrom{gap(30)} {_FROM}",
)
_ANY_CUE = lazy_regex(rf"\b(?:{UP}|{DOWN})\b", regex.IGNORECASE)
_BROKEN = lazy_regex(
    rf"\b(?:but|while|whereas|although|though|after|before|then|and|with|"
    rf"when)\b[^<]*?\b(?:{UP}|{DOWN})\b"
    r"|\b(?:but|while|whereas|although|rank\w*|place|position|as(?! (?:many|much|high|low|"
    r"well)))\b",
    regex.IGNORECASE,
)
ADJUSTED = lazy_regex(
    r"\b(?:annuali[sz]ed|annual(?:ly)? rate|adjust\w+|like-for-like|same-store|comparable|constant|"
    r"seasonal\w*|inflation|real terms|compound\w*|per annum|excluding|before|pro forma|underlying|"
    r"average|per year|a year(?! (?:ago|earlier|before)))\b",
    regex.IGNORECASE,
)


_ASIDE = lazy_regex(rf"\((?!(?:[^()]*\b)?(?:{UP}|{DOWN})\b)[^()]*\)", regex.IGNORECASE)


class Change(NamedTuple):
    """One statement of change.

    ``rises`` tells the direction that the word at ``cue`` claims; ``by`` is None where the copy
    gives only the two ends. ``sentence`` is the index of the sentence.
    """

    cue: Span
    rises: bool
    by: Quantity | None
    to: Quantity
    start: Quantity
    text: str


def changes(doc: Document) -> Iterator[Change]:
    """Every statement of change in the writer's copy whose two ends have one kind and unit."""
    for skeleton in skeletons(doc):
        if skeleton.text.count("<") < 2:
            continue
        taken: set[int] = set()
        text = _ASIDE.sub(_blank, skeleton.text)
        if not _ANY_CUE.search(text):
            continue
        for pattern in _PATTERNS:
            for match in lazy_regex(pattern, regex.IGNORECASE).finditer(text):
                change = _change(skeleton, match)
                if change is None or change.to.index in taken or change.start.index in taken:
                    continue
                taken |= {change.to.index, change.start.index}
                yield change


def _blank(match: regex.Match[str]) -> str:
    return " " * len(match.group())


def _change(skeleton: Skeleton, match: regex.Match[str]) -> Change | None:
    to, start = skeleton.figure(match, "to"), skeleton.figure(match, "from")
    by = skeleton.figure(match, "by") if "by" in match.re.groupindex else None
    if not _comparable(to, start):
        return None
    if to.in_quote or _BROKEN.search(_between(match)):
        return None
    if any(_negative(skeleton, figure) for figure in (to, start)):
        return None
    group = "up" if match["up"] else "down"
    return Change(skeleton.span(match, group), group == "up", by, to, start, skeleton.text)


def _between(match: regex.Match[str]) -> str:
    """The words of the match without its slots and without its cue."""
    group = "up" if match["up"] else "down"
    text = match.string
    return text[match.start() : match.start(group)] + " " + text[match.end(group) : match.end()]


def _comparable(to: Quantity, start: Quantity) -> bool:
    """Whether two ends have one kind and unit, or the unit of one goes without saying."""
    if min(to.step, start.step) < 1000 <= max(to.step, start.step) and _small(to, start):
        return False
    if to.kind is start.kind:
        return to.unit == start.unit or {to.unit, start.unit} == {"$", "USD"}
    scaled = to.step >= 1000 and start.step >= 1000
    return (
        scaled
        and QuantityKind.COUNT in (to.kind, start.kind)
        and _MEASURE
        in (
            to.kind,
            start.kind,
        )
    )


def _small(to: Quantity, start: Quantity) -> bool:
    """Whether one end lacks the "million" that the other has ("from 3 to 5 million")."""
    return min(to.value, start.value) < 1000


_MEASURE = QuantityKind.MEASURE


def _negative(skeleton: Skeleton, figure: Quantity) -> bool:
    mark = regex.search(rf"<[a-z]{figure.index}>", skeleton.text)
    before = skeleton.text[: mark.start()] if mark else ""
    return bool(regex.search(r"(?:minus |negative |(?<![\w>])[-−])$", before))
