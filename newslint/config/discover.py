"""Which configuration file governs a story."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["find_configuration"]

NAME = "newslint.toml"


def find_configuration(folder: Path) -> Path | None:
    """The nearest configuration in a folder or above it.

    That is a file ``newslint.toml``, or a ``pyproject.toml`` with a table ``[tool.newslint]``. The
    search ends at the top of a repository and at the home folder.
    """
    home = Path(os.path.expanduser("~"))
    start = Path(os.path.abspath(folder))
    for place in (start, *start.parents):
        if (place / NAME).is_file():
            return place / NAME
        if _configures(place / "pyproject.toml"):
            return place / "pyproject.toml"
        if place == home or (place / ".git").exists():
            return None
    return None


def _configures(pyproject: Path) -> bool:
    try:
        text = pyproject.read_text(encoding="utf-8")
        if "newslint" not in text:
            return False
        import tomllib

        return "newslint" in tomllib.loads(text).get("tool", {})
    except (OSError, ValueError):  # what is neither UTF-8 nor TOML is left to others to report
        return False
