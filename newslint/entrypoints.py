"""Entry points of installed packages, read without the cost of ``importlib.metadata``.

Importing that module takes longer than a whole run over one story needs for anything else
(24 to 50 ms on the machine this was measured on), so the files it would read are read here: every
``*.dist-info/entry_points.txt`` on the module path, a format fixed by the packaging standards.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

__all__ = ["distributions", "entry_points"]


def entry_points(group: str) -> tuple[tuple[str, str], ...]:
    """Name and value of each entry point of a group, sorted; the first on the path wins."""
    found: dict[str, str] = {}
    for folder in dict.fromkeys(sys.path):
        for name, value in _of_folder(folder or ".", group):
            found.setdefault(name, value)
    return tuple(sorted(found.items()))


def distributions() -> tuple[str, ...]:
    """Names of the folders that describe the installed packages, versions included, sorted."""
    found = {name for folder in dict.fromkeys(sys.path) for name in _described(folder or ".")}
    return tuple(sorted(found))


def _of_folder(folder: str, group: str) -> Iterator[tuple[str, str]]:
    for name in _described(folder):
        try:
            with open(os.path.join(folder, name, "entry_points.txt"), encoding="utf-8") as file:
                text = file.read()
        except OSError:
            continue
        if group in text:
            yield from _of_section(text, group)


def _of_section(text: str, group: str) -> Iterator[tuple[str, str]]:
    section = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            section = line.strip("[] ")
        elif section == group and "=" in line and not line.startswith(("#", ";")):
            name, _, value = line.partition("=")
            yield name.strip(), value.partition(":")[0].partition("[")[0].strip()


def _described(folder: str) -> tuple[str, ...]:
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return ()
    return tuple(name for name in names if name.endswith((".dist-info", ".egg-info")))
