"""The command line of newslint."""

from __future__ import annotations

import click

__all__ = ["main"]


@click.group()
def main() -> None:
    """Check news copy before it is published."""
