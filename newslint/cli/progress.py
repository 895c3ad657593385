"""How far a long run has come, for those who watch it in a terminal."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newslint.run import Progress

__all__ = ["progress"]

_PATIENCE = 1.0
"""Seconds that a run may take before a bar is drawn."""


def progress() -> Progress | None:
    """A bar on standard error, drawn once the run has taken a second and is not yet done.

    None unless standard error is a terminal.
    """
    if not sys.stderr.isatty():
        return None
    started = time.monotonic()
    bar: Any = None

    def show(done: int, total: int) -> None:
        nonlocal bar
        if bar is None:
            if done == total or time.monotonic() - started < _PATIENCE:
                return
            import click

            bar = click.progressbar(length=total, label="newslint", file=sys.stderr)
            bar.__enter__()
        bar.update(done - bar.pos)
        if done == total:
            bar.__exit__(None, None, None)

    return show
