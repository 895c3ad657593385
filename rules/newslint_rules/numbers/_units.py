"""Sizes of units, and what one figure is in the unit of another."""

from __future__ import annotations

from functools import cache

from newslint.api import Quantity, lexicon
from newslint_rules.numbers._arithmetic import Range, meant

# Units whose name stands for several sizes in copy: US and imperial gallons and pints, short and
# long tons, statute and nautical miles and knots of them.
_OTHER_SIZES = {
    "gallon": (4.54609,),
    "pint": (0.56826,),
    "ton": (1016.0469, 1000.0),
    "mile": (1852.0,),
    "pound": (),
    "ounce": (0.0311034768,),
}


@cache
def _table() -> dict[str, tuple[str, float]]:
    table: dict[str, tuple[str, float]] = {}
    for line in lexicon("units"):
        dimension, name, size, *_ = line.split()
        table[name] = (dimension, float(size))
    return table


def dimension(quantity: Quantity) -> str | None:
    """What the unit of a quantity measures ("length"), None without a known unit."""
    entry = _table().get(quantity.unit or "")
    return entry[0] if entry else None


def converted(quantity: Quantity, unit: str) -> tuple[Range, ...]:
    """What a quantity can be in ``unit``, one interval for each size its own unit can have.

    Temperatures give two: as a reading and as a difference.
    """
    kind, size = _table()[quantity.unit or ""]
    target = _table()[unit][1]
    value = meant(quantity)
    if kind == "temperature":
        return _degrees(value, quantity.unit or "", unit)
    own = (size, *_OTHER_SIZES.get(quantity.unit or "", ()))
    targets = (target, *_OTHER_SIZES.get(unit, ()))
    return tuple(value.times(a / b) for a in own for b in targets)


def _degrees(value: Range, unit: str, target: str) -> tuple[Range, ...]:
    if (unit, target) == ("C", "F"):
        return (Range(value.low * 1.8 + 32, value.high * 1.8 + 32), value.times(1.8))
    if (unit, target) == ("F", "C"):
        return (Range((value.low - 32) / 1.8, (value.high - 32) / 1.8), value.times(1 / 1.8))
    return ()
