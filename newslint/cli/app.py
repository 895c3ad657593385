"""The root command, which imports a command only when it is called."""

from __future__ import annotations

from importlib import import_module

import click

from newslint import __version__

__all__ = ["app"]

_COMMANDS = ("check", "explain", "rules", "show", "init", "new", "baseline", "completion")
"""In the order of the help page; each is the object ``command`` of the module of that name."""


class _Lazy(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command = import_module(f"newslint.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from newslint.nearmiss import did_you_mean

            near = did_you_mean(args[0], _COMMANDS)
            raise click.UsageError(f'there is no command "{args[0]}"{near}', ctx) from error


@click.command(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="newslint %(version)s")
def app() -> None:
    """Read news copy the way a slot editor does, and query what would not pass the desk.

    Start with: newslint check STORY.txt
    """
