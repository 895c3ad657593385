"""Sums that copy does in passing: the rest of a group, majorities, so much each, margins."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import regex

from newslint.api import Document, Quantity, lazy_regex
from newslint_rules.numbers._arithmetic import Range, meant
from newslint_rules.numbers._skeleton import Skeleton, gap, skeletons, slot

_DETERMINERS = r"(?:the |its |their |his |her |all |those |these |a total of )*"
_REST = (
    rf"\b(?:of|out of|among) {_DETERMINERS}{slot('whole', 'c')}{gap(45)}, {slot('part', 'c')}"
    rf"{gap(70)}(?:,| and| while| but|;) (?:the )?(?:other|remaining) {slot('rest', 'c')}",
    rf"{slot('part', 'c')} of {_DETERMINERS}{slot('whole', 'c')}{gap(70)}(?:,| and| while| but|;) "
    rf"(?:leaving (?:[a-z]+ with )?|the (?:other|remaining) )(?:only |just |the (?:other|"
    rf"remaining) )?"
    rf"{slot('rest', 'c')}(?! (?:per|%))",
)
_MAJORITY = (
    rf"{slot('more', 'c')}(?: votes?)? to {slot('fewer', 'c')}{gap(25)}, "
    rf"(?:a |with a |giving [a-z]+ a )?(?:majority|margin) of (?:just |only "
    rf")?{slot('margin', 'c')}",
    rf"\bby {slot('margin', 'c')} votes?, {slot('more', 'c')}(?: votes?)? to {slot('fewer', 'c')}",
    rf"{slot('score', 's')}(?: vote)?{gap(25)}, (?:a |with a )?(?:majority|margin) of "
    rf"(?:just |only )?{slot('margin', 'c')}",
)
_VOTES = (
    rf"{slot('more', 'c')}(?: [a-z]+){{0,2}} (?:for|in favou?r)\b{gap(30)}(?:,|,? and|,? to|;) "
    rf"{slot('fewer', 'c')}(?: [a-z]+){{0,2}} against{gap(15)}, (?:a |with a |giving [a-z]+ a )?"
    rf"(?:majority|margin) of (?:just |only )?{slot('margin', 'c')}"
)
_PERIODS = {"day": 1, "week": 7, "month": 30.4, "quarter": 91.25, "year": 365}
_RATE = (
    rf"{slot('one', 'm')} (?:a|per|each|every) (?P<period>day|week|month|quarter|year)(?:,| \(| -"
    rf"| –| —) (?:or )?(?:about |around |roughly |some |nearly )?{slot('many', 'm')} (?:a|per|each|"
    r"every) (?P<other>day|week|month|quarter|year)\b"
)
_EACH = (
    rf"{slot('each', 'm')} (?:each|apiece)?{gap(15)}(?:to|for|from) (?:each of )?{_DETERMINERS}"
    rf"{slot('many', 'c')} [a-z]+{gap(25)}, (?:a total of |for a total of |or |totall?ing |making )"
    rf"(?:about )?{slot('total', 'm')}",
    rf"{slot('total', 'm')}{gap(40)}(?:among|between|by|to|for) {_DETERMINERS}{slot('many', 'c')} "
    rf"[a-z]+{gap(25)},? (?:or|each getting|who each get|giving each|who got|who get) (?:about )?"
    rf"{slot('each', 'm')}(?: each| apiece)?",
    rf"\b[Ee]ach of {_DETERMINERS}{slot('many', 'c')} [a-z]+{gap(40)} "
    rf"{slot('each', 'm')}{gap(20)}, "
    rf"(?:or |for |making |a total of |totall?ing )?{slot('total', 'm')}",
    rf"{slot('each', 'm')} (?:a|per|each|every) (?:day|week|month|year) for {slot('many', 'd')}"
    rf"{gap(12)},? (?:or|making|for|a total of|totall?ing) {slot('total', 'm')}",
)
_SEATS = (
    rf"\b[Oo]f {_DETERMINERS}{slot('whole', 'c')} [a-z]+,(?P<list>(?:[^<>;:]{{0,60}}<c\d+>){{2,7}})"
)
_LAST = lazy_regex(
    r"\b(?:others?|the rest|independents?|smaller parties|remaining|abstained|"
    r"undecided)\b[^<]{0,25}"
    r"<c\d+>$",
    regex.IGNORECASE,
)
_RECORD = (
    rf"{slot('one', 'c')} (?:wins?|victories), {slot('two', 'c')} (?:loss|losses|defeats?|"
    rf"draws?|ties?),?"
    rf" and {slot('three', 'c')} (?:loss|losses|defeats?|draws?|ties?){gap(10)} (?:from|in) "
    rf"{_DETERMINERS}{slot('games', 'c')} (?:games|matches|outings|starts)",
)
_GAMES = (
    rf"\bwon {slot('one', 'c')}(?: games| matches)?,? (?:and )?(?:lost|drew|drawn|tied) "
    rf"{slot('two', 'c')},? and (?:lost|drew|drawn|tied) {slot('three', 'c')}{gap(10)} (?:of|from|"
    rf"in) {_DETERMINERS}{slot('games', 'c')}(?: [a-z]+)? (?:games|matches)"
)
_MARGIN = (
    rf"\b(?:profit|earnings|income){gap(25)} of {slot('profit', 'm')} on (?:sales|"
    rf"revenues?|turnover) "
    rf"of {slot('sales', 'm')}{gap(20)}, (?:a |for a )(?:profit |net |operating )?margin of "
    rf"{slot('share', 'p')}",
)
_EACH_SLACK = 0.02
_POINT = 0.5
_RATE_SLACK = 0.1


class Balance(NamedTuple):
    """A figure that others determine: what they make, how, and the range they allow.

    ``terms`` is the sum as the message shows it ("144 - 56"), ``answer`` its value.
    """

    stated: Quantity
    terms: str
    answer: float
    allowed: Range
    used: tuple[Quantity, ...]

    @property
    def fits(self) -> bool:
        """Whether the copy states a figure that the others allow."""
        return self.allowed.overlaps(meant(self.stated))


def balances(doc: Document) -> Iterator[Balance]:
    """Every such figure whose terms stand in the same sentence."""
    for skeleton in skeletons(doc):
        if skeleton.text.count("<") < 2:
            continue
        for patterns, read in _FORMS:
            for pattern in patterns:
                for match in lazy_regex(pattern, regex.IGNORECASE).finditer(skeleton.text):
                    found = read(doc, skeleton, match)
                    if found is not None:
                        yield found


def _rest(doc: Document, skeleton: Skeleton, match: regex.Match[str]) -> Balance | None:
    whole, part, rest = (skeleton.figure(match, name) for name in ("whole", "part", "rest"))
    if not whole.exact or not part.exact or not rest.exact or part.value >= whole.value:
        return None
    return _difference(doc, rest, whole, part)


def _majority(doc: Document, skeleton: Skeleton, match: regex.Match[str]) -> Balance | None:
    margin = skeleton.figure(match, "margin")
    if match.groupdict().get("score"):
        score = skeleton.figure(match, "score")
        answer = score.high - score.low
        terms = f"{score.high:g} - {score.low:g}"
        return Balance(margin, terms, answer, Range(answer, answer), (score,))
    more, fewer = skeleton.figure(match, "more"), skeleton.figure(match, "fewer")
    return _difference(doc, margin, more, fewer) if more.value > fewer.value else None


def _difference(doc: Document, stated: Quantity, one: Quantity, other: Quantity) -> Balance:
    answer = one.value - other.value
    terms = f"{doc.at(one.figure)} - {doc.at(other.figure)}"
    allowed = Range(answer, answer)
    if max(one.step, other.step) > 1 or max(one.value, other.value) >= 1000:
        allowed = meant(one) - meant(other)
    return Balance(stated, terms, answer, allowed, (one, other))


def _each(doc: Document, skeleton: Skeleton, match: regex.Match[str]) -> Balance | None:
    each, many, total = (skeleton.figure(match, name) for name in ("each", "many", "total"))
    if each.unit != total.unit or not many.exact or each.value >= total.value:
        return None
    answer = each.value * many.value
    allowed = Range(meant(each).low * many.value, meant(each).high * many.value)
    terms = f"{doc.at(many.figure)} × {doc.at(each.figure)}"
    return Balance(total, terms, answer, allowed.widened(_EACH_SLACK * answer), (many, each))


def _margin(doc: Document, skeleton: Skeleton, match: regex.Match[str]) -> Balance | None:
    profit, sales, share = (skeleton.figure(match, name) for name in ("profit", "sales", "share"))
    if profit.unit != sales.unit or sales.value <= 0:
        return None
    allowed = meant(profit).over(meant(sales)).times(100).widened(_POINT)
    terms = f"{doc.at(profit.figure)} / {doc.at(sales.figure)} in percent"
    return Balance(share, terms, 100 * profit.value / sales.value, allowed, (profit, sales))


def _rate(doc: Document, skeleton: Skeleton, match: regex.Match[str]) -> Balance | None:
    """So much a month, and so much a year; a tenth either way for hedges and short months."""
    one, many = skeleton.figure(match, "one"), skeleton.figure(match, "many")
    periods = match["period"].lower(), match["other"].lower()
    factor = _PERIODS[periods[1]] / _PERIODS[periods[0]]
    if one.unit != many.unit or factor == 1:
        return None
    answer = one.value * factor
    allowed = meant(one).times(factor).widened(_RATE_SLACK * answer)
    terms = f"{doc.at(one.figure)} a {periods[0]} in a {periods[1]}"
    return Balance(many, terms, answer, allowed, (one,))


def _seats(doc: Document, skeleton: Skeleton, match: regex.Match[str]) -> Balance | None:
    """A house, a class or a poll told party by party down to "others"."""
    if not _LAST.search(match["list"]):
        return None
    parts = tuple(skeleton.figures[int(i)] for i in regex.findall(r"<c(\d+)>", match["list"]))
    return _total(doc, skeleton.figure(match, "whole"), parts)


def _record(doc: Document, skeleton: Skeleton, match: regex.Match[str]) -> Balance | None:
    parts = tuple(skeleton.figure(match, name) for name in ("one", "two", "three"))
    return _total(doc, skeleton.figure(match, "games"), parts)


def _total(doc: Document, stated: Quantity, parts: tuple[Quantity, ...]) -> Balance | None:
    if not stated.exact or not all(part.exact for part in parts):
        return None
    answer = sum(part.value for part in parts)
    terms = " + ".join(doc.at(part.figure) for part in parts)
    return Balance(stated, terms, answer, Range(answer, answer), parts)


_Reader = Callable[[Document, Skeleton, "regex.Match[str]"], Balance | None]
_FORMS: tuple[tuple[tuple[str, ...], _Reader], ...] = (
    (_REST, _rest),
    ((*_MAJORITY, _VOTES), _majority),
    (_EACH, _each),
    (_MARGIN, _margin),
    ((_SEATS,), _seats),
    ((*_RECORD, _GAMES), _record),
    ((_RATE,), _rate),
)
