"""``newslint new``: the first draft of a house rule, with its test."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from string import Template

import click

__all__ = ["command"]

_PREFIX = "HSE"
_SUFFIXES = {"python": ".py", "toml": ".toml"}


@click.group("new")
def command() -> None:
    """Start something new: newslint new rule NAME."""


@command.command("rule")
@click.argument("name")
@click.option(
    "--kind",
    type=click.Choice(list(_SUFFIXES)),
    default="python",
    show_default=True,
    help="A class, or patterns in a file.",
)
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("rules"),
    show_default=True,
    help="Where house rules are kept.",
)
@click.option("--code", help=f"Code of the rule. Default: the next free one from {_PREFIX}001.")
def rule(name: str, kind: str, folder: Path, code: str | None) -> None:
    """Write a rule that works, and a test of it, to be changed into your own.

    NAME says what the rule queries, in lower case with hyphens: needless-words.
    """
    from newslint.errors import UsageError

    code = _checked(code, name, folder)
    stem = name.replace("-", "_")
    words = {
        "code": code,
        "name": name,
        "title": name.replace("-", " ").capitalize(),
        "class_name": "".join(word.capitalize() for word in name.split("-")),
        "folder": folder.name,
    }
    test = folder.parent / "tests" / f"test_{stem}.py"
    written = {folder / (stem + _SUFFIXES[kind]): f"rule_{kind}", test: "rule_test"}
    for path in written:
        if path.exists():
            raise UsageError(f"{path} exists already and was left as it is")
    for path, template in written.items():
        _write(path, template, words)
        click.echo(f"wrote {path}")
    click.echo(f"test it: pytest {test}")


def _checked(code: str | None, name: str, folder: Path) -> str:
    """The code given, or the next free one.

    Raises:
        UsageError: If code or name is not well formed, or taken.
    """
    from newslint.cli.setup import settings_here
    from newslint.errors import UsageError
    from newslint.registry import load_registry
    from newslint.rule import Rule
    from newslint.rulecheck import fault

    settings = settings_here(rules=[str(folder)] if folder.is_dir() else None)
    taken = load_registry(settings)
    code = code or _free_code({rule.code for rule in taken.rules})
    if wrong := fault(type("Draft", (Rule,), {"code": code, "name": name})):
        raise UsageError(wrong)
    if not name[0].isalpha():
        raise UsageError(f'name is "{name}"; expected it to start with a letter')
    for word in (code, name):
        if taken.matching(word):
            raise UsageError(f'there is a rule "{word}" already; see newslint explain {word}')
    return code


def _free_code(taken: set[str]) -> str:
    numbers = [int(code[3:]) for code in taken if re.fullmatch(rf"{_PREFIX}\d{{3}}", code)]
    return f"{_PREFIX}{max(numbers, default=0) + 1:03}"


def _write(path: Path, template: str, words: dict[str, str]) -> None:
    from newslint.errors import UsageError

    source = (files("newslint.cli.templates") / f"{template}.txt").read_text(encoding="utf-8")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(Template(source).substitute(words), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from None
