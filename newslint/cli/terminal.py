"""What the terminal can show, and writing to it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress

import click

__all__ = ["columns", "emit", "on_terminal", "wants_color"]

_NARROWEST, _DEFAULT = 40, 100


def on_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout.isatty()


def wants_color(choice: bool | None) -> bool:
    """Whether to use colours: as chosen, else by NO_COLOR and FORCE_COLOR, else on terminals.

    See no-color.org and force-color.org; empty variables do not count.
    """
    if choice is not None:
        return choice
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return on_terminal() and os.environ.get("TERM") != "dumb"


def columns() -> int:
    """Columns to write in: those of COLUMNS or of the terminal, else 100."""
    with suppress(KeyError, ValueError):
        return max(_NARROWEST, int(os.environ["COLUMNS"]))
    with suppress(OSError, ValueError):
        return max(_NARROWEST, os.get_terminal_size(sys.stdout.fileno()).columns)
    return _DEFAULT


def emit(lines: Iterable[str], *, color: bool = True, err: bool = False) -> None:
    """Write lines to standard output, or to standard error; without ``color`` no colours pass."""
    if text := "\n".join(lines):
        click.echo(text, color=color, err=err)
