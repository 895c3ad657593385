"""Numbers as they stand in copy: digits, words, scales, fractions, loose counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import inf
from typing import NamedTuple

import regex

from newslint.analysis.quantities.wordnumbers import CARDINAL, ORDINAL, POWERS, cardinal, ordinal
from newslint.model.span import Span
from newslint.patterns import lazy_regex

__all__ = ["Number", "numbers"]


class Number(NamedTuple):
    """One number of the text.

    ``value`` includes the scale; ``low`` and ``high`` differ for loose words ("dozens"); ``step``
    is the worth of the last digit written (1.2 million: 100000). ``form`` tells how it is written:
    ``digits``, ``words``, ``fraction``, ``ordinal`` or ``loose``; ``scale`` is the power named by a
    word or letter such as "million" or "bn", else 1.
    """

    span: Span
    value: float
    low: float
    high: float
    step: float
    form: str
    scale: float = 1.0


SCALES = {
    "k": 1e3,
    "thousand": 1e3,
    "lakh": 1e5,
    "crore": 1e7,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "mio": 1e6,
    "million": 1e6,
    "millions": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "billion": 1e9,
    "billions": 1e9,
    "tn": 1e12,
    "trn": 1e12,
    "trln": 1e12,
    "trillion": 1e12,
}
_VULGAR = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅛": (1, 8)}
_VULGAR |= {"⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5)}

_DIGITS = lazy_regex(
    r"""(?<![\w.,/'’])
    (?P<whole>\d{1,3}(?:,\d{3})+(?!\d)|\d+(?!/\d)|(?=\.\d|[1-9]\d?/[248]))
    (?P<decimals>\.\d+)?
    (?P<fraction>(?:[ -]?\d+/(?:2|3|4|5|8|10|16|32|64)(?![\d/]))|[½¼¾⅓⅔⅛⅜⅝⅞⅕⅖⅗])?
    (?:(?P<ordinal>st|nd|rd|th)\b)?""",
    regex.VERBOSE,
)
_WORD_AND_GAP = lazy_regex(r"[A-Za-z]+[-\s]*")
_SCALE = lazy_regex(
    r"(?:(?:[ \u00a0]{1,2}|-)?(?P<word>thousand|lakh|crore|millions?|billions?|trillion|mln|mio|mn|"
    r"bln|bn|tn|trn|trln)|(?P<letter>[kmb])|[ ](?-i:(?P<capital>[BM])))(?![\w])",
    regex.IGNORECASE,
)
_HALF_MORE = lazy_regex(
    r"[ -]and[ -](?:(?:a|one)[ -])?(?P<part>half|quarter|third|three[ -]quarters|two[ -]thirds)"
    r"\b(?:[ -](?P<scale>million|billion|trillion|thousand|dozen))?",
    regex.IGNORECASE,
)
_PARTS = {"half": 1 / 2, "quarter": 1 / 4, "third": 1 / 3, "three quarters": 3 / 4}
_PARTS |= {"two thirds": 2 / 3}

_LOOSE = {
    "dozens": (24, 99),
    "scores": (40, 199),
    "hundreds": (200, 999),
    "thousands": (2000, 9999),
    "millions": (2e6, 9.99e6),
    "billions": (2e9, 9.99e9),
    "tens": (20, 99),
    "several": (3, 19),
    "a few": (3, 9),
    "a handful": (3, 9),
    "a couple": (2, 3),
}
_LOOSE_WORDS = lazy_regex(
    r"\b(?:(?P<many>tens|dozens|hundreds|scores)\sof\s(?P<power>thousands|millions|billions)"
    r"|(?P<count>dozens|scores(?=\sof\b)|hundreds|thousands|millions|billions|several"
    r"(?P<round>\s(?:dozen|hundred|thousand|million|billion))?|a\sfew"
    r"(?P<few>\s(?:dozen|hundred|thousand|million|billion))?|a\shandful|a\scouple))\b",
    regex.IGNORECASE,
)
_ARTICLE = lazy_regex(
    r"\b(?P<article>an?|half[ -]an?|(?:(?:a|one)[ ])?quarter[ ]of[ ]a|three[ -]quarters[ ]of[ ]a"
    r"|(?:(?:a|one)[ ])?third[ ]of[ ]a|two[ -]thirds[ ]of[ ]a|half[ ]of[ ]a)[ -]"
    r"(?P<scale>dozen|hundred|thousand|million|billion|trillion)\b",
    regex.IGNORECASE,
)
_ARTICLES = {"half": 1 / 2, "three": 3 / 4, "two": 2 / 3, "quarter": 1 / 4, "third": 1 / 3}
_ALONE = lazy_regex(
    r"\b(?:an?|the)[ ](?:single|sole|lone)(?=[ ](?!most\b|\w+est\b|out\b)[A-Za-z])",
    regex.IGNORECASE,
)
_DENOMINATORS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_FRACTION = lazy_regex(
    r"\b(?:(?P<over>two|three|four|five|six|seven|eight|nine)[ -](?P<many>thirds|quarters|fourths|"
    r"fifths|sixths|sevenths|eighths|ninths|tenths)(?!\s(?:of|in)\s(?:19|20)\d\d)"
    r"|one-(?P<one>half|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
    r"|one\s(?P<of>half|third|quarter|fifth|sixth|eighth|tenth)(?=\s(?:of|the)\b)"
    r"|an?\s(?P<part>third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)"
    r"(?=\s(?:of\b(?!\sa\s(?:century|mile|million|billion))|more|less|fewer|higher|lower|to|in|are|"
    r"were|said|have|had)\b|[.,;]|\s?\))"
    r"|(?<!\bsecond\s)(?<!\bfirst\s)(?<!\bother\s)(?<!\bfinal\s)(?<!\bbetter\s)(?<!and\sa\s)"
    r"(?P<half>half)(?=\s(?:of|the|its|their|his|her|all|that|those|these|this|our|as\smany|as\smuch"
    r"|a\s(?:per(?:centage|cent| cent)\b|point|pct|mile|kilometre|metre|century)"
    r"|an\shour|an\sinch"
    r"|were|said|are|have|had|do|did|say)\b|[.,;]))(?![-\w])",
    regex.IGNORECASE,
)


def numbers(text: str) -> list[Number]:
    """Every number of the text, in order, without overlaps; at one place the longest one wins."""
    found: list[Number] = []
    for finder in _FINDERS:
        found += finder(text)
    found.sort(key=lambda n: (n.span.start, -n.span.end))
    kept: list[Number] = []
    for number in found:
        if not kept or number.span.start >= kept[-1].span.end:
            kept.append(number)
    return kept


def _digits(text: str) -> Iterator[Number]:
    for match in _DIGITS.finditer(text):
        whole, decimals = match["whole"].replace(",", ""), match["decimals"] or ""
        if not match.group():
            continue
        value = float((whole or "0") + decimals)
        step = 10.0 ** -max(len(decimals) - 1, 0)
        if match["ordinal"]:
            yield _exact(match.start(), match.end(), value, 1.0, "ordinal")
            continue
        if match["fraction"]:
            over, under = _vulgar(match["fraction"])
            value, step = value + over / under, 1 / under
        end, factor, more = _scale(text, match.end())
        if more:
            step = min(step, 0.5)
        value = (value + more) * factor
        yield _exact(match.start(), end, value, step * factor, "digits", factor)


def _vulgar(text: str) -> tuple[int, int]:
    if text in _VULGAR:
        return _VULGAR[text]
    over, _, under = text.strip(" -").partition("/")
    return int(over), int(under)


def _scale(text: str, end: int) -> tuple[int, float, float]:
    """End, factor and added part of what follows a number: " million", " and a half"."""
    factor, more = 1.0, 0.0
    if match := _SCALE.match(text, end):
        factor = SCALES[(match["word"] or match["letter"] or match["capital"]).lower()]
        end = match.end()
    if match := _HALF_MORE.match(text, end):
        more = _PARTS[match["part"].lower().replace("-", " ")]
        end = match.end()
        if match["scale"]:
            factor *= {"dozen": 12.0}.get(match["scale"].lower()) or SCALES[match["scale"].lower()]
    return end, factor, more


def _words(text: str) -> Iterator[Number]:
    for match in CARDINAL.finditer(text):
        start = match.start()
        while start < match.end():
            read = cardinal(text[start : match.end()])
            if read is None:
                skipped = _WORD_AND_GAP.match(text, start)
                start = skipped.end() if skipped else match.end()
                continue
            value, length = read
            end, factor, more = _scale(text, start + length)
            power = POWERS.get(text[start : start + length].lower().split("-")[-1].split()[-1], 1)
            factor, value = factor * power, value / power
            step = 0.5 * factor if more else factor
            yield _exact(start, end, (value + more) * factor, step, "words", factor)
            start = end
            while start < match.end() and not text[start].isalpha():
                start += 1


def _ordinals(text: str) -> Iterator[Number]:
    for match in ORDINAL.finditer(text):
        value = ordinal(match.group())
        if value is not None:
            yield _exact(match.start(), match.end(), float(value), 1.0, "ordinal")


def _loose(text: str) -> Iterator[Number]:
    for match in _LOOSE_WORDS.finditer(text):
        if match["many"]:
            low, high = _LOOSE[match["many"].lower()]
            factor = SCALES.get(match["power"].lower()) or 1000.0
        else:
            times = (match["round"] or match["few"] or "").strip().lower()
            factor = {"dozen": 12, "hundred": 100, "": 1}.get(times) or SCALES[times]
            count = match["count"].lower()
            count = count.removesuffix(times).strip() if times else count
            low, high = _LOOSE[" ".join(count.split())]
            high = min(high, 9) if times else high
        if match.group().lower() in ("millions", "billions"):
            high = inf
        yield Number(_span(match), low * factor, low * factor, high * factor, low * factor, "loose")


def _articles(text: str) -> Iterator[Number]:
    for match in _ARTICLE.finditer(text):
        scale = match["scale"].lower()
        factor = {"dozen": 12.0, "hundred": 100.0}.get(scale) or SCALES[scale]
        words = match["article"].lower()
        share = next((v for name, v in _ARTICLES.items() if name in words), 1.0)
        end, _, more = _scale(text, match.end())
        value = (share + more) * factor
        step = 1.0 if scale == "dozen" else min(share, more or 1.0) * factor
        yield _exact(match.start(), end, value, step, "words", factor)


def _alone(text: str) -> Iterator[Number]:
    for match in _ALONE.finditer(text):
        yield _exact(match.start(), match.end(), 1.0, 1.0, "words")


def _fractions(text: str) -> Iterator[Number]:
    for match in _FRACTION.finditer(text):
        if match["over"]:
            over, under = cardinal(match["over"]), match["many"].lower().removesuffix("s")
            value = (over[0] if over else 1.0) / _DENOMINATORS[under]
        else:
            part = match["one"] or match["of"] or match["part"] or match["half"]
            value = 1 / _DENOMINATORS[part.lower()]
        yield _exact(match.start(), match.end(), value, 0.0, "fraction")


def _exact(
    start: int, end: int, value: float, step: float, form: str, scale: float = 1.0
) -> Number:
    return Number(Span(start, end), value, value, value, step, form, scale)


def _span(match: regex.Match[str]) -> Span:
    return Span(match.start(), match.end())


_FINDERS: tuple[Callable[[str], Iterator[Number]], ...] = (
    _digits,
    _words,
    _ordinals,
    _loose,
    _articles,
    _alone,
    _fractions,
)
