"""``newslint explain``: the manual of a rule."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command("explain")
@click.argument("rule", metavar="CODE|NAME")
@click.option("--color/--no-color", default=None, help="Use colours, or do not.")
def command(rule: str, color: bool | None) -> None:
    """Print the manual of a rule: what it finds, why, with copy that shows it."""
    from newslint.cli.setup import all_rules
    from newslint.cli.terminal import columns, emit, wants_color
    from newslint.notices import NOTICES
    from newslint.output.manual import typeset, typeset_notice
    from newslint.output.palette import Palette

    palette = Palette(wants_color(color))
    for notice in NOTICES.values():
        if rule.upper() == notice.code or rule.lower() == notice.name:
            return emit(typeset_notice(notice, palette, columns()))
    return emit(typeset(all_rules().get(rule), palette, columns()))
