"""What one run is set to do, after defaults, profile, configuration and command line are merged."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from newslint.severity import Severity

__all__ = ["DEFAULT_PROFILE", "Settings"]

DEFAULT_PROFILE = "wire"
"""The house profile of a story for which nothing names one."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Resolved settings.

    ``select``, ``ignore`` and ``extend_select`` hold codes, code prefixes, names, families or globs
    as written; ``select`` is empty for the profile's defaults. ``severity`` and ``options`` are
    keyed by rule code. ``profile`` is the name or the file of a house profile; None leaves the
    choice to the dateline of each story. ``per_file_ignores`` maps globs, relative to ``root`` (the
    folder of the configuration, or the working folder), to selectors. ``rule_folders`` hold house
    rules. ``since`` tells that stories are compared with their earlier versions. ``origin`` names
    the configuration file, None without one.
    """

    root: Path
    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rule_folders: tuple[Path, ...] = ()
    exclude: tuple[str, ...] = ()
    extensions: Mapping[str, str] = field(default_factory=dict)
    vocabulary: Mapping[str, frozenset[str]] = field(default_factory=dict)
    min_severity: Severity = Severity.WARNING
    fail_level: Severity = Severity.WARNING
    story_date: date | None = None
    output_format: str | None = None
    since: bool = False
    origin: Path | None = field(default=None, compare=False)

    def ignored_in(self, path: Path | None) -> tuple[str, ...]:
        """The selectors of all per-file ignores whose glob matches a file.

        A glob without a slash matches the file's name, one with a slash its path below ``root``
        (its whole path if it lies elsewhere); ``*`` also runs across folders.
        """
        if path is None or not self.per_file_ignores:
            return ()
        from fnmatch import fnmatchcase

        whole = Path(os.path.abspath(path))
        inside = whole.is_relative_to(self.root)
        below = (whole.relative_to(self.root) if inside else whole).as_posix()
        return tuple(
            selector
            for glob, selectors in self.per_file_ignores.items()
            if fnmatchcase(below if "/" in glob else path.name, glob)
            for selector in selectors
        )
