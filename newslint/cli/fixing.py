"""``newslint check --fix`` and ``--diff``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newslint.config import SettingsFinder
from newslint.files import find_copy
from newslint.output.summary import counted
from newslint.report import FileReport, RunReport
from newslint.rewrite import Rewritten, rewrite
from newslint.run import Checker, gather

if TYPE_CHECKING:
    from newslint.cli.checking import Options

__all__ = ["fix_paths"]


def fix_paths(
    options: Options, settings_for: SettingsFinder, *, with_galleys: bool
) -> tuple[RunReport, int]:
    """Fix stories in place, or with ``diff`` print the changes.

    A story from standard input goes, fixed, to standard output. ``with_galleys`` asks for stories
    set for a page.

    Returns:
        The report on what is left, and how many findings were fixed.
    """
    checker = Checker(
        settings_for,
        with_timings=options.statistics,
        with_galleys=with_galleys,
        cache=options.cache(),
    )
    found = find_copy(options.files(), settings_for)
    reports: list[FileReport] = []
    fixes = 0
    for name, data, path in _stories(options.stdin(), found.files):
        if data is None:
            reports.append(checker.check_file(Path(name)))
            continue
        done = rewrite(checker, name, data, suggested=options.unsafe_fixes)
        fixes += done.fixes
        reports.append(done.report)
        if options.diff:
            click.echo(done.diff, nl=False)
        elif path is None:
            sys.stdout.buffer.write(done.data)
        elif done.data != data:
            reports[-1] = _save(path, done)
    verb = "would fix" if options.diff else "fixed"
    click.echo(f"newslint: {verb} {counted(fixes, 'finding')}", err=True)
    return gather(reports, found.notes, checker.problems, found.skipped), fixes


def _stories(
    stdin: tuple[str, bytes] | None, files: Iterable[Path]
) -> Iterator[tuple[str, bytes | None, Path | None]]:
    """Name, content (None if it cannot be read) and path (None for standard input)."""
    if stdin is not None:
        yield *stdin, None
    for path in files:
        try:
            yield str(path), path.read_bytes(), path
        except OSError:
            yield str(path), None, path


def _save(path: Path, done: Rewritten) -> FileReport:
    try:
        path.write_bytes(done.data)
    except OSError as error:
        return FileReport(str(path), error=f"cannot be written: {error.strerror}")
    return done.report
