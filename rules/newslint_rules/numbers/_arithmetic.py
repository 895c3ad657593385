"""Intervals that figures can mean, given how copy rounds, and how to write numbers back."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, isfinite

from newslint.api import Quantity, QuantityKind

_ROUND_SHARE = 0.02
_OVERSHOOT = 0.15
_OVER = ("more than", "over", "above", "in excess of", "upwards of", "exceeding", "topping")
_PER_HUNDRED = (QuantityKind.PERCENT, QuantityKind.POINTS)


@dataclass(frozen=True, slots=True)
class Range:
    """A closed interval of values."""

    low: float
    high: float

    def overlaps(self, other: Range) -> bool:
        """Whether some value lies in both, give or take the error of floating point."""
        reach = 1e-9 * max(1.0, abs(self.low), abs(other.low))
        return self.low <= other.high + reach and other.low <= self.high + reach

    def widened(self, by: float) -> Range:
        """The interval with ``by`` more on each side."""
        return Range(self.low - by, self.high + by)

    def __add__(self, other: Range) -> Range:
        return Range(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Range) -> Range:
        return Range(self.low - other.high, self.high - other.low)

    def over(self, other: Range) -> Range:
        """Quotients of values of this interval by values of ``other`` (both not negative)."""
        low = self.low / other.high if other.high > 0 else inf
        return Range(low if isfinite(other.high) else 0.0, _over(self.high, other.low))

    def times(self, factor: float) -> Range:
        """Every value multiplied by a factor that is not negative."""
        return Range(self.low * factor, self.high * factor)


def _over(high: float, low: float) -> float:
    return high / low if low > 0 else inf


def meant(quantity: Quantity, *, capped: bool = False) -> Range:
    """What a figure can stand for: its bounds, widened as copy rounds.

    Half a unit of the last digit for decimals, scaled numbers ("1.2 million") and percentages; for
    whole numbers that end in zeros half of the last digit that is not zero, at most two per cent;
    nothing for other whole numbers. ``capped`` takes "more than 100" to go no further than 115:
    copy says "more than" of the round number just passed.
    """
    slack = rounding(quantity)
    high = quantity.high
    if capped and not isfinite(high) and (quantity.modifier or "").endswith(_OVER):
        high = quantity.value * (1 + _OVERSHOOT)
    return Range(max(quantity.low - slack, 0.0), high + slack)


def rounding(quantity: Quantity) -> float:
    """Half the worth of the last digit that the copy seems to vouch for."""
    if quantity.step != 1.0 or quantity.kind in _PER_HUNDRED:
        return quantity.step / 2
    value = abs(quantity.value)
    unit = 1.0
    while value >= 100 and unit * 10 <= value and value % (unit * 10) == 0:
        unit *= 10
    return min(unit / 2, _ROUND_SHARE * value) if unit > 1 else 0.0


def shown(value: float, like: Quantity | None = None) -> str:
    """A number as copy would write it, with the unit and scale of ``like``."""
    if like is None:
        return _digits(value)
    unit = like.unit or ""
    if like.kind is QuantityKind.PERCENT:
        return f"{_digits(value)}%"
    sign = {"GBP": "£", "EUR": "€", "JPY": "¥", "USD": "US$"}.get(unit, unit)
    if like.kind is QuantityKind.MONEY:
        return (
            f"{sign}{_scaled(value)}"
            if len(sign) < 4 and sign.strip("US") in "$£€¥"
            else (f"{_scaled(value)} {unit}")
        )
    return f"{_scaled(value)} {unit}".strip()


def _scaled(value: float) -> str:
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{_digits(value / size)} {word}"
    return _digits(value)


def _digits(value: float) -> str:
    if not isfinite(value):
        return "any"
    if abs(value - round(value)) < 1e-6 or abs(value) >= 1000:
        return f"{round(value):,}"
    return f"{value:.3g}" if abs(value) < 100 else f"{value:.1f}".rstrip("0").rstrip(".")
