"""A run over files: finds copy, checks it or takes what is known of it, gathers the reports.

What a run over unchanged stories needs is imported here; rules and all that they read come with
`newslint.desk`, when a story has to be checked anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from newslint.cache import Cache
from newslint.errors import ReadError
from newslint.files import Found, find_copy, read_copy
from newslint.processes import workers
from newslint.report import FileReport, RunReport
from newslint.settings import Settings
from newslint.sidefile import pardons_of, strangers

if TYPE_CHECKING:
    from newslint.desk import Desk

__all__ = ["Checker", "Copy", "Progress", "SettingsProvider", "check_paths", "gather"]

SettingsProvider = Callable[[Path], Settings]
"""Gives the settings that govern a file; see `newslint.config.SettingsFinder`."""

Progress = Callable[[int, int], None]
"""Is told after each story how many are done, and of how many."""


class Copy(NamedTuple):
    """A file to check, and the content of its earlier version if it is compared with one."""

    path: Path
    earlier: bytes | None = None


def check_paths(
    paths: Sequence[Path],
    settings_for: SettingsProvider,
    *,
    stdin: tuple[str, bytes] | None = None,
    with_timings: bool = False,
    with_galleys: bool = False,
    cache: Cache | None = None,
    jobs: int = 1,
    since: str | None = None,
    progress: Progress | None = None,
) -> RunReport:
    """Check files and folders of copy.

    Args:
        paths: As the user named them; folders are walked.
        settings_for: The settings of each file.
        stdin: Name and content of a story that comes from standard input; it is checked first.
        with_timings: Whether reports tell the seconds that each rule took.
        with_galleys: Whether reports hold the stories set for a page.
        cache: Where to look up and keep what is found in a story.
        jobs: The most processes to use; 0 for one on each core, if that pays.
        since: A revision in git; only files that differ from it are checked, and of these only
            what has changed is reported.
        progress: Told of each story that is done.

    Raises:
        UsageError: If a configuration is wrong. A file that cannot be read only has its own
            report say so.
    """
    checker = Checker(
        settings_for, with_timings=with_timings, with_galleys=with_galleys, cache=cache
    )
    reports = [checker.check_bytes(*stdin)] if stdin else []
    found = find_copy(paths, settings_for)
    copies = [Copy(path) for path in found.files]
    if since is not None:
        copies = _changed(found, since)
    reports += checker.check_all(copies, jobs, progress)
    notes = [*found.notes, *_strangers(found.files)]
    if cache is not None:
        cache.prune()
    return gather(reports, notes, checker.problems, found.skipped)


def _changed(found: Found, since: str) -> list[Copy]:
    from newslint.since import changed_since

    changes = changed_since(since, found.files)
    found.skipped[f"unchanged since {since}"] += len(found.files) - len(changes)
    return [Copy(change.path, change.earlier) for change in changes]


def _strangers(files: Iterable[Path]) -> Iterator[str]:
    """Remarks on side files that speak of stories which are not there."""
    for folder in dict.fromkeys(path.parent for path in files):
        yield from strangers(folder)


def gather(
    reports: Iterable[FileReport],
    notes: Iterable[str],
    problems: Iterable[str],
    skipped: Counter[str],
) -> RunReport:
    """The report on a run; ``notes`` are followed by what the readers remarked on each file."""
    files = tuple(reports)
    remarks = [f"{file.path}: {note}" for file in files for note in file.notes]
    notes = (*notes, *dict.fromkeys(remarks))
    return RunReport(files, notes, tuple(dict.fromkeys(problems)), skipped)


class Checker:
    """Checks one story after another, loading rules once for each configuration.

    Args:
        settings_for: The settings of each file.
        with_timings: Whether reports tell the seconds that each rule took.
        with_galleys: Whether reports hold the stories set for a page.
        cache: Where to look up and keep what is found in a story; timed runs and
            galleys leave it alone.
    """

    def __init__(
        self,
        settings_for: SettingsProvider,
        *,
        with_timings: bool = False,
        with_galleys: bool = False,
        cache: Cache | None = None,
    ) -> None:
        self._settings_for = settings_for
        self._with_timings = with_timings
        self._with_galleys = with_galleys
        self._cache = None if with_timings or with_galleys else cache
        self._desks: dict[int, tuple[Settings, Desk]] = {}
        self._problems: dict[str, None] = {}

    @property
    def problems(self) -> tuple[str, ...]:
        """One line for each rule that could not be loaded so far."""
        lines = [line for _, desk in self._desks.values() for line in desk.problems]
        return tuple(dict.fromkeys((*lines, *self._problems)))

    def check_all(
        self, copies: Sequence[Copy], jobs: int = 1, progress: Progress | None = None
    ) -> list[FileReport]:
        """The reports on files, in their order; see `check_paths` for the arguments.

        Raises:
            UsageError: If a configuration is wrong.
        """
        done: dict[int, FileReport] = {}

        def add(index: int, report: FileReport) -> None:
            done[index] = report
            if progress is not None:
                progress(len(done), len(copies))

        if workers(jobs, len(copies)) > 1:
            self._check_side_by_side(copies, jobs, add)
        for index, copy in enumerate(copies):
            if index not in done:
                add(index, self.check_file(copy.path, earlier=copy.earlier))
        return [done[index] for index in range(len(copies))]

    def check_file(self, path: Path, *, earlier: bytes | None = None) -> FileReport:
        """The report on a file; its ``error`` is set if the file cannot be read."""
        try:
            return self.check_bytes(str(path), read_copy(path), earlier=earlier)
        except ReadError as error:
            return FileReport(str(path), error=error.reason)

    def check_bytes(
        self, name: str, data: bytes, *, earlier: bytes | None = None, everything: bool = False
    ) -> FileReport:
        """The report on the content of a file of that name.

        Args:
            name: As the user gave it; settings and reader hang on it.
            data: The whole file.
            earlier: Content of the version to compare it with.
            everything: Also report what is too slight to be shown under the settings.

        Raises:
            UsageError: If the configuration that governs it is wrong.
        """
        report = self._known(name, data, earlier) or self._checked(name, data, earlier)
        return report if everything else self.shown(report)

    def shown(self, report: FileReport) -> FileReport:
        """The report without what its settings call too slight, which is only counted."""
        least = self._settings_for(Path(report.path)).min_severity
        shown = tuple(f for f in report.findings if f.severity >= least)
        held_back = Counter(f.severity for f in report.findings if f.severity < least)
        return replace(report, findings=shown, held_back=held_back)

    def _check_side_by_side(
        self, copies: Sequence[Copy], jobs: int, add: Callable[[int, FileReport], None]
    ) -> None:
        """Take what the cache knows, and check the rest in several processes if that pays."""
        fresh = []
        for index, copy in enumerate(copies):
            report = self._at_hand(copy)
            if report is None:
                fresh.append(index)
            else:
                add(index, report)
        processes = workers(jobs, len(fresh))
        if processes < 2:
            return
        from newslint.parallel import check_side_by_side

        waiting = [copies[index] for index in fresh]
        for number, report, problems in check_side_by_side(self, waiting, processes):
            self._problems |= dict.fromkeys(problems)
            add(fresh[number], report)

    def _at_hand(self, copy: Copy) -> FileReport | None:
        """The report on a file if it can be had without checking it."""
        if self._cache is None:
            return None
        try:
            known = self._known(str(copy.path), read_copy(copy.path), copy.earlier)
        except ReadError as error:
            return FileReport(str(copy.path), error=error.reason)
        return known and self.shown(known)

    def _known(self, name: str, data: bytes, earlier: bytes | None) -> FileReport | None:
        if self._cache is None:
            return None
        path = Path(name)
        return self._cache.get(name, data, self._settings_for(path), (earlier, pardons_of(path)))

    def _checked(self, name: str, data: bytes, earlier: bytes | None) -> FileReport:
        path = Path(name)
        settings, pardons = self._settings_for(path), pardons_of(path)
        desk = self._desk(settings)
        report = desk.check_bytes(
            name,
            data,
            earlier=earlier,
            pardons=pardons,
            with_timings=self._with_timings,
            with_galley=self._with_galleys,
        )
        if self._cache is not None and not desk.problems:
            self._cache.put(name, data, settings, report, (earlier, pardons))
        return report

    def _desk(self, settings: Settings) -> Desk:
        key = id(settings)
        if key not in self._desks:  # the settings are kept, so that the id stays theirs
            from newslint.desk import Desk

            self._desks[key] = settings, Desk(settings)
        return self._desks[key][1]
