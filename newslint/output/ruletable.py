"""All rules as a table."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from newslint.output.columns import GAP
from newslint.output.excerpt import ELLIPSIS
from newslint.output.house import House, authority_of
from newslint.output.manual import default_of, summary_of
from newslint.output.palette import Palette
from newslint.rule import Rule
from newslint.selectors import family_folder
from newslint.severity import Severity

__all__ = ["as_json", "as_text"]

_NARROWEST = 16
"""Columns that the last cell must have to be shown at all."""

_ORDER = "code", "name", "severity", "default", "fix", "what it finds"
_ORDER_OF_A_HOUSE = "code", "name", "severity", "default", "fix", "style", "authority"


def as_text(
    rules: Sequence[type[Rule]],
    house: House | None,
    palette: Palette,
    width: int,
) -> Iterator[str]:
    """Columns under the names of the families.

    Args:
        rules: Sorted by code.
        house: What to tell of them: severity, style and authority in a house; None for each rule's
            own severity and default, and what it finds.
        palette: For severities and secondary text.
        width: Columns of the terminal, to which the last column is cut.
    """
    order = _ORDER if house is None else _ORDER_OF_A_HOUSE
    rows = [(rule, _short(_row(rule, house))) for rule in rules]
    widths = [
        max((len(row[column]) for _, row in rows), default=0) for column in range(len(order) - 1)
    ]
    room = width - sum(widths) - len(GAP) * (len(widths) + 1)
    for family, members in groupby(rows, key=lambda pair: _family(pair[0])):
        yield palette.bold(family)
        for rule, row in members:
            cells = [f"{cell:<{size}}" for cell, size in zip(row, widths, strict=False)]
            cells[2] = palette.severity(cells[2], _severity(rule, house))
            cells[3] = palette.dim(cells[3]) if row[3] == "off" else cells[3]
            if room >= _NARROWEST:
                cells.append(row[-1] if len(row[-1]) <= room else _cut(row[-1], room))
            yield (GAP + GAP.join(cells)).rstrip()
        yield ""
    yield f"{len(rules)} rules; `newslint explain CODE` prints the manual of one"


def _short(row: tuple[str, ...]) -> tuple[str, ...]:
    """The row with a long list of profiles counted."""
    profiles = row[3].count(",") + 1
    return (*row[:3], f"{profiles} profiles" if profiles > 2 else row[3], *row[4:])


def _cut(text: str, width: int) -> str:
    return text[: width - 1].rstrip() + ELLIPSIS


def as_json(rules: Sequence[type[Rule]], house: House | None) -> Iterator[str]:
    """A list of objects, one a rule."""
    yield json.dumps([_object(rule, house) for rule in rules], ensure_ascii=False, indent=2)


def _object(rule: type[Rule], house: House | None) -> dict[str, Any]:
    described: dict[str, Any] = {
        "code": rule.code,
        "name": rule.name,
        "family": _family(rule),
        "severity": str(_severity(rule, house)),
        "default": rule.default if isinstance(rule.default, str) else list(rule.default),
        "fix": rule.fix,
        "quotes": rule.quotes,
        "reads": sorted(rule.reads),
        "summary": summary_of(rule),
        "options": [
            {"name": option.name, "default": _plain(option.default), "help": option.help}
            for option in rule.options
        ],
        "authority": authority_of(rule) if house is None else house.authority(rule),
        "manual": rule.manual(),
    }
    if house is None:
        return described
    for option, value in zip(described["options"], house.options(rule).values(), strict=False):
        option["value"] = _plain(value)
    return described | {"on": rule.code in house.running, "style": house.style(rule)}


def _plain(default: object) -> object:
    """An option's default as JSON can hold it."""
    return sorted(map(str, default)) if isinstance(default, set | frozenset) else default


def _row(rule: type[Rule], house: House | None) -> tuple[str, ...]:
    fix = "" if rule.fix == "none" else rule.fix
    named = rule.code, rule.name, str(_severity(rule, house))
    if house is None:
        return *named, default_of(rule), fix, summary_of(rule)
    on = "on" if rule.code in house.running else "off"
    return *named, on, fix, house.style(rule), house.authority(rule)


def _severity(rule: type[Rule], house: House | None) -> Severity:
    return rule.severity if house is None else house.severity(rule)


def _family(rule: type[Rule]) -> str:
    return family_folder(rule) or rule.family()
