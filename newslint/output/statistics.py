"""Counts by rule, and the seconds that rules and layers took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from newslint.output.base import View
from newslint.output.palette import Palette
from newslint.report import ReportedFinding, RunReport
from newslint.timing import LAYER

__all__ = ["RuleFigures", "by_rule", "layer_seconds", "table"]


@dataclass(frozen=True, slots=True)
class RuleFigures:
    """How often one rule spoke in a run, and how long it took (without its layers)."""

    code: str
    name: str
    count: int
    seconds: float


def by_rule(report: RunReport) -> list[RuleFigures]:
    """Figures of the rules that found something, the most frequent first."""
    shown: list[ReportedFinding] = [f for file in report.files for f in file.findings]
    names = {finding.code: finding.name for finding in shown}
    seconds = _seconds(report)
    figures = [
        RuleFigures(code, names[code], count, seconds[code])
        for code, count in Counter(finding.code for finding in shown).items()
    ]
    return sorted(figures, key=lambda f: (-f.count, f.code))


def layer_seconds(report: RunReport) -> dict[str, float]:
    """Seconds spent on each layer of analysis, the slowest first."""
    spent = {
        key.removeprefix(LAYER): seconds
        for key, seconds in _seconds(report).most_common()
        if key.startswith(LAYER)
    }
    return dict(spent)


def table(report: RunReport, view: View) -> Iterator[str]:
    """Both as columns for a terminal."""
    palette = Palette(view.color)
    figures, layers = by_rule(report), layer_seconds(report)
    code_width = max((len(f.code) for f in figures), default=0)
    name_width = max(
        [len(f.name) + code_width + 2 for f in figures] + [len(k) for k in layers] + [8]
    )
    yield palette.dim(f"{'count':>6}  {'rule':<{name_width}}  seconds")
    for figure in figures:
        label = f"{figure.code:<{code_width}}  {figure.name}"
        yield f"{figure.count:>6}  {label:<{name_width}}  {figure.seconds:7.3f}"
    quiet = _seconds(report)
    for key in [f.code for f in figures] + [LAYER + layer for layer in layers]:
        del quiet[key]
    if quiet:
        label = f"{len(quiet)} rules that found nothing"
        yield palette.dim(f"{0:>6}  {label:<{name_width}}  {quiet.total():7.3f}")
    if layers:
        yield palette.dim(f"{'':>6}  {'layer':<{name_width}}  seconds")
    for layer, seconds in layers.items():
        yield f"{'':>6}  {layer:<{name_width}}  {seconds:7.3f}"


def _seconds(report: RunReport) -> Counter[str]:
    total: Counter[str] = Counter()  # of fractions, which counters add as well
    for file in report.files:
        total.update(file.timings)
    return total
