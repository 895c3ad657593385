"""Numbers that name rather than count: phone numbers, models, flights, sections, addresses."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.lexicon import lexicon
from newslint.model.span import Span
from newslint.patterns import lazy_regex

__all__ = ["codes"]

_WEB = r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|\b[\w-]+\.(?:com|org|net|gov|co\.uk)\b\S*|[#@]\w*\d\w*"
_PHONE = (
    r"\+\d{1,3}(?:[ .-]?\(?\d{1,5}\)?){3,6}(?!\d)|\b\d{3}-\d{4}\b"
    r"|(?<![\w.,$£€])\(?\d{2,5}\)?(?:[ .-]\(?\d{2,5}\)?){2,4}(?![\w,]|\.\d)"
)
_MODEL = (
    r"\b[A-Z]{1,4}\d*(?:-\d+[A-Za-z]*)+\b|\b[A-Z][a-z]+-\d+\b|\b[A-Z]{1,5}\d+[A-Za-z]*\d*\b"
    r"|(?<!\bvoted )(?<!\bvote of )(?<!\bvote, )(?<!\bpassed )(?<!\bapproved )\b"
    r"(?!\d{3}-\d{3} (?:vote|margin|majority))\d{3}-\d{3}[A-Z]*\b|\b\d+[A-Z]{2,}\b|"
    r"\b\d+(?:D|G|F|A|B|E)\b|\b[A-Za-z]+\d+[A-Za-z\d]*\b"
)
_SLASHED = (
    r"(?<![\w.])\d{1,4}/\d{1,4}(?:/\d{1,4})?(?![\w/])(?<!1/2)(?<!1/4)(?<!3/4)(?<!1/3)(?<!2/3)"
)
_VERSION = r"\b\d+\.\d+\.\d+(?:\.\d+)*\b"
_CLOCK = (
    r"\b\d{1,2}[:.]\d\d(?::\d\d)?(?=\s?[ap]\.?m\b)|\b\d{1,2}:\d\d(?::\d\d)?\b"
    r"|\b\d{1,2}(?=\s?[ap]\.?m\b)"
)
_RANK = r"(?i:\bnumber(?:s|ed)? (?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)\b)"
_DRESS = r"\b(?:4x4|4WD|24/7|9/11|7/7|50-50|20/20|A-\d|M\d{1,2}|A\d{1,3})\b"
_NAMED_NUMBER = (
    r"\b(?:"
    + "|".join(regex.escape(noun) for noun in sorted(lexicon("numbered_names")))
    + r")[ \u00a0#]*(?:\d[\d\w().-]*(?<![.,)])|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|"
    r"[IVX]+)\b(?:\([a-z0-9]+\))*(?!\s(?:people|percent|per cent|million|billion))"
)
_OWN_NAMES = (
    r"\b(?:" + "|".join(map(regex.escape, sorted(lexicon("names_with_numbers")))) + r")(?!\w)"
)
_SERIAL = r"\b[A-Z]\.?(?:[A-Z]\.)* ?(?:Res\.? ?)?\d{2,5}\b(?=\s(?:bill|act)\b)|\bH\.?R\.? ?\d+\b"
_ADDRESS = (
    r"\b\d{1,5}[a-z]?(?: [NSEW]\.?)?(?: [A-Z][a-z]+){1,3} (?:Street|St|Avenue|Ave|Road|Rd|Lane"
    r"|Drive|Boulevard|Blvd|Way|Place|Square|Terrace|Court)\b"
)
_CODES = tuple(
    lazy_regex(pattern)
    for pattern in (
        _WEB,
        _PHONE,
        _OWN_NAMES,
        _NAMED_NUMBER,
        _DRESS,
        _CLOCK,
        _RANK,
        _MODEL,
        _SLASHED,
        _VERSION,
        _SERIAL,
        _ADDRESS,
    )
)
_AMOUNT = lazy_regex(
    r"\d+(?:k|m|bn|b|mn|mln|tn|km|kg|cm|mm|ft|lb|lbs|mph|kph|kmh|g|st|nd|rd|th|p|c|C|F|s|am|pm|ha|"
    r"hrs|hr|min|mins|MW|GW|kW|MB|GB|TB|oz|ml|pc|pct|mi)"
)


def codes(text: str) -> list[Span]:
    """Spans of numbers that count nothing, in order, without overlaps."""
    spans = sorted(_all(text))
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _all(text: str) -> Iterator[Span]:
    for pattern in _CODES:
        for match in pattern.finditer(text):
            if not _AMOUNT.fullmatch(match.group()):
                yield Span(match.start(), match.end())
