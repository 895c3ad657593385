"""``newslint check``: read stories and report what to query."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from newslint.output.base import FORMATS
from newslint.severity import Severity

__all__ = ["command"]

F = TypeVar("F", bound=Callable[..., object])

_LEVELS = click.Choice([str(level) for level in sorted(Severity)])
_RULES = "Codes, prefixes, names, families or globs, separated by commas."


def _words(
    ctx: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[str, ...] | None:
    """The entries of a repeatable list option; None when it was not given."""
    words = tuple(word.strip() for value in values for word in value.split(","))
    return tuple(word for word in words if word) or None


def _rule_list(flag: str, help: str) -> Callable[[F], F]:
    return click.option(flag, multiple=True, callback=_words, metavar="RULES", help=help)


@click.command("check")
@click.argument(
    "paths",
    nargs=-1,
    metavar="[PATHS...|-]",
    # Whether a file can be read is told file by file, so that one does not stop the others.
    type=click.Path(path_type=Path, allow_dash=True, readable=False),
)
@_rule_list("--select", f"Run only these rules. {_RULES}")
@_rule_list("--ignore", "Leave out these rules.")
@_rule_list("--extend-select", "Run these rules as well.")
@click.option("--profile", help="House profile: wire, reuters, ap, guardian or bbc.")
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    help="Configuration for all stories, instead of the one nearest to each.",
)
@click.option(
    "--output-format",
    type=click.Choice(list(FORMATS)),
    help="Default: full on a terminal, else concise.",
)
@click.option("--output-file", type=click.Path(path_type=Path), help="Write the report to a file.")
@click.option("--fix", is_flag=True, help="Apply the fixes that are safe.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: suggested ones too.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option("--fail-level", type=_LEVELS, help="Least severity that fails. Default: warning.")
@click.option("--min-severity", type=_LEVELS, help="Least severity shown. Default: warning.")
@click.option("--stdin-filename", metavar="NAME", help="Name of the story on standard input.")
@click.option("--statistics", is_flag=True, help="Add counts by rule, and seconds.")
@click.option("--story-date", metavar="YYYY-MM-DD", help="Publication date of the stories.")
@click.option(
    "--since",
    metavar="REV",
    help="Only what has changed since this commit, branch or tag; compare both versions.",
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Leave out what this baseline knows.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Processes to use at most. Default: one on each core, if that pays.",
)
@click.option("--no-cache", is_flag=True, help="Check anew what an earlier run has checked.")
@click.option("--watch", is_flag=True, help="Go on and check again what is saved, until Ctrl-C.")
@click.option("--color/--no-color", default=None, help="Use colours, or do not.")
@click.pass_context
def command(ctx: click.Context, /, **options: Any) -> None:
    """Check news copy: files, folders, or - for standard input; the current folder by default.

    Exit status: 0 nothing at or above the fail level, 1 findings, 2 a mistake in the command, the
    configuration or a file, 3 a fault of newslint or of a rule.
    """
    from newslint.analysis.nn import ahead

    if _is_one_story(options):
        ahead.start()
    try:
        from newslint.cli.checking import Options, run_check

        ctx.exit(run_check(Options(**options)))
    finally:
        ahead.stop()


def _is_one_story(options: dict[str, Any]) -> bool:
    """Whether the run is over one story and needs the language model, as the default rules do."""
    others = ("select", "since", "statistics", "watch")
    paths: tuple[Path, ...] = options["paths"]
    return len(paths) == 1 and paths[0].is_file() and not any(options[name] for name in others)
