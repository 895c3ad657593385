"""The last lines of a report for people: what was found, and what was not shown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from newslint.output.base import View
from newslint.output.palette import Palette
from newslint.report import RunReport
from newslint.settings import DEFAULT_PROFILE
from newslint.severity import Severity

__all__ = ["closing", "counted", "opening", "summary_line"]


def opening(report: RunReport, view: View, *, gap: bool = True) -> Iterator[str]:
    """Which house profiles the stories were read by, and an empty line if there is to be a ``gap``.

    Nothing where that is the default alone.
    """
    chosen: dict[tuple[str, str | None], list[str]] = {}
    for file in report.files:
        if file.error is None and (file.agency is not None or file.profile != DEFAULT_PROFILE):
            chosen.setdefault((file.profile, file.agency), []).append(file.path)
    for (profile, agency), paths in chosen.items():
        line = f"profile: {profile}"
        if agency is not None:
            others = f" and {counted(len(paths) - 1, 'other story')}" if len(paths) > 1 else ""
            line += f", for ({agency}) in the dateline of {paths[0]}{others}"
        yield Palette(view.color).dim(line)
    if chosen and gap:
        yield ""


def closing(report: RunReport, view: View) -> Iterator[str]:
    """Statistics, if wanted, and the summary line."""
    if view.statistics:
        from newslint.output.statistics import table

        yield from table(report, view)
        yield ""
    yield summary_line(report, view)


def summary_line(report: RunReport, view: View) -> str:
    """Counts by severity, stories and words read, files passed over and why, findings held back."""
    palette = Palette(view.color)
    counts = [
        palette.severity(counted(count, str(level)), level)
        for level in sorted(Severity, reverse=True)
        if (count := report.count(level))
    ]
    found = ", ".join(counts) if counts else palette.good("Nothing to query")
    read = [file for file in report.files if file.error is None]
    words = sum(file.words for file in read)
    stories = sum(file.stories for file in read)
    line = f"{found} in {counted(stories, 'story')} ({counted(words, 'word')})"
    if passed := [file.skipped for file in read if file.skipped is not None]:
        line += f"; {counted(len(passed), 'file')} passed over ({_causes(passed)})"
    if failed := [file.error for file in report.files if file.error is not None]:
        line += f"; {counted(len(failed), 'file')} not checked ({_causes(failed)})"
    for kind, number in report.skipped.items():
        line += palette.dim(f"; {counted(number, 'file')} {kind}") if number else ""
    if known := sum(file.known for file in report.files):
        line += palette.dim(f"; {counted(known, 'finding')} known")
    held = [counted(n, str(level)) for level, n in sorted(report.held_back.items(), reverse=True)]
    if held:
        line += palette.dim(f"; {', '.join(held)} held back (--min-severity suggestion)")
    return line


def _causes(reasons: Sequence[str]) -> str:
    """What the reasons have in common, each with its number if there are several: "1 is empty"."""
    causes = Counter(re.split(r" \(|: |, line ", reason, maxsplit=1)[0] for reason in reasons)
    if len(causes) == 1:
        return next(iter(causes))
    return ", ".join(f"{number} {cause}" for cause, number in causes.most_common())


def counted(number: int, noun: str) -> str:
    """``number`` with thousands marked and the noun in the right form: ``1,204 words``."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"
