"""What tells one state of newslint and its rules from another, without importing either."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from newslint import __version__
from newslint.entrypoints import distributions, entry_points

__all__ = ["engine_stamp", "house_stamp", "profile_stamp"]


@cache
def engine_stamp() -> str:
    """Version and interpreter, all installed packages, and the state of newslint's own files.

    So findings are looked up neither after an upgrade of a library nor while somebody works on the
    rules of an installed package.
    """
    parts = [__version__, sys.version, *distributions(), *_files(Path(__file__).parent)]
    for name, module in entry_points("newslint.rules"):
        parts += [name, module, *_of_package(module)]
    return "\n".join(parts)


def house_stamp(folder: Path) -> str:
    """The state of the house rules in a folder; empty without any."""
    return "\n".join(_files(folder)) if folder.is_dir() else ""


def profile_stamp(file: Path) -> str:
    """The content of a house's own profile and of those beside it that it extends."""
    import tomllib

    parts: dict[Path, str] = {}
    while file not in parts:
        try:
            parts[file] = file.read_text(encoding="utf-8")
            extended = tomllib.loads(parts[file]).get("extends", "")
        except (OSError, ValueError):
            break
        if not str(extended).endswith(".toml"):
            break
        file = (file.parent / extended).resolve()
    return "\n".join(parts.values())


def _of_package(module: str) -> Iterator[str]:
    from importlib.util import find_spec

    try:
        spec = find_spec(module.partition(".")[0])
    except (ImportError, ValueError):
        return
    for folder in (spec and spec.submodule_search_locations) or ():
        yield from _files(Path(folder))


def _files(top: Path) -> Iterator[str]:
    """Path, size and time of last change of every file below a folder that can be read."""
    waiting = [str(top)]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in sorted(entries, key=lambda entry: entry.name):
                    if entry.is_dir(follow_symlinks=False):
                        if entry.name != "__pycache__":
                            waiting.append(entry.path)
                        continue
                    status = entry.stat()
                    yield f"{entry.path} {status.st_size} {status.st_mtime_ns}"
        except OSError:
            continue
