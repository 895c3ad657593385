"""Finds the copy that paths lead to, and gets the bytes of a file."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from newslint.errors import ReadError
from newslint.formats import EXTENSIONS, reader_for
from newslint.formats.limits import check_size
from newslint.settings import Settings

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

__all__ = ["Found", "find_copy", "read_copy"]

_Rules = tuple[tuple[str, "GitIgnoreSpec"], ...]
"""Folders with what is ignored below them, outer folders first."""


IGNORED = "left out by .gitignore or exclude"
OTHER = "of other kinds"
"""What files that are passed over have in common."""


_OWN = ("newslint.toml", "newslint-baseline.json", "newslint-ok.toml", "pyproject.toml")
"""Files that newslint itself reads, which nobody would take for copy."""


class Found(NamedTuple):
    """The files to check, remarks on folders, and how many files were passed over and why."""

    files: list[Path]
    notes: list[str]
    skipped: Counter[str]


def find_copy(paths: Sequence[Path], settings_for: Callable[[Path], Settings]) -> Found:
    """The files to check, in a fixed order and each once.

    A path that is no folder is always taken, whatever its name; `read_copy` tells if it cannot be
    read. Folders are walked by name for `EXTENSIONS` and those of the settings that govern each
    folder, leaving out JSON and XML files without a sign of a story, what is hidden, what
    ``.gitignore`` files (up to the top of the repository) or the setting ``exclude`` name, and
    linked folders. A folder that is named itself is walked even where these would leave it out.

    Raises:
        UsageError: If the configuration of a folder is wrong.
    """
    found: dict[str, Path] = {}
    notes: list[str] = []
    skipped: Counter[str] = Counter()
    for path in paths:
        if not os.path.isdir(path):
            found.setdefault(os.path.realpath(path), path)
            continue
        empty = True
        for file in _walk(path, settings_for, notes, skipped):
            empty = False
            found.setdefault(os.path.realpath(file), file)
        if empty:
            kinds = ", ".join([*EXTENSIONS, *settings_for(path).extensions])
            notes.append(f"{path}: no copy found ({kinds})")
    return Found(list(found.values()), notes, skipped)


def read_copy(path: Path) -> bytes:
    """The content of a file.

    Raises:
        ReadError: If it is missing, unreadable, no regular file or too long for a story.
    """
    try:
        status = os.stat(path)
        if stat.S_ISDIR(status.st_mode):
            raise ReadError(str(path), "is a folder")
        if not stat.S_ISREG(status.st_mode):
            raise ReadError(str(path), "is not a regular file")
        check_size(str(path), status.st_size, reader_for(str(path)))
        return path.read_bytes()
    except FileNotFoundError:
        raise ReadError(str(path), "no such file") from None
    except PermissionError:
        raise ReadError(str(path), "no permission to read it") from None
    except (OSError, ValueError) as error:  # a ValueError for a NUL in the name
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(str(path), f"cannot be read: {reason.lower()}") from None


def _walk(
    top: Path,
    settings_for: Callable[[Path], Settings],
    notes: list[str],
    skipped: Counter[str],
) -> Iterator[Path]:
    above = _rules_above(top)
    waiting: list[tuple[Path, _Rules]] = [(top, () if _ignored(above, top, folder=True) else above)]
    while waiting:
        folder, rules = waiting.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            notes.append(f"{folder}: cannot be opened: {(error.strerror or str(error)).lower()}")
            continue
        settings = settings_for(folder)
        rules += _own_rules(folder)
        excluded = _excluded(settings, top)
        below: list[tuple[Path, _Rules]] = []
        for entry in entries:
            path, is_folder = folder / entry.name, entry.is_dir(follow_symlinks=False)
            if entry.name.startswith("."):
                continue
            if not (is_folder or _is_copy(path, settings)):
                skipped[OTHER] += entry.name not in _OWN
                continue
            if _ignored(rules, path, is_folder) or _ignored(excluded, path, is_folder):
                skipped[IGNORED] += not is_folder
                continue
            if is_folder:
                below.append((path, rules))
            elif not os.path.isdir(path) and _shows_copy(path):  # unlike the entry, never raises
                yield path
        waiting += reversed(below)


def _is_copy(path: Path, settings: Settings) -> bool:
    suffix = path.suffix.lower()
    return suffix in EXTENSIONS or suffix in settings.extensions


def _shows_copy(path: Path) -> bool:
    """Whether a file of a kind that seldom holds stories (JSON, XML) shows signs of one.

    One that cannot be looked into is taken: `read_copy` says why.
    """
    reader = EXTENSIONS.get(path.suffix.lower())
    if reader not in ("json", "xml"):
        return True
    from newslint.formats.sniff import may_hold_copy

    try:
        return may_hold_copy(reader, read_copy(path))
    except ReadError:
        return True


def _rules_above(folder: Path) -> _Rules:
    """What the repository ignores in the folders above ``folder``; nothing outside one."""
    above = folder.absolute()
    chain: list[Path] = []
    while not (above / ".git").exists():
        if above.parent == above:
            return ()
        above = above.parent
        chain.append(above)
    return tuple(rule for parent in reversed(chain) for rule in _own_rules(parent))


def _own_rules(folder: Path) -> _Rules:
    try:
        lines = (folder / ".gitignore").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ()
    return ((str(folder.absolute()), _spec(tuple(lines))),)


def _excluded(settings: Settings, top: Path) -> _Rules:
    """The setting ``exclude`` as ignore rules, unless it names the folder that is walked."""
    if not settings.exclude:
        return ()
    rules = ((str(settings.root.absolute()), _spec(settings.exclude)),)
    return () if _ignored(rules, top, folder=True) else rules


@cache
def _spec(lines: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError:  # like git, pass over a line that is no pattern
        return GitIgnoreSpec.from_lines(line for line in lines if _is_pattern(line))


def _is_pattern(line: str) -> bool:
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True


def _ignored(rules: _Rules, path: Path, folder: bool) -> bool:
    """Whether the innermost rule that speaks of ``path`` says to ignore it."""
    whole = str(path.absolute())
    for base, spec in reversed(rules):
        below = os.path.relpath(whole, base)
        if below == "." or below.startswith(os.pardir):
            continue
        include = spec.check_file(below + "/" if folder else below).include
        if include is not None:
            return include
    return False
