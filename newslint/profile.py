"""House profiles: which rules a news organisation runs, how strictly, with which options.

A profile is one TOML file with these keys, each of which may be left out:

- ``title``: the name of the house, or what the profile is for;
- ``extends``: the profile to start from, a name of those that ship or a file beside this one;
- ``enable`` and ``disable``: rules to run besides, or not to run, by code, prefix, name or family;
- ``[severity]``: how much the findings of a rule matter;
- ``[rule.CODE]``: options of a rule. Tables of words are merged entry by entry, and ``false`` takes
  out an entry; other values are replaced.

A rule that names a profile as its default is on under it and under every profile that extends it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from newslint.config.errors import config_error
from newslint.config.layers import read_table
from newslint.config.schema import LEVEL, LIST, TABLE, TEXT
from newslint.config.validate import Schema, faults
from newslint.finding import Severity
from newslint.nearmiss import did_you_mean
from newslint.settings import DEFAULT_PROFILE, Settings

__all__ = [
    "Profile",
    "is_file",
    "load_profile",
    "merge_options",
    "profile_names",
    "profile_path",
]

_FOLDER = Path(__file__).parent / "profiles"
_OF_AGENCY = {
    "reuters": "reuters",
    "thomson reuters": "reuters",
    "ap": "ap",
    "associated press": "ap",
    "the associated press": "ap",
}
_SCHEMA: Schema = {
    **TABLE,
    "properties": {
        "title": TEXT,
        "extends": TEXT,
        "enable": LIST,
        "disable": LIST,
        "severity": {**TABLE, "additionalProperties": LEVEL},
        "rule": {**TABLE, "additionalProperties": TABLE},
    },
    "additionalProperties": False,
}


@dataclass(frozen=True, slots=True)
class Profile:
    """What a profile changes: rules switched on and off, severities and options by selector.

    ``lineage`` holds its own name and those of the profiles that it extends; ``agency`` is that of
    the dateline which chose it, None when it was set or nothing chose; ``base`` is the profile that
    it extends, whose severities and options are merged into its own; ``origin`` is the file.
    """

    name: str
    title: str
    lineage: tuple[str, ...] = ()
    enable: tuple[str, ...] = ()
    disable: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    agency: str | None = None
    base: Profile | None = None
    origin: Path | None = field(default=None, compare=False)

    def layers(self) -> Iterator[Profile]:
        """This profile and those that it extends: the first that speaks of a rule decides on it."""
        layer: Profile | None = self
        while layer is not None:
            yield layer
            layer = layer.base

    @property
    def is_own(self) -> bool:
        """Whether it is a file of the house, not one that ships."""
        return self.origin is not None and self.origin.parent != _FOLDER


def profile_names() -> tuple[str, ...]:
    """The profiles that ship, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


def profile_path(name: str) -> Path:
    """The file of a profile that ships."""
    return _FOLDER / f"{name}.toml"


def is_file(profile: str) -> bool:
    """Whether the setting ``profile`` names a file rather than a profile that ships."""
    return profile.endswith(".toml")


def load_profile(settings: Settings, agency: str | None = None) -> Profile:
    """The profile that the settings name, else that of the dateline's agency, else the default.

    Args:
        settings: Resolved settings.
        agency: The agency in the dateline of the story, if there is one.

    Raises:
        UsageError: If there is none of that name, or its file is wrong.
    """
    if settings.profile is not None:
        return _load(settings.profile, settings.origin, "profile")
    chosen = _of_agency(agency) if agency else None
    if chosen is None:
        return _load(DEFAULT_PROFILE, None, "profile")
    return replace(_load(chosen, None, "profile"), agency=agency)


def _of_agency(agency: str) -> str | None:
    """The profile of an agency; None if several share the dateline, or none has a profile."""
    names = {_OF_AGENCY.get(part.strip().lower()) for part in agency.split("/")}
    return names.pop() if len(names) == 1 else None


@cache
def _load(name: str, origin: Path | None, key: str) -> Profile:
    """A profile by its name or file; ``origin`` and ``key`` tell where it is named."""
    if is_file(name):
        path = Path(name)
        if not path.is_file():
            raise config_error(origin, (key,), f"no such profile: {name}", path.name)
        return _read(path, path.stem)
    if name not in profile_names():
        names = profile_names()
        message = (
            f'unknown profile "{name}"{did_you_mean(name, names)}'
            f" (the profiles are {', '.join(names)})"
        )
        raise config_error(origin, (key,), message, name)
    return _read(profile_path(name), name)


def _read(path: Path, name: str, above: tuple[Path, ...] = ()) -> Profile:
    table = read_table(path)
    for fault in faults(table, _SCHEMA):
        raise config_error(path, fault.key, fault.message, fault.text)
    own = Profile(
        name=name,
        title=table.get("title", name),
        lineage=(name,),
        enable=tuple(table.get("enable", ())),
        disable=tuple(table.get("disable", ())),
        severity={key: Severity.parse(v) for key, v in table.get("severity", {}).items()},
        options=table.get("rule", {}),
        origin=path,
    )
    if "extends" not in table:
        return own
    return _merged(_base(path, table["extends"], above), own)


def _base(path: Path, named: str, above: tuple[Path, ...]) -> Profile:
    if not is_file(named):
        return _load(named, path, "extends")
    target = (path.parent / named).resolve()
    if target in (path.resolve(), *above):
        raise config_error(path, ("extends",), f"{named} extends this file in turn", named)
    if not target.is_file():
        raise config_error(path, ("extends",), f"no such profile: {named}", named)
    return _read(target, target.stem, (*above, path.resolve()))


def _merged(base: Profile, own: Profile) -> Profile:
    """``own`` on ``base``: tables joined, lists left to each."""
    options = dict(base.options)
    for rule, values in own.options.items():
        options[rule] = merge_options(options.get(rule, {}), values)
    return Profile(
        name=own.name,
        title=own.title,
        lineage=own.lineage + base.lineage,
        enable=own.enable,
        disable=own.disable,
        severity={**base.severity, **own.severity},
        options=options,
        base=base,
        origin=own.origin,
    )


def merge_options(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """``over`` on ``base``: tables merged entry by entry, other values replaced.

    An entry of a table that is set to ``false`` is kept: it takes out one further down.
    """
    merged = dict(base)
    for key, value in over.items():
        below = merged.get(key)
        if isinstance(below, Mapping) and isinstance(value, Mapping):
            value = {**below, **value}
        merged[key] = value
    return merged
