"""Findings kept from earlier runs, by everything they depend on.

An entry is a small file, named by a digest of the story's content and of all that decides what is
found in it: the state of newslint and of the rules, the settings, the story date, how the file is
read. What cannot be read or is not whole counts as not there; what cannot be written is not kept.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import fields
from hashlib import blake2b
from pathlib import Path
from typing import Any

from newslint.report import FileReport
from newslint.settings import Settings
from newslint.stamp import engine_stamp, house_stamp, profile_stamp

__all__ = ["Cache", "cache_folder", "open_cache"]

VARIABLE = "NEWSLINT_CACHE_DIR"
"""Environment variable that names the folder of the cache; empty for no cache."""

_DAY = 86_400
_KEPT_DAYS = 30
_NO_MATTER = frozenset({"root", "min_severity", "fail_level", "output_format", "exclude", "origin"})
"""Settings that do not change what is found in a story."""
_CRASHES = ("NL900", "NL901")


def cache_folder() -> Path | None:
    """Where findings are kept: as the environment says, else in the user's folder for caches.

    None when the environment asks for no cache, or there is no home folder.
    """
    chosen = os.environ.get(VARIABLE)
    if chosen is not None:
        return Path(chosen) if chosen else None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or "~"
    elif sys.platform == "darwin":
        base = "~/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    folder = Path(os.path.expanduser(base))
    return folder / "newslint" if folder.is_absolute() else None


def open_cache() -> Cache | None:
    """The cache in its folder, None when there is to be none."""
    folder = cache_folder()
    return None if folder is None else Cache(folder)


class Cache:
    """Reports on single stories, each in a file of its own, readable by the user alone.

    Args:
        folder: Where they are kept; made with the first one.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._settings: dict[int, tuple[Settings, str]] = {}

    def get(
        self, name: str, data: bytes, settings: Settings, beside: object = None
    ) -> FileReport | None:
        """What was found in a story of that name and content; None if that is not known.

        ``beside`` is what else decided on the findings, of a kind whose ``repr`` tells all of it.
        """
        from newslint.stored import load

        path = self._path(name, data, settings, beside)
        try:
            report = load(name, data, path.read_bytes())
        except (OSError, ValueError, KeyError, TypeError):
            return None
        with suppress(OSError):  # a folder that may only be read
            if path.stat().st_mtime < time.time() - _DAY:
                os.utime(path)  # what is used is not old
        return report

    def put(
        self,
        name: str,
        data: bytes,
        settings: Settings,
        report: FileReport,
        beside: object = None,
    ) -> None:
        """Keep a report, unless it tells of an unreadable file or of a crash."""
        if report.error is not None or any(f.code in _CRASHES for f in report.findings):
            return
        from newslint.stored import dump

        path = self._path(name, data, settings, beside)
        partial = path.with_name(f"{path.name}.{os.getpid()}.{time.monotonic_ns()}")
        with suppress(OSError):
            self._make(path.parent)
            file = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(file, "wb") as out:
                out.write(dump(report, data))
            os.replace(partial, path)
            return
        with suppress(OSError):
            partial.unlink()

    def prune(self) -> None:
        """Once a day, drop what no run has used for a month."""
        mark = self._folder / "pruned"
        with suppress(OSError):
            now = time.time()
            if mark.exists() and mark.stat().st_mtime > now - _DAY:
                return
            mark.touch()
            for path in self._folder.glob("??/*"):
                if path.stat().st_mtime < now - _KEPT_DAYS * _DAY:
                    path.unlink(missing_ok=True)

    def _path(self, name: str, data: bytes, settings: Settings, beside: object) -> Path:
        path = Path(name)
        digest = blake2b(digest_size=20)
        reading = path.suffix.lower(), settings.ignored_in(path), beside
        for part in (self._stamp(settings), *reading):
            digest.update(repr(part).encode("utf-8", errors="surrogatepass"))
        digest.update(data)
        key = digest.hexdigest()
        return self._folder / key[:2] / key[2:]

    def _stamp(self, settings: Settings) -> str:
        """All of the key that does not hang on the story, worked out once for each settings."""
        key = id(settings)
        if key not in self._settings:  # they are kept, so that the id stays theirs
            folders = (*settings.rule_folders, settings.root / "rules")
            parts = [engine_stamp(), *map(house_stamp, folders), _settings(settings)]
            if settings.profile is not None and settings.profile.endswith(".toml"):
                parts.append(profile_stamp(Path(settings.profile)))
            digest = blake2b(digest_size=20)
            for part in parts:
                digest.update(part.encode("utf-8", errors="surrogatepass") + b"\0\0")
            self._settings[key] = settings, digest.hexdigest()
        return self._settings[key][1]

    def _make(self, folder: Path) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)


def _settings(settings: Settings) -> str:
    return repr(
        [
            (field.name, _ordered(getattr(settings, field.name)))
            for field in fields(settings)
            if field.name not in _NO_MATTER
        ]
    )


def _ordered(value: Any) -> Any:
    """The same for equal values, in whatever order a set or a table holds its entries."""
    if isinstance(value, Mapping):
        return [(key, _ordered(value[key])) for key in sorted(value)]
    if isinstance(value, frozenset | set):
        return sorted(value, key=repr)
    if isinstance(value, list | tuple):
        return [_ordered(item) for item in value]
    return value
