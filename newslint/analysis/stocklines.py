"""Tells lines of a story that are no body text: bylines, sign-offs, advisories, web furniture."""

from __future__ import annotations

from functools import cache

import regex

from newslint.analysis.dateline import WRITTEN_DATE
from newslint.lexicon import lexicon
from newslint.model.story import Role
from newslint.patterns import lazy_regex

__all__ = ["is_byline", "is_date_line", "is_sign_off", "list_marker", "stock_role"]

_ADVISORY = lazy_regex(
    r"""[(\[*]*(?:
        EMBARGOED\s*(?:$|:|[-–—]|UNTIL|TILL|FOR|TO|NOT) | EMBARGO\s*(?:$|:|UNTIL|TILL)
      | HOLD\ FOR\ RELEASE | HFR\b | NOT\ FOR\ (?:PUBLICATION|BROADCAST)
      | DO\ NOT\ (?:PUBLISH|RUN)\b | KILL\ (?:NOTICE|ADVISORY)
      | (?:EDS|EDITORS?|DESK|SUBS|LAWYERS?|LEGAL|SLUG)\s*(?:NOTE)?\s*: | EDS?['’]?\ NOTE\b
      | ATT(?:ENTIO)?N\ EDITORS | EDITORIAL\ ADVISORY | NOTE\ TO\ (?:EDITORS?|DESK|SUBS)
      | (?:MEDIA\ |LEGAL\ )?ADVISORY\s*(?:[:–—-]|$)
    )""",
    regex.VERBOSE,
)
_CAPTION = lazy_regex(
    r"(?i:\W?(?:FILE )?(?:photo|picture|image|pictured|caption|photograph)s?"
    r"(?: by| credit| courtesy)?\s*[:–—])"
)
_RIGHTS = lazy_regex(
    r"""(?:.{0,40}\ball\ rights\ reserved\b.{0,160}|(?:copyright\s|©|\(c\)\s).{0,160}
      |.{0,80}\bmay\ not\ be\ (?:published|reproduced)\b.{0,160})""",
    regex.VERBOSE | regex.IGNORECASE,
)
_BYLINE = lazy_regex(
    r"(?:By|BY|by|Words:|From|Text by|Story by)\s+(?P<names>\p{Lu}.*)|\p{Lu}.*\s(?:reports|REPORTS)"
)
_CREDIT = lazy_regex(
    r"[(\[—–*-]*\s*(?:Additional |Extra )?(?:Reporting|Reports?|Edit(?:ing|ed)?|Writing|Written"
    r"|Compiled|Compiling|Translated|Translation|Reported|Produced|Graphics?|Photography"
    r"|With (?:assistance|reporting|files))\s+(?:by|from)\s*:?\s+(?=\p{Lu})",
    regex.IGNORECASE,
)
_CONTRIBUTED = lazy_regex(
    r".{0,200}\bcontributed (?:reporting )?(?:to|from) (?:this|the) (?:report|story|article)\W*"
)
_LINKING = frozenset(
    "additional and at bin by compiled contributed da de del den der desk dos edited editing el"
    " extra for from graphic graphics in la of on photography report reported reporting reports"
    " staff the to translated translating translation van via von with writing written y"
    " correspondent editor bureau newsroom".split()
)
_DATE_LINE = lazy_regex(
    rf"(?:(?:First\s+|Last\s+)?(?:Published|Posted|Updated|Created|Date|Modified)\s*(?:on|at)?:?\s*)?"
    rf"{WRITTEN_DATE}(?:[\s,|·–-]*(?:at\s+)?\d{{1,2}}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{{2,4}})?)?"
    rf"\W*",
    regex.IGNORECASE,
)
_LONGEST_DATE_LINE = 120
_LIST_MARKER = lazy_regex(r"(?:[•·▪●‣◦]|[*–-](?=\s))\s*")


def stock_role(line: str) -> Role | None:
    """Advisory, caption or boilerplate, if the whole line is one wherever it stands."""
    if _ADVISORY.match(line):
        return Role.ADVISORY
    if _CAPTION.match(line):
        return Role.CAPTION
    if _furniture().fullmatch(line) or _RIGHTS.fullmatch(line):
        return Role.BOILERPLATE
    return None


@cache
def _furniture() -> regex.Pattern[str]:
    """All lines of web furniture in one pattern."""
    lines = "|".join(sorted(lexicon("furniture")))
    return lazy_regex(rf"(?:{lines})[.!:…»›>→\s]*", regex.IGNORECASE)


def is_byline(line: str) -> bool:
    """Whether a line near the top names the writer: ``By A. Writer, City Correspondent``."""
    return (
        len(line.split()) <= 16
        and _BYLINE.fullmatch(line) is not None
        and regex.search(r"(?<!\b\p{Lu})(?<!\b(?:Jr|Sr|St))[.!?]$", line) is None
        and _mostly_names(line)
    )


def is_date_line(line: str) -> bool:
    """Whether a line holds the day of publication and nothing else."""
    return len(line) <= _LONGEST_DATE_LINE and _DATE_LINE.fullmatch(line) is not None


def is_sign_off(line: str) -> bool:
    """Whether a line at the end credits reporters and editors."""
    if len(line.split()) > 60:
        return False
    if _CONTRIBUTED.fullmatch(line):
        return True
    return _CREDIT.match(line) is not None and _mostly_names(line)


def list_marker(line: str) -> int:
    """Length of the bullet that opens a line, 0 without one."""
    match = _LIST_MARKER.match(line)
    return match.end() if match else 0


def _mostly_names(line: str) -> bool:
    words = regex.findall(r"\p{L}[\p{L}\p{M}'’.-]*", line)
    common = [w for w in words if w.islower() and w not in _LINKING]
    return len(common) * 4 <= len(words)
