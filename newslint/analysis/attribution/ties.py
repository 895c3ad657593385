"""Ties quotations to the reporting clauses in and beside their sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from newslint.model.attributions import Attribution
from newslint.model.document import Document
from newslint.model.quotes import Quote
from newslint.model.span import Span

__all__ = ["quotes_by_report", "quotes_in"]


def quotes_by_report(
    doc: Document, attributions: Sequence[Attribution]
) -> dict[int, tuple[int, ...]]:
    """For each attribution the quotations that it gives a speaker.

    A quotation belongs to a reporting clause in one of its sentences, else to the one of the
    sentence before it in the same paragraph (*Smith said: "…" "…"*), else to the one after it. A
    quotation that runs on into the next paragraph shares the speaker of its next part.
    """
    by_sentence: dict[int, list[Attribution]] = {}
    for attribution in attributions:
        by_sentence.setdefault(attribution.sentence, []).append(attribution)
    owner: dict[int, int] = {}
    for quote in doc.quotes:
        found = _beside(doc, quote, by_sentence)
        if found is not None:
            owner[quote.index] = found.index
    _share_along(doc, owner)
    tied: dict[int, tuple[int, ...]] = {}
    for quote_index, index in sorted(owner.items()):
        tied[index] = (*tied.get(index, ()), quote_index)
    return tied


def quotes_in(doc: Document, span: Span) -> list[Quote]:
    """The quotations that share text with a span."""
    first = bisect_left(doc.quotes, span.start, key=lambda quote: quote.span.start)
    last = bisect_left(doc.quotes, span.end, key=lambda quote: quote.span.start)
    around = doc.quote_at(span.start)
    found = list(doc.quotes[first:last])
    return [around, *found] if around is not None and around not in found else found


def _share_along(doc: Document, owner: dict[int, int]) -> None:
    """Give the parts of a quotation that runs over paragraphs the speaker of one of them."""
    pairs = [(q.index, q.index + 1) for q in doc.quotes[:-1] if q.continues]
    for part, following in reversed(pairs):
        if part not in owner and following in owner:
            owner[part] = owner[following]
    for part, following in pairs:
        if following not in owner and part in owner:
            owner[following] = owner[part]


def _beside(
    doc: Document, quote: Quote, by_sentence: dict[int, list[Attribution]]
) -> Attribution | None:
    first = bisect_right(doc.sentences, quote.span.start, key=lambda s: s.span.start) - 1
    last = bisect_left(doc.sentences, quote.span.end, key=lambda s: s.span.start)
    held = [s for s in doc.sentences[max(first, 0) : last] if s.span.overlaps(quote.span)]
    if not held:
        return None
    inside = [a for s in held for a in by_sentence.get(s.index, ()) if not _within(quote, a)]
    if inside:
        return min(inside, key=lambda a: _distance(quote, a))
    for index in (held[0].index - 1, held[-1].index + 1):
        if 0 <= index < len(doc.sentences):
            sentence = doc.sentences[index]
            near = by_sentence.get(index, ())
            if sentence.paragraph == held[0].paragraph and near:
                return near[-1] if index < held[0].index else near[0]
    return None


def _within(quote: Quote, attribution: Attribution) -> bool:
    return quote.inner.contains(attribution.cue)


def _distance(quote: Quote, attribution: Attribution) -> int:
    if attribution.cue.start >= quote.span.end:
        return attribution.cue.start - quote.span.end
    return max(quote.span.start - attribution.cue.end, 0)
