"""``newslint check --watch``: check again what is saved, until Ctrl-C."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newslint.cli.terminal import on_terminal
from newslint.errors import UsageError
from newslint.files import find_copy
from newslint.output.summary import counted
from newslint.sidefile import NAME

if TYPE_CHECKING:
    from collections.abc import Callable

    from newslint.cli.checking import Options

__all__ = ["watch"]

_PAUSE = 0.5
"""Seconds between two looks at the files: short to a writer, and hardly any work."""

_Stamp = tuple[tuple[int, int], ...]


def watch(options: Options, check: Callable[[Options], int]) -> int:
    """Check all stories, then again those that changed, or whose configuration or side file did.

    Args:
        options: Those of the command; each round gets them with its own paths.
        check: Checks and reports once.

    Returns:
        0, when the user ends it.

    Raises:
        UsageError: If standard input is to be checked, which nobody saves.
    """
    if options.reads_stdin():
        raise UsageError("--watch needs files; standard input is read only once")
    seen: dict[Path, _Stamp] = {}
    told = ""
    try:
        while True:
            try:
                stamps = _stamps(options)
            except UsageError as error:  # a configuration in the middle of a change
                if str(error) != told:
                    told = str(error)
                    click.echo(f"newslint: {told}", err=True)
            else:
                changed = tuple(path for path, stamp in stamps.items() if seen.get(path) != stamp)
                seen, told = stamps, ""
                if changed:
                    _round(options._replace(paths=changed), check, len(stamps))
            time.sleep(_PAUSE)
    except KeyboardInterrupt:
        return 0


def _stamps(options: Options) -> dict[Path, _Stamp]:
    """For each story what changes when it, its side file or its configuration is saved."""
    settings_for = options.settings()
    stamps = {}
    for path in find_copy(options.files(), settings_for).files:
        origin = settings_for(path).origin
        files = path, path.with_name(NAME), *([origin] if origin else [])
        stamps[path] = tuple(map(_stamp, files))
    return stamps


def _stamp(path: Path) -> tuple[int, int]:
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return 0, 0
    return status.st_mtime_ns, status.st_size


def _round(options: Options, check: Callable[[Options], int], watched: int) -> None:
    if on_terminal():
        click.clear()
    try:
        check(options)
    except UsageError as error:
        click.echo(f"newslint: {error}", err=True)
    sys.stdout.flush()
    click.echo(f"newslint: watching {counted(watched, 'story')}; Ctrl-C ends it", err=True)
