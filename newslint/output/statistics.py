"""Counts by rule, and the seconds that rules and layers took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from newslint.output.base import View
from newslint.output.columns import Column
from newslint.output.columns import table as lay_out
from newslint.output.palette import Palette
from newslint.report import ReportedFinding, RunReport
from newslint.timing import LAYER

__all__ = ["RuleFigures", "by_rule", "layer_seconds", "table"]

_LONG = 0.05
"""Share of the time of all rules from which a rule is worth naming."""


@dataclass(frozen=True, slots=True)
class RuleFigures:
    """How often one rule spoke in a run, and how long it took (without its layers)."""

    code: str
    name: str
    count: int
    seconds: float


def by_rule(report: RunReport) -> list[RuleFigures]:
    """Figures of all rules that found something or were timed, the most frequent first.

    The names of those that found nothing are empty: a report does not hold them.
    """
    found: list[ReportedFinding] = [f for file in report.files for f in file.findings]
    names = {finding.code: finding.name for finding in found}
    counts = Counter(finding.code for finding in found)
    seconds = {k: v for k, v in _seconds(report).items() if not k.startswith(LAYER)}
    figures = [
        RuleFigures(code, names.get(code, ""), counts[code], seconds.get(code, 0.0))
        for code in counts.keys() | seconds.keys()
    ]
    return sorted(figures, key=lambda f: (-f.count, -f.seconds * (not f.count), f.code))


def layer_seconds(report: RunReport) -> dict[str, float]:
    """Seconds spent on each layer of analysis, the slowest first."""
    spent = {
        key.removeprefix(LAYER): seconds
        for key, seconds in _seconds(report).most_common()
        if key.startswith(LAYER)
    }
    return dict(spent)


def table(report: RunReport, view: View) -> Iterator[str]:
    """Both as columns for a terminal; rules that found nothing are named if they took long."""
    palette = Palette(view.color)
    figures = by_rule(report)
    long = _LONG * sum(figure.seconds for figure in figures)
    named = [f for f in figures if f.count or f.seconds > long]
    others = [f for f in figures if not f.count and f.seconds <= long]
    code_width = max((len(f.code) for f in named), default=0)
    rows = [(str(f.count), f"{f.code:<{code_width}}  {f.name}", f.seconds) for f in named]
    if others:
        label = f"{len(others)} rules that found nothing"
        rows.append(("0", label, sum(figure.seconds for figure in others)))
    rows += [("", f"layer {name}", seconds) for name, seconds in layer_seconds(report).items()]
    counts, labels, seconds = zip(*rows, strict=True) if rows else ((), (), ())
    columns = (
        Column("count", counts, paint_heading=palette.dim, right=True),
        Column("rule or layer", labels, paint_heading=palette.dim),
        Column("seconds", [f"{s:.3f}" for s in seconds], paint_heading=palette.dim, right=True),
    )
    yield from lay_out(columns, max(view.width, 80))


def _seconds(report: RunReport) -> Counter[str]:
    total: Counter[str] = Counter()  # of fractions, which counters add as well
    for file in report.files:
        total.update(file.timings)
    return total
