"""Dates and times as the story gives them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from newslint.model.span import Span

__all__ = ["TimeExpression", "TimeKind"]


class TimeKind(StrEnum):
    """What sort of time expression it is."""

    DATE = "date"
    WEEKDAY = "weekday"
    MONTH = "month"
    YEAR = "year"
    RELATIVE = "relative"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One time expression. Parts that the text does not give are None.

    ``weekday`` is 0 for Monday to 6 for Sunday. ``value`` is the calendar day it denotes when that
    can be worked out from the text and the story date, else None.
    """

    index: int
    span: Span
    sentence: int | None
    kind: TimeKind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    value: date | None = None
