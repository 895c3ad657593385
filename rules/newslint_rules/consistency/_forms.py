"""Finding two ways of writing one thing, and telling the rarer from the commoner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from newslint.api import Document, Role, Span, lazy_regex, may_match

PROSE = (Role.BODY, Role.LIST_ITEM, Role.CAPTION)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where a form stands; ``form`` is the key by which forms are compared."""

    form: str
    span: Span


@dataclass(frozen=True, slots=True)
class Split:
    """A mixed use: the first place of the commoner form, how often it stands, and the rest."""

    first: Occurrence
    times: int
    odd: tuple[Occurrence, ...]


def matches(doc: Document, pattern: str) -> Iterator[regex.Match[str]]:
    """Every match in the running copy that does not touch a quotation.

    A pattern that cannot match is not even compiled.
    """
    if not may_match(pattern, doc.text):
        return
    compiled = _compiled(pattern)
    quoted = bytearray(len(doc.text))
    for quote in doc.quotes:
        quoted[quote.span.start : quote.span.end] = b"\1" * len(quote.span)
    for paragraph in doc.structure.of_role(*PROSE):
        for match in compiled.finditer(doc.text, paragraph.span.start, paragraph.span.end):
            if not any(quoted[match.start() : match.end()]):
                yield match


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    return lazy_regex(pattern)


def split(occurrences: Sequence[Occurrence]) -> Split | None:
    """The forms parted into the commonest and the others; None when there is only one form.

    Of two equally common forms the one that the story uses first counts as its own.
    """
    counts = Counter(occurrence.form for occurrence in occurrences)
    if len(counts) < 2:
        return None
    usual, times = counts.most_common(1)[0]
    first = next(occurrence for occurrence in occurrences if occurrence.form == usual)
    odd = tuple(occurrence for occurrence in occurrences if occurrence.form != usual)
    return Split(first, times, odd)
