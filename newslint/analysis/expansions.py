"""Long forms of initials: found by their first letters, or tied to them by brackets and commas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

import regex

from newslint.lexicon import lexicon
from newslint.model.span import Span
from newslint.patterns import lazy_regex

__all__ = ["expansion_before", "expansions_of", "is_explained", "tie_at"]

_WORD = lazy_regex(r"\p{Lu}(?:\.\p{Lu})+\.?|\p{L}[\p{L}’']*")
_GAP = lazy_regex(r"[ \u00a0]*[-–/&,]?[ \u00a0]*")
_SMALL = frozenset(
    "a an and at by de del der des di do du en et for in la le of on or the to und von with".split()
)
_REACH = 60
_TIE_BEFORE = lazy_regex(
    r"(?:[(\[][\"“‘']?(?:(?:or|the|now|then|formerly|also|known as|called) )*"
    r"|,? (?:or|known|called|dubbed|abbreviated|shortened|acronym|abbreviation|initials)"
    r"(?: (?:known|to|as|simply|by|the|its|their|initials|acronym))* [\"“‘']?)$"
)
_TIE_AFTER = lazy_regex(
    r"(?:['’]s)?[\"”’]? ?[(\[](?:the |or |short for |which stands for |for )?[\"“‘']?\p{L}{3}"
    r"|,? (?:or|which stands for|stands for|standing for|short for|an? (?:acronym|abbreviation))"
    r" (?:the )?\p{L}{3}"
)
_APPOSITION = lazy_regex(
    r"(?:['’]s)?(?:, | [–—-] |— ?)(?:an?|the|its|his|her|their|which|whose|one of|formerly|known|"
    r"part of|\p{Ll}+['’]s) "
)
_DESCRIBED = lazy_regex(r"(\p{Ll}[\p{Ll}-]+?)s?(?:,(?: the)?)? [\"“‘']?$")
_NAMED = lazy_regex(r"(?:named|called|so-called|titled|dubbed) [\"“‘']?$", regex.IGNORECASE)


def expansions_of(text: str, letters: str) -> Iterator[Span]:
    """Runs of words whose first letters spell ``letters``, in text order.

    Small words between may be left out of the count, the parts of a hyphenated word count singly.
    All other words must begin with a capital, or none of them but the first.
    """
    words, openings = _words(text)
    spelled = letters.replace("&", "").casefold()
    for first in openings.get(spelled[:2], ()):
        last = _spell(text, words, first, spelled)
        if last is not None:
            run = [w.group() for w in words[first : last + 1] if w.group() not in _SMALL]
            if all(w[0].isupper() for w in run) or _all_lower(run, spelled):
                yield Span(words[first].start(), words[last].end())


@lru_cache(maxsize=4)
def _words(text: str) -> tuple[Sequence[regex.Match[str]], Mapping[str, Sequence[int]]]:
    """The words of a text, and by two letters the words at which these may begin to be spelled."""
    words = list(_WORD.finditer(text))
    heads = [_heads(word.group()) for word in words]
    openings: dict[str, list[int]] = {}
    for i, head in enumerate(heads):
        second = head[1:] or "".join(h[0] for h in heads[i + 1 : i + 3])
        for letter in dict.fromkeys(second[:2]):
            openings.setdefault(head[0] + letter, []).append(i)
    return words, openings


def _all_lower(run: Sequence[str], spelled: str) -> bool:
    return len(spelled) > 2 and len(run) == len(spelled) and all(w[0].islower() for w in run[1:])


def _spell(text: str, words: Sequence[regex.Match[str]], first: int, spelled: str) -> int | None:
    """Index of the word that brings the last letter, when words from ``first`` spell them all.

    One capitalised word may go unspelled in initials of four letters or more.
    """
    done = 0
    spare = len(spelled) > 3
    for index in range(first, min(len(words), first + 2 * len(spelled) + 2)):
        if index > first:
            gap = text[words[index - 1].end() : words[index].start()]
            if not _GAP.fullmatch(gap):
                return None
        word = words[index].group()
        heads = _heads(word)
        if spelled.startswith(heads, done):
            done += len(heads)
        elif word not in _SMALL:
            if not (spare and word[0].isupper()):
                return None
            spare = False
        if done >= len(spelled):
            return index if len(words[first].group()) > 1 and index > first else None
    return None


def _heads(word: str) -> str:
    """The letters a word gives: its first one, of initials (*U.S.*, *UN*) all."""
    if "." in word or (len(word) < 4 and word.isupper()):
        return word.replace(".", "").casefold()
    return word[0].casefold()


def expansion_before(text: str, use: Span, letters: str) -> Span | None:
    """The long form that stands right before bracketed initials.

    First the nearest run of words that spells the letters, then the run of capitalised words (a
    name in another language), None where the words before are lower case and do not spell them.
    """
    opening = text.rfind("(", max(0, use.start - 12), use.start)
    if opening < 0:
        return None
    start = max(text.rfind("\n", 0, opening) + 1, opening - 20 * len(letters))
    before = text[start:opening].rstrip()
    spelled = [s for s in expansions_of(before, letters) if s.end >= len(before) - 25]
    if spelled:
        return spelled[-1].shifted(start)
    run = _capital_run(before)
    return run.shifted(start) if run else None


def _capital_run(before: str) -> Span | None:
    """The capitalised words that end ``before``, small words between them included."""
    words = list(_WORD.finditer(before))
    if not words or words[-1].end() != len(before) or not words[-1].group()[0].isupper():
        return None
    start = words[-1].start()
    for earlier, later in pairwise(reversed(words)):
        gap = before[later.end() : earlier.start()]
        if not _GAP.fullmatch(gap) or not (later.group()[0].isupper() or later.group() in _SMALL):
            break
        if later.group()[0].isupper():
            start = later.start()
    return Span(start, len(before))


def tie_at(text: str, use: Span, letters: str) -> Span | None:
    """The initials at ``use`` with the bracket or phrase that ties them to their long form."""
    if text[max(0, use.start - 2) : use.start] == ", ":
        before = text[max(text.rfind("\n", 0, use.start) + 1, use.start - _REACH) : use.start - 2]
        if any(form.end == len(before) for form in expansions_of(before, letters)):
            return use
    opening = _TIE_BEFORE.search(text[max(0, use.start - _REACH) : use.start])
    if opening:
        return Span(use.start - len(opening.group()), use.end)
    closing = _TIE_AFTER.match(text, use.end)
    return Span(use.start, closing.end()) if closing else None


def is_explained(text: str, use: Span) -> bool:
    """Whether other words tell what it is: "VLKS, the growers' bank", "the union VLKS"."""
    if _APPOSITION.match(text, use.end):
        return True
    before = text[max(0, use.start - _REACH) : use.start]
    noun = _DESCRIBED.search(before)
    if _NAMED.search(before):
        return True
    return bool(noun and noun.group(1).rpartition("-")[2] in lexicon("organisation_nouns"))
