"""Whether a word or figure begins with a vowel sound when it is read aloud.

Source: general knowledge of English pronunciation (British and American alike; where they differ
the answer is None).
"""

from __future__ import annotations

import regex

from newslint.api import lazy_regex

# Letters whose names begin with a vowel sound.
_VOWEL_NAMES = frozenset("AEFHILMNORSX")
_SILENT_H = lazy_regex(r"(?:hour|honest|honou?r|heir|hon\b)", regex.IGNORECASE)
# Initial h that speakers drop or weaken before an unstressed syllable: both articles stand.
_WEAK_H = lazy_regex(
    r"(?:herb|homage|histor|hotel|heredit|habit|hallucin|hilari|hypothe|horrif|hyster|harmon|heroi"
    r"|hispan|hermetic|hyperb|hegemon|humble|hydr)",
    regex.IGNORECASE,
)
_YOU = lazy_regex(
    r"(?:unanim|uni(?!n(?!g|al)|m(?!od)|d(?!i)|ll|ss)|us(?:e(?!r?n)|a[bg]|u(?!rp)|ing|urp)|ut(?:e[nr]|i|op|ah\b|recht)"
    r"|ub(?:iq|ikit)|ug(?:and)|uk(?:[ru]|e)|ur(?:a(?!b)|in|o(?!pe)|u|ea|et)|uv|u-|u$|eu|ew|eunuch|ouija|uy?gh?ur"
    r"|upsilon$)",
    regex.IGNORECASE,
)
_ONE = lazy_regex(r"(?:one(?![a-z])|one(?:s|ness|self|-)|once)", regex.IGNORECASE)
# Initials that begin with a letter whose name sounds a vowel and are read letter by letter.
_SPELLED = frozenset(
    "FBI FDA FCC FTC FCO FAQ FIR HIV HIE HR HQ HRA LA LED LGBT LGBTQ LSE MBA MEP MIA MOU MRI MEA "
    "NBA NDA NEA NGO NHS NIH NRA NSA NUJ NUM RAF RIAA RSI RUC SEC SUV SIA SAE SDA SUPG XML".split()
)

# Currency codes that are read out as the name of the currency.
_CURRENCIES = frozenset("RMB RM RS NT NZD HKD SAR".split())


def vowel_sound(word: str) -> bool | None:
    """True or False for a clear case; None where speakers differ or the spelling does not tell.

    ``word`` is one word as written, with its hyphens, or a figure, with its currency sign.
    """
    bare = word.lstrip("$£€¥")
    if bare[:1].isdigit():
        return _figure(bare)
    if not bare[:1].isalpha() or not bare[:1].isascii():
        return None
    head = bare.split("-")[0].split("'")[0].split("’")[0]
    if len(head) == 1 or "." in head or (head.isupper() and len(head) <= 6):
        return _initials(head.replace(".", "") if len(head) > 1 else head.upper())
    if any(c.isdigit() for c in head) or not head[1:].islower():
        return None
    return _spoken(head, bare)


def _figure(figure: str) -> bool | None:
    digits = regex.match(r"\d+", figure)[0]  # type: ignore[index]
    if len(digits) == 4 and digits[:2] in {"11", "18"}:
        return None
    if digits.startswith("8"):
        return True
    return digits in {"11", "18"}


def _initials(letters: str) -> bool | None:
    if not letters.isupper() or letters in _CURRENCIES:
        return None
    first = letters[0]
    if first not in _VOWEL_NAMES:
        return False
    if first in "AEIO" or len(letters) == 1 or letters in _SPELLED:
        return True
    read_as_word = any(c in "AEIOUY" for c in letters[1:])
    return None if read_as_word else True


def _spoken(head: str, whole: str) -> bool | None:
    lower = head.lower()
    capital = head[0].isupper()
    if lower[0] == "h":
        return True if _SILENT_H.match(lower) else None if _WEAK_H.match(lower) else False
    if lower[0] in "aeiou":
        if _YOU.match(whole) or _ONE.match(whole):
            return False
        # Foreign names in u- and ou- follow no rule.
        return (
            None if capital and lower[0] in "uo" and lower[:2] in {"ou", "ur", "ut", "ug"} else True
        )
    if lower[0] == "y" and (capital or lower[1:2] not in tuple("aeiou")):
        return None
    return None if capital and lower[0] == "x" else False
