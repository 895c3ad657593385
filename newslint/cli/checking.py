"""What ``newslint check`` does once its options are read."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from newslint.cache import Cache, open_cache
from newslint.cli.progress import progress
from newslint.cli.terminal import columns, emit, on_terminal, wants_color
from newslint.config import SettingsFinder
from newslint.errors import UsageError
from newslint.nearmiss import did_you_mean
from newslint.notices import LAYER_CRASHED, RULE_CRASHED
from newslint.output import FORMATS, View, render
from newslint.report import RunReport
from newslint.run import check_paths
from newslint.severity import Severity

if TYPE_CHECKING:
    from newslint.baseline import Baseline
    from newslint.rule import Rule

__all__ = ["Options", "check_once", "exit_status", "run_check"]

_STDIN = Path("-")
_CRASHES = frozenset({RULE_CRASHED.code, LAYER_CRASHED.code})
_SETTINGS = (
    "select",
    "ignore",
    "extend_select",
    "profile",
    "fail_level",
    "min_severity",
    "story_date",
)


class Options(NamedTuple):
    """The options of the command, by their names on the command line."""

    paths: tuple[Path, ...]
    select: tuple[str, ...] | None
    ignore: tuple[str, ...] | None
    extend_select: tuple[str, ...] | None
    profile: str | None
    config: Path | None
    output_format: str | None
    output_file: Path | None
    fix: bool
    unsafe_fixes: bool
    diff: bool
    exit_zero: bool
    fail_level: str | None
    min_severity: str | None
    stdin_filename: str | None
    statistics: bool
    story_date: str | None
    since: str | None
    baseline: Path | None
    jobs: int
    no_cache: bool
    watch: bool
    color: bool | None

    def settings(self) -> SettingsFinder:
        """The settings of each story, with these options on top.

        A ``--fail-level`` below the least severity that would be shown lowers that as well:
        nobody should have to look for what failed.
        """
        given: dict[str, Any] = {name: getattr(self, name) for name in _SETTINGS}
        if self.min_severity is None and self.fail_level == str(Severity.SUGGESTION):
            given["min_severity"] = self.fail_level
        return SettingsFinder(self.config, given, since=self.since is not None)

    def reads_stdin(self) -> bool:
        """Whether a story comes from standard input: ``-``, or a name for it and no path."""
        return _STDIN in self.paths or (not self.paths and self.stdin_filename is not None)

    def stdin(self) -> tuple[str, bytes] | None:
        """Name and content of standard input, if it is to be checked."""
        if not self.reads_stdin():
            return None
        return self.stdin_filename or "<stdin>", sys.stdin.buffer.read()

    def files(self) -> tuple[Path, ...]:
        """The files and folders to check; the current folder unless something is named."""
        named = tuple(path for path in self.paths if path != _STDIN)
        return named if named or self.reads_stdin() else (Path(),)

    def cache(self) -> Cache | None:
        """The cache of findings, unless it is refused."""
        return None if self.no_cache else open_cache()

    def known(self) -> Baseline | None:
        """The baseline, if one is named.

        Raises:
            UsageError: If it cannot be read.
        """
        if self.baseline is None:
            return None
        from newslint.baseline import Baseline

        return Baseline.read(self.baseline)


def run_check(options: Options) -> int:
    """Check once, or again and again if that is asked for, and give the exit status.

    Raises:
        UsageError: If options do not go together, or the configuration is wrong.
    """
    if options.watch:
        from newslint.cli.watching import watch

        return watch(options, check_once)
    return check_once(options)


def check_once(options: Options) -> int:
    """Check, report, and give the exit status.

    Raises:
        UsageError: If options do not go together, or the configuration is wrong.
    """
    if options.since is not None and (options.fix or options.diff or options.reads_stdin()):
        raise UsageError("--since compares files, and goes neither with standard input nor fixes")
    settings_for = options.settings()
    baseline = options.known()
    name = _format(options, settings_for)
    fixes = 0
    if options.fix or options.diff:
        from newslint.cli.fixing import fix_paths

        report, fixes = fix_paths(options, settings_for, with_galleys=FORMATS[name].galleys)
    else:
        report = check_paths(
            options.files(),
            settings_for,
            stdin=options.stdin(),
            with_timings=options.statistics,
            with_galleys=FORMATS[name].galleys,
            cache=options.cache(),
            jobs=options.jobs,
            since=options.since,
            progress=progress(),
        )
    if baseline is not None:
        report = baseline.new(report)
    for line in (*report.problems, *report.notes):
        click.echo(f"newslint: {line}", err=True)
    if not options.diff:
        _write(name, report, options, settings_for)
    status = exit_status(report, settings_for)
    if options.diff and fixes and status == 0:
        status = 1
    return 0 if options.exit_zero and status == 1 else status


def exit_status(report: RunReport, settings_for: SettingsFinder) -> int:
    """3 if a rule or layer crashed, 2 if a rule or file could not be read, 1 on findings, else 0.

    Findings count from the fail level of their story's settings; those held back never count.
    """
    if any(f.code in _CRASHES for file in report.files for f in file.findings):
        return 3
    if report.problems or any(file.error is not None for file in report.files):
        return 2
    return int(
        any(
            finding.severity >= settings_for(Path(file.path)).fail_level
            for file in report.files
            for finding in file.findings
        )
    )


def _write(name: str, report: RunReport, options: Options, settings_for: SettingsFinder) -> None:
    format = FORMATS[name]
    view = View(
        color=bool(options.color) if options.output_file else wants_color(options.color),
        width=columns(),
        statistics=options.statistics,
        rules=_rules(report, settings_for) if format.rules else {},
    )
    lines = render(name, report, view)
    if options.output_file is not None:
        _write_file(options.output_file, lines)
    else:
        if not format.terminal and hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8")  # whatever the terminal
        to_stderr = options.fix and options.reads_stdin()  # the fixed story has standard output
        emit(lines, color=view.color, err=to_stderr)
    if not format.remarks:
        from newslint.output.summary import opening

        emit(opening(report, view, gap=False), color=view.color, err=True)
        if options.statistics:
            from newslint.output.statistics import table

            emit(table(report, view), color=view.color, err=True)


def _rules(report: RunReport, settings_for: SettingsFinder) -> dict[str, type[Rule]]:
    """The rules that spoke, by code."""
    from newslint.registry import load_registry

    spoke = {finding.code for file in report.files for finding in file.findings}
    every = [settings_for(Path(file.path)) for file in report.files]
    return {
        rule.code: rule
        for settings in {id(settings): settings for settings in every}.values()
        for rule in load_registry(settings).rules
        if rule.code in spoke
    }


def _write_file(path: Path, lines: Iterator[str]) -> None:
    try:
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from None


def _format(options: Options, settings_for: SettingsFinder) -> str:
    """The format asked for on the command line, else by the configuration of the first story."""
    if options.output_format is not None:
        return options.output_format
    first = next(iter(options.files()), Path(options.stdin_filename or "."))
    name = settings_for(first).output_format
    if name is None:
        return "full" if on_terminal() and options.output_file is None else "concise"
    if name not in FORMATS:
        formats: Sequence[str] = list(FORMATS)
        raise UsageError(f'no output format "{name}"{did_you_mean(name, formats)}')
    return name
