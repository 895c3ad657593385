"""Word lists that ship as data: one entry a line, ``#`` starts a comment that names the source."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path

__all__ = ["lexicon"]


@cache
def lexicon(name: str, package: str = "newslint.analysis.lexicon") -> frozenset[str]:
    """The entries of the list ``name``.txt in a package, as written.

    Raises:
        FileNotFoundError: If the package holds no such list.
    """
    # importlib.resources would take longer to import than all lists of a short run to read
    folder = Path(import_module(package).__path__[0])
    text = (folder / f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return frozenset(line for line in lines if line)
