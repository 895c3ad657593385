"""``newslint baseline``: the findings that a repository of copy lives with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from newslint.baseline import Baseline
    from newslint.config import SettingsFinder
    from newslint.report import RunReport

__all__ = ["command"]

F = TypeVar("F", bound=Callable[..., object])


def _options(function: F) -> F:
    for decorate in (
        click.argument("paths", nargs=-1, type=click.Path(path_type=Path)),
        click.option(
            "--file",
            type=click.Path(path_type=Path, dir_okay=False),
            default="newslint-baseline.json",
            show_default=True,
            help="The baseline; the paths in it start from its folder.",
        ),
        click.option("--config", type=click.Path(path_type=Path), help="Configuration to use."),
        click.option("--profile", help="House profile."),
        click.option("--jobs", type=click.IntRange(min=0), default=0, help="As for check."),
        click.option("--no-cache", is_flag=True, help="As for check."),
    ):
        function = decorate(function)
    return function


@click.group("baseline")
def command() -> None:
    """Live with the findings of today, and be told of new ones only.

    Start with `newslint baseline write`, then check with `newslint check --baseline FILE`.
    """


@command.command("write")
@_options
def write(file: Path, **options: Any) -> None:
    """Record all findings of the stories (the current folder by default) as known."""
    from newslint.baseline import Baseline
    from newslint.output.summary import counted

    report, _ = _run(**options)
    known = Baseline.of(file, report)
    known.write()
    click.echo(f"{file}: {counted(len(known), 'finding')} in {counted(len(report.files), 'story')}")


@command.command("check")
@_options
@click.pass_context
def check(ctx: click.Context, /, file: Path, **options: Any) -> None:
    """Tell whether the baseline still fits: what is new, and what stands for nothing any more.

    Exit status: 0 if it fits, 1 if an entry stands for nothing any more or there is a new finding
    that would fail the check, 2 and 3 as for check.
    """
    from newslint.baseline import Baseline
    from newslint.cli.checking import exit_status
    from newslint.output.summary import counted

    known = Baseline.read(file)
    report, settings_for = _run(**options)
    new = known.new(report)
    stale = _tell_stale(known, report)
    status = exit_status(new, settings_for)
    number = sum(len(one.findings) for one in new.files)
    click.echo(f"{file}: {counted(number, 'finding')} new, {stale} gone, {len(known)} known")
    ctx.exit(max(status, int(stale > 0)))


@command.command("prune")
@_options
def prune(file: Path, **options: Any) -> None:
    """Take out of the baseline what stands for nothing any more, and add nothing."""
    from newslint.baseline import Baseline

    known = Baseline.read(file)
    report, _ = _run(**options)
    stale = _tell_stale(known, report)
    left = known.pruned(report)
    left.write()
    click.echo(f"{file}: {stale} taken out, {len(left)} left")


def _run(
    paths: tuple[Path, ...],
    config: Path | None,
    profile: str | None,
    jobs: int,
    no_cache: bool,
) -> tuple[RunReport, SettingsFinder]:
    from newslint.cache import open_cache
    from newslint.cli.progress import progress
    from newslint.config import SettingsFinder
    from newslint.run import check_paths

    settings_for = SettingsFinder(config, {"profile": profile})
    report = check_paths(
        paths or (Path(),),
        settings_for,
        cache=None if no_cache else open_cache(),
        jobs=jobs,
        progress=progress(),
    )
    for line in (*report.problems, *report.notes):
        click.echo(f"newslint: {line}", err=True)
    for story in report.files:
        if story.error is not None:
            click.echo(f"{story.path}: not checked: {story.error}", err=True)
    return report, settings_for


def _tell_stale(known: Baseline, report: RunReport) -> int:
    stale = known.stale(report)
    for entry in sorted(stale):
        click.echo(f"{entry.story}: {entry.code} is gone: {entry.text}")
    return stale.total()
