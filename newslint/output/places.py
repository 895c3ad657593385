"""How formats for pipelines name files, and tell one finding from another over time."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath
from urllib.parse import quote

from newslint.report import FileReport, ReportedFinding

__all__ = ["fingerprinted", "relative", "uri"]


def relative(path: str) -> str:
    """A path as pipelines write it: with slashes, and no ``./`` in front."""
    return PurePath(path).as_posix()


def uri(path: str) -> str:
    """A path as a URI reference: relative as it is, absolute as ``file:``."""
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix())


def fingerprinted(file: FileReport) -> Iterator[tuple[ReportedFinding, str]]:
    """The findings of a file, each with 64 hexadecimal digits that tell it from all others.

    They hang on the file, the rule, and the words with those around them, not on line numbers, so
    that a finding keeps them when copy is put in above it.
    """
    seen: Counter[tuple[str, str]] = Counter()
    for finding in file.findings:
        key = finding.code, finding.context
        parts = relative(file.path), *key, str(seen[key])
        seen[key] += 1
        yield finding, hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()
