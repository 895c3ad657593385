"""Initials of a story: where they stand, what they stand for, and whether the story says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from newslint.analysis.expansions import expansion_before, expansions_of, is_explained, tie_at
from newslint.lexicon import lexicon
from newslint.model.document import Document
from newslint.model.initials import Initialism
from newslint.model.span import Span
from newslint.model.story import Role
from newslint.patterns import lazy_regex

__all__ = ["build"]

_INITIALS = lazy_regex(
    r"""(?<![\p{L}\p{N}.@/\\#<&$£€_’'-])
    (?: [A-Z]{2,7} | (?:[A-Z]\.){2,6} | [A-Z]{1,4}&[A-Z]{1,3} | [A-Z]o[A-Z] )
    (?: (?<!\.)s(?![\p{L}]) )?
    (?![\p{L}\p{N}_@/\\>&]|-[\p{N}A-Z]|\.(?:[A-Z]\b|[a-z]{2,3}\b))""",
    regex.VERBOSE,
)
_ROMAN = lazy_regex(r"(?=[IVX])(?:X{0,3})(?:IX|IV|V?I{0,3})$")
_SHOUTED = 0.5
_WORD_BEFORE = lazy_regex(r"([\p{L}\p{N}.&’'-]+)[ \u00a0]$")
_WORD_AFTER = lazy_regex(r"(?:['’]s)?[ \u00a0]([\p{L}\p{N}&’'-]+)")
_POSTAL_BEFORE = lazy_regex(r"\p{Lu}[\p{L}.’'-]*(?:,[ \u00a0]| \()$|\((?:[RDI]|Dem|Rep)[-–, ]$")
_TICKER_BEFORE = lazy_regex(
    r"(?i:nasdaq|nyse|otc(?:bb)?|amex|tsx|lse|asx|ticker|symbol|shares of)[^\w\s]?:? ?$"
)
_AMOUNT_BEFORE = lazy_regex(r"[\p{N}][ \u00a0-]?$")
_TICKERS = lazy_regex(r"(?i:nasdaq|nyse|otc(?:bb)?|amex|tsx|lse|asx)\W{1,2}([A-Z]{1,5})\b")
_STATION_BEFORE = lazy_regex(
    r"(?i:affiliate|station|told|told the|via|photo|video|to|by|from|on|according to):? $"
)
_STATION = lazy_regex(r"K[A-Z]{3}|W[A-Z]{2,3}$")
_NETWORKS = ("TV", "BBC", "NBC", "CBS", "FM")
_DAY = lazy_regex(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|(?:Jan|Febr)uary$|March$|\p{Lu}\p{Ll}+ber$"
)
_LABEL_AFTER = lazy_regex(r":\s")
_DEGREE_BEFORE = lazy_regex(r"\p{Lu}[\p{L}’'-]+,[ \u00a0]$")


class _Use(NamedTuple):
    span: Span
    letters: str
    in_name: bool


def build(doc: Document) -> tuple[Initialism, ...]:
    """All initials in the copy, in order of first use; shouted words and codes are left out."""
    groups: dict[str, list[_Use]] = {}
    for use in _uses(doc):
        groups.setdefault(use.letters, []).append(use)
    return tuple(
        _initialism(doc, index, letters, uses)
        for index, (letters, uses) in enumerate(groups.items())
    )


def _initialism(doc: Document, index: int, letters: str, uses: list[_Use]) -> Initialism:
    spans = tuple(use.span for use in uses)
    return Initialism(
        index=index,
        letters=letters,
        uses=spans,
        expansion=_expansion(doc.text, letters, spans),
        tie=next((tie for span in spans if (tie := tie_at(doc.text, span, letters))), None),
        explained=any(is_explained(doc.text, span) for span in spans),
        part_of_name=all(use.in_name for use in uses)
        or any(_names_firm(doc.text, use.span) for use in uses),
    )


def _names_firm(text: str, use: Span) -> bool:
    """Whether the initials begin the full name of a firm: *KTM Corporation*, *BHP Capital*."""
    following = _WORD_AFTER.match(text, use.end)
    word = following.group(1) if following else ""
    return word in lexicon("organisation_forms") or word in {"Airlines", "Bank", "Capital"}


def _expansion(text: str, letters: str, uses: tuple[Span, ...]) -> Span | None:
    """The long form in front of bracketed initials, else the nearest one before the first use."""
    for span in uses:
        long_form = expansion_before(text, span, letters)
        if long_form is not None:
            return long_form
    forms = list(expansions_of(text, letters))
    earlier = [form for form in forms if form.end <= uses[0].start]
    return earlier[-1] if earlier else next(iter(forms), None)


def _uses(doc: Document) -> Iterator[_Use]:
    tickers = frozenset(_TICKERS.findall(doc.text))
    for paragraph in doc.structure.paragraphs:
        text = paragraph.span.of(doc.text)
        if paragraph.role in {Role.SIGN_OFF, Role.BOILERPLATE, Role.BYLINE} or _is_shouted(text):
            continue
        for match in _INITIALS.finditer(text):
            letters = match.group().rstrip("s").replace(".", "")
            before, after = text[: match.start()], text[match.end() :]
            if (
                len(letters) > 1
                and letters not in tickers
                and not _is_something_else(letters, before, after)
            ):
                span = Span(match.start(), match.end()).shifted(paragraph.span.start)
                yield _Use(span, letters, _in_longer_name(before, after))


def _is_shouted(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return not letters or sum(char.isupper() for char in letters) > _SHOUTED * len(letters)


def _is_something_else(letters: str, before: str, after: str) -> bool:
    """Capitals that are no initials: emphasis, numerals, tickers, postal codes, units, degrees."""
    if letters.casefold() in lexicon("words_short") or _ROMAN.match(letters):
        return True
    if _TICKER_BEFORE.search(before) or _AMOUNT_BEFORE.search(before):
        return True
    if not before.strip() and _LABEL_AFTER.match(after):
        return True
    if _STATION.match(letters) and _STATION_BEFORE.search(before):
        return True
    if any(network in letters[-4:] or letters.startswith(network) for network in _NETWORKS):
        return True
    if letters in lexicon("postal_codes") and _POSTAL_BEFORE.search(before):
        return True
    if letters in lexicon("degrees") and _DEGREE_BEFORE.search(before):
        return True
    return any(
        len(word) > 1
        and word.isupper()
        and word.isalpha()
        and word not in lexicon("initials_known")
        for word in _neighbours(before, after)
    )


def _neighbours(before: str, after: str) -> Iterator[str]:
    for match in (_WORD_BEFORE.search(before), _WORD_AFTER.match(after)):
        if match:
            yield match.group(1)


def _in_longer_name(before: str, after: str) -> bool:
    """Whether a capitalised word that is neither a title nor a sentence start stands next to it."""
    following = _WORD_AFTER.match(after)
    if following and not after.startswith(("'", "’")) and following.group(1)[0].isupper():
        return following.group(1).casefold() not in lexicon("titles")
    preceding = _WORD_BEFORE.search(before)
    if not preceding or not preceding.group(1)[0].isupper() or _DAY.match(preceding.group(1)):
        return False
    return bool(before[: preceding.start()].strip()) and not before[
        : preceding.start()
    ].rstrip().endswith((".", "?", "!", "“", '"', ":"))
