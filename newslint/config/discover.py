"""Which configuration file governs a story."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

__all__ = ["find_configuration"]

NAME = "newslint.toml"


def find_configuration(start: Path) -> Path | None:
    """The nearest configuration in the folder of ``start`` (a file or a folder) or above it.

    That is a file ``newslint.toml``, or a ``pyproject.toml`` with a table ``[tool.newslint]``. The
    search ends at the top of a repository and at the home folder.
    """
    start = start.absolute()
    return _above(start if start.is_dir() else start.parent)


@cache
def _above(folder: Path) -> Path | None:
    if (folder / NAME).is_file():
        return folder / NAME
    if _configures(folder / "pyproject.toml"):
        return folder / "pyproject.toml"
    if folder.parent == folder or folder == Path.home() or (folder / ".git").exists():
        return None
    return _above(folder.parent)


def _configures(pyproject: Path) -> bool:
    try:
        text = pyproject.read_text(encoding="utf-8")
        return "newslint" in text and "newslint" in tomllib.loads(text).get("tool", {})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return False
