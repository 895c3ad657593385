"""House profiles: which rules a news organisation runs, how strictly, with which options."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from newslint.config.errors import config_error
from newslint.finding import Severity
from newslint.nearmiss import did_you_mean
from newslint.settings import Settings

__all__ = ["Profile", "load_profile", "profile_names"]

_FOLDER = Path(__file__).parent / "profiles"


@dataclass(frozen=True, slots=True)
class Profile:
    """What a profile changes: rules switched on and off, severities and options by selector."""

    name: str
    title: str
    enable: tuple[str, ...]
    disable: tuple[str, ...]
    severity: Mapping[str, Severity]
    options: Mapping[str, Mapping[str, Any]]


def profile_names() -> tuple[str, ...]:
    """The profiles that ship, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


def load_profile(settings: Settings) -> Profile:
    """The profile that the settings name.

    Raises:
        UsageError: If there is none of that name.
    """
    name = settings.profile
    if name not in profile_names():
        names = profile_names()
        message = (
            f'unknown profile "{name}"{did_you_mean(name, names)}'
            f" (the profiles are {', '.join(names)})"
        )
        raise config_error(settings.origin, ("profile",), message, name)
    return _read(name)


@cache
def _read(name: str) -> Profile:
    table = tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return Profile(
        name=name,
        title=table["title"],
        enable=tuple(table.get("enable", ())),
        disable=tuple(table.get("disable", ())),
        severity={key: Severity.parse(v) for key, v in table.get("severity", {}).items()},
        options=table.get("rule", {}),
    )
