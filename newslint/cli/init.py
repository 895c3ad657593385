"""``newslint init``: a configuration to start from."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = ["command"]

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


@click.command("init")
@click.option("--profile", help="House profile to set in it.")
def command(profile: str | None) -> None:
    """Write a commented newslint.toml into this folder."""
    from newslint.config.schema import KEYS
    from newslint.errors import UsageError
    from newslint.profile import load_profile
    from newslint.settings import Settings

    if profile is not None:
        load_profile(Settings(root=Path.cwd(), profile=profile))
    path = Path("newslint.toml")
    parts = [_INTRODUCTION]
    for key, example in _EXAMPLES.items():
        chosen = key == "profile" and profile is not None
        lines = f'profile = "{profile}"' if chosen else _commented(example)
        parts.append(f"{_commented(KEYS[key]['description'])}\n{lines}\n")
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write("\n".join(parts))
    except FileExistsError:
        raise UsageError(f"{path} exists already and was left as it is") from None
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from None
    click.echo(f"wrote {path}")


def _commented(text: str) -> str:
    from textwrap import wrap

    lines = [part for line in text.split("\n") for part in wrap(line, 96)]
    return "\n".join(f"# {line}" for line in lines)
