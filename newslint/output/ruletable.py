"""All rules as a table."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import Any

from newslint.output.excerpt import ELLIPSIS
from newslint.output.manual import default_of, summary_of
from newslint.output.palette import Palette
from newslint.rule import Rule
from newslint.selectors import family_folder

__all__ = ["as_json", "as_markdown", "as_text"]

_HEADER = ("code", "name", "severity", "default", "fix", "what it finds")


def as_text(
    rules: Sequence[type[Rule]],
    running: Collection[str] | None,
    palette: Palette,
    width: int,
) -> Iterator[str]:
    """Columns under the names of the families.

    Args:
        rules: Sorted by code.
        running: Codes of the rules that are on; None for each rule's own default.
        palette: For severities and secondary text.
        width: Columns of the terminal, to which the last column is cut.
    """
    rows = [(rule, _row(rule, running)) for rule in rules]
    widths = [
        max((len(row[column]) for _, row in rows), default=0) for column in range(len(_HEADER) - 1)
    ]
    for family, members in groupby(rows, key=lambda pair: _family(pair[0])):
        yield palette.bold(family)
        for rule, row in members:
            cells = [f"{cell:<{size}}" for cell, size in zip(row, widths, strict=False)]
            cells[2] = palette.severity(cells[2], rule.severity)
            cells[3] = cells[3] if _is_on(row[3]) else palette.dim(cells[3])
            room = max(width - sum(widths) - 2 * len(widths) - 2, 16)
            what = row[-1] if len(row[-1]) <= room else row[-1][: room - 1].rstrip() + ELLIPSIS
            yield "  " + "  ".join([*cells, what])
        yield ""
    yield f"{len(rules)} rules; `newslint explain CODE` prints the manual of one"


def as_markdown(rules: Sequence[type[Rule]], running: Collection[str] | None) -> Iterator[str]:
    """A table for a README."""
    yield "| " + " | ".join(_HEADER) + " |"
    yield "|" + " --- |" * len(_HEADER)
    for rule in rules:
        code, name, severity, default, fix, what = (
            cell.replace("|", "\\|") for cell in _row(rule, running)
        )
        yield f"| {code} | `{name}` | {severity} | {default} | {fix} | {what} |"


def as_json(rules: Sequence[type[Rule]], running: Collection[str] | None) -> Iterator[str]:
    """A list of objects, one a rule."""
    yield json.dumps([_object(rule, running) for rule in rules], ensure_ascii=False, indent=2)


def _object(rule: type[Rule], running: Collection[str] | None) -> dict[str, Any]:
    described: dict[str, Any] = {
        "code": rule.code,
        "name": rule.name,
        "family": _family(rule),
        "severity": str(rule.severity),
        "default": rule.default if isinstance(rule.default, str) else list(rule.default),
        "fix": rule.fix,
        "quotes": rule.quotes,
        "reads": sorted(rule.reads),
        "summary": summary_of(rule),
        "options": [
            {"name": option.name, "default": option.default, "help": option.help}
            for option in rule.options
        ],
        "manual": rule.manual(),
    }
    return described if running is None else described | {"on": rule.code in running}


def _row(rule: type[Rule], running: Collection[str] | None) -> tuple[str, ...]:
    default = default_of(rule)
    if running is not None:
        default = "on" if rule.code in running else "off"
    fix = "" if rule.fix == "none" else rule.fix
    return rule.code, rule.name, str(rule.severity), default, fix, summary_of(rule)


def _family(rule: type[Rule]) -> str:
    return family_folder(rule) or rule.family()


def _is_on(default: str) -> bool:
    return default != "off"
