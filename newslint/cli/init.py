"""``newslint init``: a configuration to start from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

__all__ = ["HOUSE_STYLE", "command"]

_INTRODUCTION = """\
# newslint reads the nearest newslint.toml, upward from each story that it checks.
# Every key may be left out. `newslint rules` lists the rules, `newslint explain CODE` explains one.
"""

_EXAMPLES = {
    "profile": 'profile = "wire"',
    "extends": 'extends = "../newslint.toml"',
    "select": 'select = ["REF", "NUM", "TYP001"]',
    "ignore": 'ignore = ["readability"]',
    "extend-select": 'extend-select = ["REA002"]',
    "min-severity": 'min-severity = "suggestion"',
    "fail-level": 'fail-level = "error"',
    "exclude": 'exclude = ["archive/", "*.draft.md"]',
    "rules": 'rules = ["rules"]',
    "story-date": 'story-date = "2024-05-17"',
    "output-format": 'output-format = "grouped"',
    "extensions": '[extensions]\n".wire" = "plain"',
    "per-file-ignores": '[per-file-ignores]\n"briefs/*.txt" = ["structure"]',
    "severity": '[severity]\nNUM001 = "error"',
    "vocabulary": '[vocabulary]\ninitials = ["BBC", "UN"]',
    "rule": "[rule.REA002]\nwords = 35",
}
"""For each key of a configuration a line that sets it; tables last, as TOML wants them."""


HOUSE_STYLE = "house-style.toml"
"""Where the copy of a profile goes."""

_COPIED = """\
# A profile of this house, copied from the profile {name} of newslint. Change what differs here:
# leave out a rule from `enable`, or add one; set options and words under [rule.CODE]. Or delete
# all that does not differ and put `extends = "{name}"` in its place.
"""


@click.command("init")
@click.option("--profile", help=f"Copy this house profile to {HOUSE_STYLE} and use that.")
def command(profile: str | None) -> None:
    """Write a commented newslint.toml into this folder."""
    from newslint.config.schema import KEYS

    files = {}
    if profile is not None:
        files[Path(HOUSE_STYLE)] = _copy(profile)
    parts = [_INTRODUCTION]
    for key, example in _EXAMPLES.items():
        chosen = key == "profile" and profile is not None
        lines = f'profile = "{HOUSE_STYLE}"' if chosen else _commented(example)
        parts.append(f"{_commented(KEYS[key]['description'])}\n{lines}\n")
    files[Path("newslint.toml")] = "\n".join(parts)
    _write(files)


def _copy(name: str) -> str:
    """The text of a profile that ships, under a head that tells what to do with it.

    Raises:
        UsageError: If there is none of that name.
    """
    from newslint.profile import load_profile, profile_path
    from newslint.settings import Settings

    load_profile(Settings(root=Path.cwd(), profile=name))
    lines = profile_path(name).read_text(encoding="utf-8").splitlines(keepends=True)
    while lines[0].startswith("#"):
        lines.pop(0)
    return _COPIED.format(name=name) + "".join(lines)


def _write(files: Mapping[Path, str]) -> None:
    """Write new files; if one of them is there already, write none.

    Raises:
        UsageError: If one is there already or cannot be written.
    """
    from newslint.errors import UsageError

    for path in files:
        if path.exists():
            raise UsageError(f"{path} exists already and was left as it is")
    for path, text in files.items():
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(text)
        except OSError as error:
            raise UsageError(f"{path} cannot be written: {error.strerror}") from None
        click.echo(f"wrote {path}")


def _commented(text: str) -> str:
    from textwrap import wrap

    lines = [part for line in text.split("\n") for part in wrap(line, 96)]
    return "\n".join(f"# {line}" for line in lines)
