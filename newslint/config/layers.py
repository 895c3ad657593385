"""Reads one configuration file into values of the types that `Settings` holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from newslint.config.errors import ConfigError, config_error
from newslint.config.locate import Mark
from newslint.config.schema import table_schema
from newslint.config.validate import faults
from newslint.errors import UsageError
from newslint.severity import Severity

__all__ = ["convert", "read_layers", "read_table"]


def read_layers(path: Path) -> list[dict[str, Any]]:
    """The converted tables of a file and of all that it extends, the most basic one first.

    Raises:
        UsageError: If one is missing, broken, or extends itself.
    """
    return _read(path, ())


def _read(path: Path, above: tuple[Path, ...]) -> list[dict[str, Any]]:
    table = read_table(path)
    for fault in faults(table, table_schema()):
        raise config_error(path, fault.key, fault.message, fault.text)
    bases = table.pop("extends", [])
    layers: list[dict[str, Any]] = []
    for base in [bases] if isinstance(bases, str) else bases:
        target = (path.parent / base).resolve()
        if target in (path.resolve(), *above):
            raise config_error(path, ("extends",), f"{base} extends this file in turn", base)
        if not target.is_file():
            raise config_error(path, ("extends",), f"no such configuration: {base}", base)
        layers += _read(target, (*above, path.resolve()))
    return [*layers, convert(table, path.parent, path)]


def read_table(path: Path) -> dict[str, Any]:
    """The keys of a configuration or profile, unchecked.

    Raises:
        UsageError: If the file cannot be read or is not TOML.
    """
    try:
        source = path.read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path}: is not UTF-8") from None
    import tomllib

    try:
        table = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(path, source, error) from None
    return table.get("tool", {}).get("newslint", {}) if path.name == "pyproject.toml" else table


def _syntax_error(path: Path, source: str, error: ValueError) -> ConfigError:
    message, _, where = str(error).partition(" (at ")
    numbers = [int(n) for n in re.findall(r"\d+", where)]
    lines = source.splitlines() or [""]
    line, column = numbers if len(numbers) == 2 else (len(lines), len(lines[-1]) + 1)
    mark = Mark(min(line, len(lines)), column, 1)
    return ConfigError(path, f"not TOML: {message[:1].lower()}{message[1:]}", source or "\n", mark)


def convert(table: Mapping[str, Any], folder: Path, origin: Path | None) -> dict[str, Any]:
    """Values by the name of their field in `Settings`, relative paths resolved in ``folder``.

    Args:
        table: Keys as in a configuration, checked against the schema.
        folder: Where relative paths start.
        origin: The file they come from, for errors.

    Raises:
        UsageError: If a word list is missing.
    """
    done: dict[str, Any] = {}
    for key, value in table.items():
        field = {"rules": "rule_folders", "rule": "options"}.get(key, key.replace("-", "_"))
        if key in ("select", "ignore", "extend-select", "exclude"):
            done[field] = tuple(value)
        elif key == "per-file-ignores":
            done[field] = {glob: tuple(codes) for glob, codes in value.items()}
        elif key == "rules":
            done[field] = tuple(folder / name for name in value)
        elif key in ("min-severity", "fail-level"):
            done[field] = Severity.parse(value) if isinstance(value, str) else value
        elif key == "severity":
            done[field] = {code: Severity.parse(level) for code, level in value.items()}
        elif key == "extensions":
            done[field] = {f".{end.lstrip('.').lower()}": reader for end, reader in value.items()}
        elif key == "vocabulary":
            done[field] = {name: _words(name, v, folder, origin) for name, v in value.items()}
        elif key == "profile" and value.endswith(".toml"):
            done[field] = str(folder / value)
        elif key == "story-date" and isinstance(value, str):
            done[field] = date.fromisoformat(value)
        else:
            done[field] = value
    return done


def _words(name: str, value: str | list[str], folder: Path, origin: Path | None) -> frozenset[str]:
    """The entries of a vocabulary, lower case; a string names the file that holds them."""
    if not isinstance(value, str):
        return frozenset(word.lower() for word in value)
    try:
        lines = (folder / value).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "is not UTF-8"
        message = f"vocabulary.{name}: {value} cannot be read: {reason}"
        raise config_error(origin, ("vocabulary", name), message, value) from None
    entries = (line.partition("#")[0].strip().lower() for line in lines)
    return frozenset(entry for entry in entries if entry)
