"""Merges defaults, configuration files and the command line into `Settings`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import reduce
from pathlib import Path
from typing import Any

from newslint.config.discover import find_configuration
from newslint.config.layers import convert, read_layers
from newslint.config.schema import table_schema
from newslint.config.validate import faults
from newslint.errors import UsageError
from newslint.settings import Settings
from newslint.severity import Severity

__all__ = ["SettingsFinder", "load_settings"]

_NO_OVERRIDES: Mapping[str, Any] = {}


class SettingsFinder:
    """Gives each story its settings, reading every configuration file once.

    Args:
        config: The configuration for all stories; None to use the nearest to each.
        overrides: What the command line sets, by key of the configuration ("min-severity") or
            field of `Settings` ("min_severity"); None values are passed over. ``select`` takes the
            place of the configuration's, ``ignore`` and ``extend-select`` add to it.
        since: Whether stories are compared with their earlier versions.
    """

    def __init__(
        self,
        config: Path | None = None,
        overrides: Mapping[str, Any] = _NO_OVERRIDES,
        *,
        since: bool = False,
    ) -> None:
        self._config = config
        self._since = since
        self._overrides = _checked(overrides)
        self._files: dict[Path, Path | None] = {}
        self._settings: dict[Path | None, Settings] = {}

    def __call__(self, path: Path) -> Settings:
        """The settings for a file or folder.

        Raises:
            UsageError: If the configuration or an override is wrong.
        """
        file = self._config or self._nearest(path if path.is_dir() else path.parent)
        if file not in self._settings:
            self._settings[file] = self._resolve(file)
        return self._settings[file]

    def _nearest(self, folder: Path) -> Path | None:
        if folder not in self._files:
            self._files[folder] = find_configuration(folder)
        return self._files[folder]

    def _resolve(self, file: Path | None) -> Settings:
        layers = read_layers(file) if file else []
        values: dict[str, Any] = reduce(_merge, layers, {})
        named = self._overrides.get("select", ())
        if named:  # what the command line asks for by the same word beats the file's refusal
            values["ignore"] = tuple(s for s in values.get("ignore", ()) if s not in named)
        values = _merge(values, self._overrides)
        root = Path(os.path.abspath(file)).parent if file else Path.cwd()
        return Settings(root=root, origin=file, since=self._since, **values)


def load_settings(
    start: Path, config: Path | None = None, overrides: Mapping[str, Any] = _NO_OVERRIDES
) -> Settings:
    """The settings for one file or folder; see `SettingsFinder`."""
    return SettingsFinder(config, overrides)(start)


def _checked(overrides: Mapping[str, Any]) -> dict[str, Any]:
    """Overrides converted like the table of a file.

    Raises:
        UsageError: If one has no such key or takes no such value.
    """
    table = {key.replace("_", "-"): v for key, v in overrides.items() if v is not None}
    plain = {key: str(v) if isinstance(v, Severity) else v for key, v in table.items()}
    for fault in faults(plain, table_schema()):
        raise UsageError(fault.message)
    return convert(plain, Path.cwd(), None)


def _merge(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """``over`` on ``base``: lists joined, tables merged, ``select`` and other values replaced."""
    merged = dict(base)
    for key, value in over.items():
        below = merged.get(key)
        if isinstance(below, tuple) and key != "select":
            merged[key] = below + tuple(item for item in value if item not in below)
        elif isinstance(below, Mapping):
            merged[key] = _merge(below, value)
        elif isinstance(below, frozenset):
            merged[key] = below | value
        else:
            merged[key] = value
    return merged
