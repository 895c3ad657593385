"""Fixes files in place, in the encoding they came in."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from newslint.errors import ReadError
from newslint.fix import diff, fix_until_stable
from newslint.report import FileReport
from newslint.run import Checker

__all__ = ["Rewritten", "rewrite"]

_ENCODINGS = (
    (b"", "utf-8"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A file after fixes.

    ``data`` is its new content, ``diff`` the change as a unified diff (empty without one),
    ``fixes`` the number of findings that were fixed, ``report`` what is left.
    """

    data: bytes
    diff: str
    fixes: int
    report: FileReport


def rewrite(checker: Checker, name: str, data: bytes, *, suggested: bool = False) -> Rewritten:
    """The content of a file with all safe fixes applied; nothing is written to disk.

    Findings too slight to be shown are fixed like the others.

    Args:
        checker: Checks the file, anew after each round of fixes.
        name: The file as the user named it.
        data: Its content.
        suggested: Also apply the fixes that need a human eye.

    Returns:
        The new content; the old one, with ``error`` set in the report, if the file cannot be read
        or cannot be written back in its encoding.
    """
    first = checker.check_bytes(name, data, everything=True)
    if first.error is not None or not any(f.fix for f in first.findings):
        return Rewritten(data, "", 0, checker.shown(first))
    try:
        encode = _encoder(name, data, first.source)
    except ReadError as error:
        return Rewritten(data, "", 0, FileReport(name, error=error.reason))
    reports = {first.source: first}

    def check(source: str) -> FileReport:
        if source not in reports:
            reports[source] = checker.check_bytes(name, encode(source), everything=True)
        return reports[source]

    fixed = fix_until_stable(first.source, check, suggested=suggested)
    left = checker.shown(check(fixed.source))
    changes = diff(Path(name).as_posix(), first.source, fixed.source)
    return Rewritten(encode(fixed.source), changes, len(fixed.applied), left)


def _encoder(name: str, data: bytes, source: str) -> Callable[[str], bytes]:
    """What turns the decoded source back into exactly these bytes.

    Raises:
        ReadError: If no encoding does.
    """
    for mark, encoding in _ENCODINGS:
        if data.startswith(mark) and mark + source.encode(encoding) == data:
            return lambda text: mark + text.encode(encoding)
    raise ReadError(name, "is not in UTF-8, so it is not fixed; save it in UTF-8 first")
