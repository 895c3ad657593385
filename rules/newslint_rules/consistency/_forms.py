"""Finding two ways of writing one thing, and telling the rarer from the commoner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

import regex

from newslint.api import (
    Document,
    Edit,
    Finding,
    Fix,
    Related,
    Role,
    Rule,
    Span,
    lazy_regex,
    word_starts,
)

_JOINED = lazy_regex(r"[\w'’@./-]")
_JOINED_AFTER = lazy_regex(r"[\w@/-]|\.\w")

PROSE = (Role.BODY, Role.LIST_ITEM, Role.CAPTION)


class Occurrence(NamedTuple):
    """One place where a form stands; ``form`` is the key by which forms are compared."""

    form: str
    span: Span


class Split(NamedTuple):
    """A mixed use: the first place of the commoner form, how often it stands, and the rest."""

    first: Occurrence
    times: int
    odd: tuple[Occurrence, ...]


def matches(doc: Document, pattern: str) -> Iterator[regex.Match[str]]:
    """Every match in the running copy that does not touch a quotation."""
    found = list(lazy_regex(pattern).finditer(doc.text))
    if not found:
        return
    quoted = _quoted(doc)
    for match in found:
        if _admitted(doc, quoted, *match.span()):
            yield match


def words(doc: Document, wanted: Iterable[str]) -> list[Span]:
    """Every place in the running copy, outside quotations, of some words in small letters."""
    starts = word_starts(doc.text)
    places = (Span(at, at + len(word)) for word in wanted for at in starts.get(word, ()))
    return in_prose(doc, filter(partial(_is_small, doc.text), places))


def in_prose(doc: Document, places: Iterable[Span]) -> list[Span]:
    """Those of some places that lie in the running copy, outside quotations, in text order."""
    found = sorted(places)
    quoted = _quoted(doc) if found else bytearray()
    return [span for span in found if _admitted(doc, quoted, span.start, span.end)]


def _is_small(text: str, word: Span) -> bool:
    """Whether a word stands alone and has no capital."""
    return (
        word.of(text).islower()
        and not _JOINED.match(text[max(0, word.start - 1) : word.start])
        and not _JOINED_AFTER.match(text[word.end : word.end + 2])
    )


def _quoted(doc: Document) -> bytearray:
    """For each character whether a quotation holds it."""
    quoted = bytearray(len(doc.text))
    for quote in doc.quotes:
        quoted[quote.span.start : quote.span.end] = b"\1" * len(quote.span)
    return quoted


def _admitted(doc: Document, quoted: bytearray, start: int, end: int) -> bool:
    paragraph = doc.structure.paragraph_at(start)
    if paragraph is None or paragraph.role not in PROSE or end > paragraph.span.end:
        return False
    return not any(quoted[start:end])


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


def queries(
    rule: Rule,
    doc: Document,
    groups: Iterable[Sequence[Occurrence]],
    question: str,
    confidence: float = 1.0,
) -> Iterator[Finding]:
    """A finding of ``rule`` for each place of a rarer form, with the commoner one as its fix."""
    for occurrences in groups:
        parted = split(occurrences)
        if parted is None:
            continue
        usual = parted.first
        line = doc.line_of(usual.span.start)
        for odd in parted.odd:
            yield rule.finding(
                odd.span,
                f'"{odd.form}" here, but "{usual.form}" on line {line}: {question}',
                related=(Related(usual.span, f'"{usual.form}"'),),
                fix=Fix(f'write "{usual.form}"', (Edit(odd.span, usual.form),)),
                confidence=confidence,
            )
