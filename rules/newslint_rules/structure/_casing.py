"""How the words of a headline are capitalised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newslint.api import Document, Span, lazy_regex

__all__ = ["HeadlineWord", "headline_words", "word_counts"]

_WORD = lazy_regex(r"\p{L}[\p{L}\p{M}'’]*")
_QUOTED = lazy_regex(r"[\"“‘].*?[\"”’]|(?<!\p{L})'.*?'(?!\p{L})")
_START = lazy_regex(r"(?:^|[:.?!|–—]|\s-)[\s\"“‘'(]*$")
# Words that title case leaves down or puts up, as the house likes: articles, prepositions,
# conjunctions and the forms of be.
_FREE = frozenset(
    "a an the and as at but by for from if in into nor of off on onto or out over per so than that"
    " till to up upon v via vs with yet is are was were be am been its it about above across after"
    " against along amid among around before behind below beneath beside between beyond despite"
    " down during except inside like near outside past since through throughout toward towards"
    " under until when while within without not no how who what why where which because".split()
)


class HeadlineWord(NamedTuple):
    """A word whose case says something about the style of its headline.

    ``joined`` words follow a hyphen; ``alone`` ones have no capitalised word beside them; ``free``
    ones may be small in any style.
    """

    span: Span
    text: str
    capital: bool
    joined: bool
    alone: bool
    free: bool


def headline_words(doc: Document, headline: Span) -> Iterator[HeadlineWord]:
    """The words of a headline that are not first, quoted or spelled in a way of their own."""
    text = doc.at(headline)
    quoted = [Span(*m.span()) for m in _QUOTED.finditer(text)]
    matches = list(_WORD.finditer(text))
    for i, match in enumerate(matches):
        word, span = match.group(), Span(*match.span())
        if any(q.contains(span) for q in quoted) or _START.search(text[: span.start]):
            continue
        free = word.lower() in _FREE
        if not (word.islower() or _is_capital(word)) or text[span.end : span.end + 1] in ("@", "."):
            continue
        if len(word) < 3 and not free:
            continue
        beside = [matches[j].group() for j in (i - 1, i + 1) if 0 <= j < len(matches)]
        yield HeadlineWord(
            span.shifted(headline.start),
            word,
            capital=word[0].isupper(),
            joined=text[span.start - 1] == "-"
            and span.start > 1
            and text[span.start - 2].isalpha(),
            alone=not any(other[0].isupper() for other in beside),
            free=free,
        )


def word_counts(doc: Document, words: Iterable[HeadlineWord]) -> Counter[str]:
    """How often the words stand in the body, capitals told apart, sentence openings left out."""
    wanted = {word.text.lower() for word in words}
    counts: Counter[str] = Counter()
    for paragraph in doc.structure.body:
        text = doc.at(paragraph.span)
        for match in _WORD.finditer(text):
            if match.group().lower() not in wanted:
                continue
            if not _START.search(text[: match.start()][-12:]) and match.start() > 0:
                counts[match.group()] += 1
    return counts


def _is_capital(word: str) -> bool:
    """Capital first and small letters after, an apostrophe allowed (*Court’s*)."""
    return word[0].isupper() and word[1:].islower()
