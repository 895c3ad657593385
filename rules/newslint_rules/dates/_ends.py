"""Spans of years that run to one end from two starts, and spans since a last time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from newslint.api import Document, Quantity, QuantityKind, Span, TimeKind, lazy_regex
from newslint_rules.dates._spans import Elapsed

_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)\b"
_AFTER = lazy_regex(rf"^ after\b[^.;:]{{0,60}}?\b(?:in|of|on) (?:[A-Z][a-z]+ )?{_YEAR}")
_ANOTHER = lazy_regex(
    rf"\bin (?:[A-Z][a-z]+ )?{_YEAR}[^.;:]{{0,25}}\b(?:another|a further|other) $"
)
_NOT_FOR = lazy_regex(r"\b(?:not|never|no|n['’]t)\b[^.;:]{0,60}\b(?:in|for) $")
_LAST = lazy_regex(rf"\blast\b[^.;:]{{0,30}}?\bin (?:[A-Z][a-z]+ )?{_YEAR}")
_AHEAD = lazy_regex(
    r"\b(?:will|plan\w*|promis\w+|due|set|expect\w*|schedul\w+|by|until|ahead of|upcoming|next)\b",
)
_YEARS = {"year": 1.0, "decade": 10.0}
_SAME, _FAR = 1, 5


def one_end(doc: Document) -> Iterator[Elapsed]:
    """ "fired 34 years after ... in 1990", where "in 1992, it took another 22 years".

    The two ends lie years apart, but would meet with one digit of the longer span put right.
    """
    spans = [
        (stated, span)
        for stated in doc.quantities
        if stated.kind is QuantityKind.DURATION and stated.unit == "year" and stated.exact
        for span in _start(doc, stated)
    ]
    for first, second in combinations(spans, 2):
        (long, start), (short, later) = sorted((first, second), key=lambda s: -s[0].value)
        end = int(doc.at(later)) + int(short.value)
        meant = end - int(doc.at(start))
        if abs(meant - long.value) >= _FAR and _one_digit(long.value, meant):
            yield Elapsed(long, int(doc.at(start)), end, (start, later), 0.65)


def _start(doc: Document, stated: Quantity) -> Iterator[Span]:
    """The year that a span is counted from, when no year is given for its end."""
    sentence = doc.sentences[stated.sentence].span
    if stated.in_quote:
        return
    after = _AFTER.match(doc.text[stated.span.end : sentence.end])
    before = _ANOTHER.search(doc.text[sentence.start : stated.figure.start])
    match, at = (after, stated.span.end) if after else (before, sentence.start)
    if match is not None:
        yield Span(at + match.start("year"), at + match.end("year"))


def _one_digit(stated: float, meant: int) -> bool:
    """Whether a span within a year of the one meant is one digit away from the one stated."""
    one = f"{stated:.0f}"
    for other in (str(meant + slack) for slack in range(-_SAME, _SAME + 1)):
        if len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1:
            return True
    return False


def since_the_last(doc: Document) -> Iterator[Elapsed]:
    """ "not in nearly two decades" and "last used in 2005", in a story that looks ahead to 2017.

    The story is told on its day or, without one, before the first year that it looks ahead to.
    """
    now = doc.structure.story_date.year if doc.structure.story_date else _before_year(doc)
    for stated in doc.quantities if now is not None else ():
        if stated.kind is not QuantityKind.DURATION or stated.unit not in _YEARS or stated.in_quote:
            continue
        sentence = doc.sentences[stated.sentence]
        if not _NOT_FOR.search(doc.text[sentence.span.start : stated.span.start]):
            continue
        for other in doc.sentences[sentence.index : sentence.index + 2]:
            last = _LAST.search(doc.at(other.span))
            if last is None or now is None or not int(last["year"]) < now:
                continue
            found = Elapsed(
                stated,
                int(last["year"]),
                now,
                (Span(other.span.start + last.start("year"), other.span.start + last.end("year")),),
                0.7,
            )
            if doc.structure.story_date or stated.low * _YEARS[stated.unit] > found.years + 1:
                yield found
            break


def _before_year(doc: Document) -> int | None:
    """The first year that the story looks ahead to."""
    ahead = [
        time.year
        for time in doc.dates
        if time.kind is TimeKind.YEAR
        and time.year is not None
        and time.sentence is not None
        and _AHEAD.search(doc.text[doc.sentences[time.sentence].span.start : time.span.start])
    ]
    later = max((t.year for t in doc.dates if t.year is not None), default=None)
    return later if later in ahead else None
