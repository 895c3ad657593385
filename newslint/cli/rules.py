"""``newslint rules``: the table of all rules."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command("rules")
@click.option(
    "--output-format",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
)
@click.option(
    "--profile",
    help="Tell which rules this profile runs, how grave and in which style, and by what authority.",
)
@click.option("--color/--no-color", default=None, help="Use colours, or do not.")
def command(output_format: str, profile: str | None, color: bool | None) -> None:
    """List all rules: code, name, severity, default, fix and what each finds.

    As Markdown, with examples.
    """
    from newslint.cli.setup import all_rules, settings_here
    from newslint.cli.terminal import columns, emit, wants_color
    from newslint.output.house import House
    from newslint.output.palette import Palette
    from newslint.output.ruletable import as_json, as_text
    from newslint.profile import load_profile
    from newslint.selection import choose

    settings = settings_here(profile=profile)
    registry = all_rules(settings)
    house = None
    if profile is not None:
        title = load_profile(settings).title
        house = House((profile, title), {r.code: r for r in choose(registry, settings)})
    if output_format == "json":
        emit(as_json(registry.rules, house))
    elif output_format == "markdown":
        from newslint.output.rulebook import as_book

        emit(as_book(registry.rules, house))
    else:
        emit(as_text(registry.rules, house, Palette(wants_color(color)), columns()))
