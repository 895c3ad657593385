"""``newslint completion``: the script that completes commands and options in a shell."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the completion script of a shell.

    \b
    bash:  newslint completion bash > ~/.local/share/bash-completion/completions/newslint
    zsh:   newslint completion zsh > a folder in $fpath, as _newslint
    fish:  newslint completion fish > ~/.config/fish/completions/newslint.fish
    """
    from click.shell_completion import get_completion_class

    from newslint.cli.app import app

    kind = get_completion_class(shell)
    assert kind is not None
    script = kind(app, {}, "newslint", "_NEWSLINT_COMPLETE")
    click.echo(script.source_template % script.source_vars())
