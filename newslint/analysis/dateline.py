"""Reads the dateline at the start of a paragraph: place, date, agency and dash."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import regex

from newslint.analysis.timewords import (
    DAY,
    MONTH,
    WEEKDAY,
    YEAR,
    calendar_day,
    month_number,
    nearest_year,
    plain_number,
)
from newslint.lexicon import lexicon
from newslint.model.span import Span
from newslint.model.structure import Dateline
from newslint.patterns import lazy_regex

__all__ = ["WRITTEN_DATE", "parse_dateline", "written_date"]

WRITTEN_DATE = (
    rf"(?:(?:{WEEKDAY},?\s+)?(?:{MONTH}\s+{DAY}(?:,?\s+{YEAR})?|{DAY}\s+{MONTH}(?:,?\s+{YEAR})?)"
    rf"|{WEEKDAY})"
)
_CAPITALS = r"\p{Lu}[\p{Lu}\p{M}.'’\-]+(?:[ /]\p{Lu}[\p{Lu}\p{M}.'’\-]*){0,4}"
_PROPER = r"\p{Lu}[\p{L}\p{M}.'’\-]+(?:[ /]\p{Lu}[\p{L}\p{M}.'’\-]*){0,3}"
_REGION = rf",\s+(?!(?:{WEEKDAY}|{MONTH})){_PROPER}"
_DASH = r"(?:\s*[–—]\s*|\s*--+\s*|\s+-\s+|\s*-\s+)"
_AGENCY = r"[ ,]*(?:\((?P<agency>[^()\n]{2,40})\)|/(?P<slashed>\p{Lu}[\p{L}-]+)/\.?)"
_DATE = rf"(?:,?\s+(?P<date>{WRITTEN_DATE})\.?)"
_COMMA_DATE = rf",\s+(?P<date>{WRITTEN_DATE})\.?"

_PLAIN = (
    # LONDON (Reuters) -   Abuja (AP) --   the commonest form, small enough to be tried first
    rf"(?P<place>{_CAPITALS}|{_PROPER}){_AGENCY}(?P<dash>{_DASH}|:\s+|\s+|$)"
)
_WITH_AGENCY = (
    _PLAIN,
    # LONDON, May 3 (Reuters) -   LAGOS, Nigeria (AP) —   MOSCOW, May 3. /TASS/.
    rf"(?P<place>(?:{_CAPITALS}|{_PROPER})(?:{_REGION})?)"
    rf"{_DATE}?{_AGENCY}(?P<dash>{_DASH}|:\s+|\s+|$)",
    # May 3 (Reuters) -   (CNN) --
    rf"(?P<place>)(?P<date>{WRITTEN_DATE})?\s*{_AGENCY}(?P<dash>{_DASH}|\s+|(?=\p{{Lu}}))",
)
_WITHOUT_AGENCY = (
    # LONDON, May 3 —   LONDON -   SPRINGFIELD, Ill. –   ROME:
    rf"(?P<place>{_CAPITALS}(?:{_REGION})?){_DATE}?(?P<dash>{_DASH}|:\s+)",
    # Lagos, Nigeria, May 3 –   Washington, D.C. -
    rf"(?P<place>{_PROPER}{_REGION})(?:{_COMMA_DATE})?(?P<dash>\s*[–—]\s*|\s*--+\s*|\s+-\s+)",
    rf"(?P<place>(?!{WEEKDAY}){_PROPER}){_COMMA_DATE}(?P<dash>\s*[–—]\s*|\s*--+\s*|\s+-\s+)",
)
_LONGEST = 240
_END = lazy_regex(r"[–—:]|--|\s-|-\s")
_SENTENCE_START = lazy_regex(r"[\p{Lu}\p{N}\"'“‘$£€]")
# Words in capitals that open a line of copy and are no place.
_LABELS = frozenset(
    "ADVISORY ALERT ANALYSIS AUDIO BREAKING BRIEF CAPTION CLARIFICATION COLUMN COMMENT COMMENTARY"
    " CORRECTED CORRECTION DEVELOPING EDITORIAL EDS EMBARGOED EXCLUSIVE EXPLAINER FACTBOX FEATURE"
    " FILE FLASH GALLERY GRAPHIC INSIGHT INTERVIEW LIVE MORE NEWS NOTE OPINION PHOTO PHOTOS"
    " PICTURE POLL PREVIEW PROFILE Q A READ REFILE RELATED REPEAT REVIEW SEE SPECIAL STORY SUMMARY"
    " TIMELINE TOP TRENDING UPDATE UPDATED URGENT VIDEO WATCH WHY WRAPUP".split()
)


def parse_dateline(text: str, block: Span, around: date | None = None) -> Dateline | None:
    """The dateline that opens ``block`` of ``text``, None without one.

    ``around`` lends its year to a date that lacks one: the nearest year is taken.
    """
    opening = text[block.start : min(block.end, block.start + _LONGEST)]
    if not any(map(str.islower, block.of(text))):
        return None
    for form in _forms(opening):
        match = lazy_regex(form).match(text, block.start, block.end)
        if match and _is_dateline(match):
            return _dateline(match, around)
    return None


def _forms(opening: str) -> Iterator[str]:
    """The patterns whose marks stand in the first words of a paragraph.

    They are large: one whose marks are missing is better not even compiled.
    """
    if "(" in opening or "/" in opening:
        yield from _WITH_AGENCY
    if _END.search(opening):
        yield from _WITHOUT_AGENCY


def written_date(text: str, around: date | None = None) -> date | None:
    """The calendar day of a written date such as ``June 26, 2020``, ``26 June`` or ``Nov. 9``."""
    month = regex.search(MONTH, text)
    if not month:
        return None
    day = regex.search(rf"(?<!\d){DAY}(?!\d)", text)
    year = regex.search(rf"(?<!\d){YEAR}(?!\d)", text)
    number = month_number(month.group())
    day_number = plain_number(day.group()) if day else None
    if year:
        return calendar_day(int(year.group()), number, day_number)
    if around is None or day_number is None:
        return None
    return calendar_day(nearest_year(number, day_number, around), number, day_number)


def _is_dateline(match: regex.Match[str]) -> bool:
    groups = match.groupdict()
    place = groups["place"]
    agency = groups.get("agency") or groups.get("slashed")
    if agency is not None:
        if _known(agency):
            return True
        return place.isupper() and bool(match["dash"].strip()) and _looks_named(agency)
    words = set(regex.findall(r"\p{L}+", place.partition(",")[0]))
    if words & _LABELS or place == "NEW" or len(place) < 3:
        return False
    return _SENTENCE_START.match(match.string, match.end()) is not None


def _looks_named(text: str) -> bool:
    return regex.fullmatch(r"\p{Lu}[\p{L}/&. -]{1,30}", text) is not None


def _known(agency: str) -> bool:
    names = lexicon("agencies")
    return any(part.strip() in names for part in (agency, *agency.split("/")))


def _dateline(match: regex.Match[str], around: date | None) -> Dateline:
    agency = "agency" if match.groupdict().get("agency") else "slashed"
    has_agency = match.groupdict().get(agency) is not None
    has_date = match.groupdict().get("date") is not None
    end = match.end() if match["dash"].strip() else match.start("dash")
    return Dateline(
        span=Span(match.start(), max(len(match.string[:end].rstrip()), match.start())),
        place=match["place"],
        place_span=Span(*match.span("place")),
        agency=match[agency] if has_agency else None,
        agency_span=Span(*match.span(agency)) if has_agency else None,
        date_span=Span(*match.span("date")) if has_date else None,
        date=written_date(match["date"], around) if has_date else None,
    )
