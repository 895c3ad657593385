"""Pairs quotation marks into quotations, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import regex

from newslint.analysis.quotemarks import Mark, marks_in
from newslint.model.document import Document
from newslint.model.quotes import Quote, QuoteKind
from newslint.model.span import Span
from newslint.model.story import Role
from newslint.model.structure import Paragraph
from newslint.patterns import lazy_regex

__all__ = ["build"]

_MARKED = lazy_regex(r"[\"“„]")  # a block set with quotation marks tells by them what is quoted
_OPENING = lazy_regex(r"``|[\"“„]|['‘](?=\p{Lu})")
_SENTENCE_BEFORE = lazy_regex(r"(?:^|[.!?:,—–-]|\b(?:said|says|added|asked|that))[\"”’')\]]*\s*$")
_SENTENCE_END = lazy_regex(r"[.!?,…—–-][\"”’']*$")
_CLAUSE = lazy_regex(
    r"\b(?:I|we|you|he|she|they|it|there|this|that|who|what)(?:['’](?:s|m|re|ve|ll|d))?\s+\p{L}+"
    r"|\p{L}n['’]t\b|\b(?:I|we|you|they|he|she|it)['’]\p{L}+"
    r"|\b(?:is|are|was|were|am|has|have|had|does|did|will|would|can|could|should|may|might|must)\b",
    regex.IGNORECASE,
)
_SMALL_CLAUSE = 4
# What follows a quotation and cannot belong to it: its speaker.
_SPEECH = r"(?:said|says|added|adds|told|asked|replied|explained|wrote)"
_SPEAKER = lazy_regex(
    rf",\s+(?:(?:he|she|they)\s+{_SPEECH}|{_SPEECH}\s+\p{{L}}|(?:\p{{Lu}}\S+\s+){{1,3}}{_SPEECH})"
    r"\b[^,.]{0,40}[.?!]$"
)


class _Pair(NamedTuple):
    """An opening and a closing mark; one of them may be missing."""

    opening: Mark | None
    closing: Mark | None


def build(doc: Document) -> tuple[Quote, ...]:
    """All quotations of a document in text order, nested ones after the one that holds them."""
    paragraphs = doc.structure.paragraphs
    quotes: list[Quote] = []
    for i, paragraph in enumerate(paragraphs):
        if paragraph.role is Role.BLOCK_QUOTE and not _MARKED.match(doc.text, paragraph.span.start):
            quotes.append(Quote(0, paragraph.span, paragraph.span, "block"))
        following = next((p for p in paragraphs[i + 1 :] if p.role is Role.BODY), None)
        quotes += _of_paragraph(doc.text, paragraph, following)
    quotes.sort(key=lambda quote: (quote.span.start, -quote.span.end))
    return tuple(replace(quote, index=i) for i, quote in enumerate(quotes))


def _of_paragraph(text: str, paragraph: Paragraph, following: Paragraph | None) -> Iterator[Quote]:
    marks = list(marks_in(text, paragraph.span.start, paragraph.span.end))
    for pair in _pairs(marks):
        yield _quote(text, pair, marks, paragraph, following)


def _pairs(marks: Sequence[Mark]) -> Iterator[_Pair]:
    """Match opening and closing marks, the innermost first."""
    waiting: list[Mark] = []
    for i, mark in enumerate(marks):
        same = [m for m in waiting if m.double == mark.double]
        if mark.side == "open" or (mark.side == "either" and not same):
            if mark.double or _is_closed(marks, i):
                waiting.append(mark)
        elif mark.double:
            if not same:
                if not mark.prime:
                    yield _Pair(None, mark)
                continue
            while waiting and waiting[-1] is not same[-1]:
                waiting.pop()  # a single mark that nothing closed inside the double ones
            yield _Pair(waiting.pop(), mark)
        elif waiting and not waiting[-1].double and not _is_apostrophe(marks, i):
            yield _Pair(waiting.pop(), mark)
    for mark in waiting:
        if mark.double:
            yield _Pair(mark, None)


def _is_closed(marks: Sequence[Mark], index: int) -> bool:
    """Whether a single opening mark has a partner; otherwise it is taken for an apostrophe."""
    later = (m for m in marks[index + 1 :] if not m.double)
    return any(m.side != "open" for m in later)


def _is_apostrophe(marks: Sequence[Mark], index: int) -> bool:
    """Whether a mark after *s* is a plural's apostrophe, because a better closing mark follows."""
    if not marks[index].possessive:
        return False
    for mark in marks[index + 1 :]:
        if mark.double != marks[index].double:
            continue
        if mark.side == "open":
            return False
        if not mark.possessive:
            return True
    return False


def _quote(
    text: str,
    pair: _Pair,
    marks: Sequence[Mark],
    paragraph: Paragraph,
    following: Paragraph | None,
) -> Quote:
    opening, closing = pair.opening, pair.closing
    if opening is None:
        assert closing is not None
        stray = Span(closing.start, closing.end)
        return Quote(0, stray, Span(closing.start, closing.start), "partial", opened=False)
    if closing is None:
        inner = Span(opening.end, _end_of_open(opening, marks, paragraph))
        span = Span(opening.start, inner.end)
        continues = _continues(text, inner, paragraph, following)
        kind = _kind(text, span, inner, paragraph)
        return Quote(0, span, inner, kind, closed=False, continues=continues)
    span = Span(opening.start, closing.end)
    inner = Span(opening.end, closing.start)
    return Quote(0, span, inner, _kind(text, span, inner, paragraph))


def _end_of_open(opening: Mark, marks: Sequence[Mark], paragraph: Paragraph) -> int:
    """Where a quotation without closing mark ends: at the next opening one, or the paragraph's."""
    later = (m.start for m in marks if m.start > opening.start and m.double and m.side == "open")
    return max(next(later, paragraph.span.end), opening.end)


def _continues(text: str, inner: Span, paragraph: Paragraph, following: Paragraph | None) -> bool:
    """Whether the quotation goes on behind the next opening mark.

    That mark opens the next paragraph, or stands between two sentences of this one where a
    paragraph break was lost.
    """
    if inner.end == paragraph.span.end:
        return following is not None and bool(_OPENING.match(text, following.span.start))
    said = inner.of(text).rstrip()
    return said.endswith((".", "?", "!", "…")) and not _SPEAKER.search(said)


def _kind(text: str, span: Span, inner: Span, paragraph: Paragraph) -> QuoteKind:
    """``direct`` for a clause or more: a sentence in place, or a phrase with subject and verb."""
    words = inner.of(text).split()
    if not words:
        return "partial"
    before = text[paragraph.span.start : span.start]
    after = text[span.end : span.end + 1]
    starts = not words[0][0].islower() and _SENTENCE_BEFORE.search(before) is not None
    ends = _SENTENCE_END.search(inner.of(text).rstrip()) is not None or after in (",", ".", "")
    if starts and ends:
        return "direct"
    clause = len(words) >= _SMALL_CLAUSE and _CLAUSE.search(inner.of(text)) is not None
    return "direct" if clause else "partial"
