"""Findings that a repository of copy lives with: known ones are kept out of the report.

A finding is known by its story, its rule and the words flagged with those around them, not by its
line, so that it stays known when the story around it changes, and is new again when its own words
do. The file lists one entry a line, sorted, for the sake of whoever reads or merges it.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from newslint.errors import UsageError
from newslint.report import FileReport, ReportedFinding, RunReport

__all__ = ["DEFAULT_FILE", "Baseline", "Entry", "fingerprint"]

DEFAULT_FILE = "newslint-baseline.json"
_VERSION = 1
_SHOWN = 100


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A known finding: the story's path from the folder of the baseline, code and fingerprint.

    ``text`` shows the words in question to people.
    """

    story: str
    code: str
    fingerprint: str
    text: str


class Baseline:
    """The known findings of a file, each with the times that it occurs in its story.

    Args:
        path: The file, whose folder the stories' paths start from.
        entries: What is known.
    """

    def __init__(self, path: Path, entries: Iterable[Entry] = ()) -> None:
        self.path = path
        self._counts = Counter(entries)

    @classmethod
    def read(cls, path: Path) -> Baseline:
        """The baseline that a file holds.

        Raises:
            UsageError: If it is missing, cannot be read or is no baseline.
        """
        try:
            table = json.loads(path.read_text(encoding="utf-8"))
            if table["version"] != _VERSION:
                raise UsageError(f"{path}: version {table['version']} of the format is unknown")
            return cls(path, _entries(table["findings"]))
        except FileNotFoundError:
            advice = "`newslint baseline write` makes one"
            raise UsageError(f"{path}: no such baseline ({advice})") from None
        except OSError as error:
            raise UsageError(f"{path}: cannot be read: {error.strerror}") from None
        except (ValueError, KeyError, TypeError):
            raise UsageError(f"{path}: is no baseline of newslint") from None

    @classmethod
    def of(cls, path: Path, report: RunReport) -> Baseline:
        """A baseline in which everything that a run has found is known."""
        known = cls(path)
        for file in report.files:
            known._counts.update(known._entries_of(file))
        return known

    def __len__(self) -> int:
        return self._counts.total()

    def write(self) -> None:
        """Write the file.

        Raises:
            UsageError: If that cannot be done.
        """
        rows = [
            json.dumps(
                {
                    "story": entry.story,
                    "code": entry.code,
                    "fingerprint": entry.fingerprint,
                    "count": count,
                    "text": entry.text,
                },
                ensure_ascii=False,
            )
            for entry, count in sorted(self._counts.items())
        ]
        body = ",\n".join(rows)
        text = f'{{"version": {_VERSION}, "findings": [\n{body}\n]}}\n'
        try:
            self.path.write_text(text, encoding="utf-8")
        except OSError as error:
            raise UsageError(f"{self.path} cannot be written: {error.strerror}") from None

    def new(self, report: RunReport) -> RunReport:
        """The report without what is known, which is only counted.

        Of findings that cannot be told apart, the first in the story are taken for the known ones.
        """
        return replace(report, files=tuple(self._without_known(file) for file in report.files))

    def stale(self, report: RunReport) -> Counter[Entry]:
        """The entries that stand for nothing any more, and how often.

        Entries of stories that exist, but were not checked or could not be read, are not judged.
        """
        found: Counter[Entry] = Counter()
        judged = {self._name(file.path) for file in report.files if file.error is None}
        for file in report.files:
            found.update(self._entries_of(file))
        gone = self._counts - found
        return Counter(
            {entry: n for entry, n in gone.items() if entry.story in judged or self._lost(entry)}
        )

    def pruned(self, report: RunReport) -> Baseline:
        """This baseline without its stale entries."""
        return Baseline(self.path, (self._counts - self.stale(report)).elements())

    def _without_known(self, file: FileReport) -> FileReport:
        left = self._counts.copy()
        new = []
        for finding, entry in zip(file.findings, self._entries_of(file), strict=True):
            if left[entry] > 0:
                left[entry] -= 1
            else:
                new.append(finding)
        return replace(file, findings=tuple(new), known=len(file.findings) - len(new))

    def _entries_of(self, file: FileReport) -> Iterator[Entry]:
        story = self._name(file.path)
        for finding in file.findings:
            text = finding.context
            shown = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
            yield Entry(story, finding.code, fingerprint(finding), shown)

    def _name(self, path: str) -> str:
        try:
            return Path(os.path.relpath(path, self.path.parent)).as_posix()
        except ValueError:  # on another drive
            return Path(path).as_posix()

    def _lost(self, entry: Entry) -> bool:
        return not (self.path.parent / entry.story).exists()


def fingerprint(finding: ReportedFinding) -> str:
    """Sixteen hexadecimal digits of the rule and the words in question."""
    key = f"{finding.code}\0{finding.context}".encode("utf-8", "replace")
    return blake2b(key, digest_size=8).hexdigest()


def _entries(rows: Iterable[dict[str, Any]]) -> Iterator[Entry]:
    for row in rows:
        entry = Entry(row["story"], row["code"], row["fingerprint"], row["text"])
        yield from (entry for _ in range(int(row["count"])))
