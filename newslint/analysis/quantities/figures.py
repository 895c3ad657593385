"""Figures of a text: numbers with their units, currencies, hedges and ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint.analysis.quantities.codes import codes
from newslint.analysis.quantities.hedges import Hedge, bounded, hedge_after, hedge_before
from newslint.analysis.quantities.kinds import Reading, read_kind
from newslint.analysis.quantities.numbers import Number, numbers
from newslint.analysis.quantities.pairs import Pair, pair_of
from newslint.model.quantities import QuantityKind
from newslint.model.span import Span

__all__ = ["Figure", "figures"]


class Figure(NamedTuple):
    """One figure of a text, read without grammar; fields as in `Quantity`."""

    span: Span
    figure: Span
    kind: QuantityKind
    value: float
    low: float
    high: float
    step: float
    modifier: str | None = None
    unit: str | None = None


def figures(text: str) -> list[Figure]:
    """Every figure of the text in order, names such as "F-16" (kind CODE) among them."""
    names = codes(text)
    plain = [n for n in numbers(text) if not any(n.span.overlaps(name) for name in names)]
    found = [*_read(text, plain), *(_code(span, text) for span in names)]
    return sorted(found, key=lambda figure: figure.span.start)


def _code(span: Span, text: str) -> Figure:
    digits = re.search(r"\d+", span.of(text))
    value = float(digits.group()) if digits else 0.0
    return Figure(span, span, QuantityKind.CODE, value, value, value, 1.0)


def _read(text: str, found: Sequence[Number]) -> Iterator[Figure]:
    index = 0
    while index < len(found):
        pair = pair_of(text, found, index)
        if pair is not None:
            yield _of_pair(text, pair)
            index += 2
            continue
        yield _of_number(text, found[index])
        index += 1


def _of_number(text: str, number: Number) -> Figure:
    reading = read_kind(text, number)
    figure = Figure(
        span=reading.span,
        figure=reading.span,
        kind=reading.kind,
        value=number.value,
        low=number.low,
        high=number.high,
        step=number.step,
        unit=reading.unit,
    )
    if reading.span_years:
        figure = figure._replace(high=number.value + reading.span_years - 1)
    if reading.unit == "figures":
        least = 10.0 ** (number.value - 1)
        figure = figure._replace(value=least, low=least, high=10 * least - 1, unit=None)
    return _hedged(text, figure)


def _of_pair(text: str, pair: Pair) -> Figure:
    reading: Reading = pair.reading
    figure = Figure(
        span=reading.span,
        figure=reading.span,
        kind=pair.kind or reading.kind,
        value=pair.value,
        low=pair.low,
        high=pair.high,
        step=pair.step,
        modifier=pair.link,
        unit=reading.unit,
    )
    return figure if pair.kind is not None else _hedged(text, figure)


_UNHEDGED = (QuantityKind.ORDINAL, QuantityKind.YEAR, QuantityKind.CODE, QuantityKind.SCORE)


def _hedged(text: str, figure: Figure) -> Figure:
    if figure.kind in _UNHEDGED:
        return figure
    before, after = hedge_before(text, figure.span.start), hedge_after(text, figure.span.end)
    if before and before.words in _DURING and figure.kind is QuantityKind.DURATION:
        before = None
    for hedge in (before, after):
        if hedge is not None:
            figure = _under(figure, hedge)
    return figure


# "over two years" tells how long something took as often as that it took longer.
_DURING = ("over", "under", "all", "the same", "around")


def _under(figure: Figure, hedge: Hedge) -> Figure:
    low, high = bounded(figure.low, figure.high, hedge.sense)
    words = hedge.words if figure.modifier is None else f"{figure.modifier} … {hedge.words}"
    return figure._replace(span=figure.span.to(hedge.span), low=low, high=high, modifier=words)
