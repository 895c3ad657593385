"""Finding two ways of writing one thing, and telling the rarer from the commoner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from newslint.api import Document, Role, Span

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


def matches(doc: Document, pattern: regex.Pattern[str]) -> Iterator[regex.Match[str]]:
    """Every match in the running copy that does not touch a quotation."""
    quoted = [quote.span for quote in doc.quotes]
    for paragraph in doc.structure.of_role(*PROSE):
        for match in pattern.finditer(doc.text, paragraph.span.start, paragraph.span.end):
            if not any(quote.overlaps(Span(*match.span())) for quote in quoted):
                yield match


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
