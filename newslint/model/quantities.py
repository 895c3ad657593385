"""Figures and what they count."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from newslint.model.span import Span

__all__ = ["Quantity", "QuantityKind"]


class QuantityKind(StrEnum):
    """What sort of figure it is."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    POINTS = "points"
    AGE = "age"
    DURATION = "duration"
    MEASURE = "measure"
    ORDINAL = "ordinal"
    RATIO = "ratio"
    SCORE = "score"
    YEAR = "year"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure of the story, in digits or words.

    ``span`` covers figure and modifier, ``figure`` the number words alone. ``value`` is the number
    as written with its scale (1.2 million = 1200000.0); ``low`` and ``high`` bound what it can mean
    (infinite where open), equal to ``value`` when exact; ``step`` is the worth of the last digit
    written (1.2 million: 100000), 0 for fractions in words. A score's ``value`` is the number
    written first, ``low`` and ``high`` its smaller and larger one; the ``value`` of a ratio is the
    quotient. ``modifier`` is the hedge in lower case ("more than", "about") or the link of a range.

    ``noun`` is the lemma of what is counted or measured ("man", "loss"), ``unit`` a unit or
    currency ("USD", "km"; "$" for a dollar of no named country), ``modifiers`` the lower-case
    words that narrow the noun. ``event`` is the lemma of the governing verb ("detain"),
    ``event_token`` its index. ``source`` is an attribution index. ``subset`` marks a part of a
    group named elsewhere ("three of them", "including two", "another five").
    """

    index: int
    span: Span
    figure: Span
    sentence: int
    kind: QuantityKind
    value: float
    low: float
    high: float
    modifier: str | None = None
    noun: str | None = None
    noun_token: int | None = None
    modifiers: tuple[str, ...] = ()
    unit: str | None = None
    event: str | None = None
    event_token: int | None = None
    source: int | None = None
    subset: bool = False
    in_quote: bool = False
    step: float = 1.0

    @property
    def exact(self) -> bool:
        """Whether the figure stands for one value."""
        return self.low == self.high
