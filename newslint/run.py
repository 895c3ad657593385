"""A run over files: finds copy, reads it, checks it and gathers the reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.analysis.pipeline import open_document
from newslint.analysis.preload import preload
from newslint.config.errors import config_error
from newslint.engine import check_document
from newslint.errors import ReadError
from newslint.model.document import Document, LayerError
from newslint.model.story import Story
from newslint.notices import NOTICES
from newslint.profile import Profile, load_profile
from newslint.registry import Registry, load_registry
from newslint.report import FileReport, ReportedFinding, RunReport
from newslint.rule import Rule
from newslint.selection import choose, ignored_in
from newslint.settings import Settings
from newslint.suppress import suppress

if TYPE_CHECKING:
    from newslint.galley import Galley

__all__ = ["Checker", "SettingsProvider", "check_paths"]

SettingsProvider = Callable[[Path], Settings]
"""Gives the settings that govern a file; see `newslint.config.SettingsFinder`."""


def check_paths(
    paths: Sequence[Path],
    settings_for: SettingsProvider,
    *,
    stdin: tuple[str, bytes] | None = None,
    with_timings: bool = False,
    with_galleys: bool = False,
) -> RunReport:
    """Check files and folders of copy.

    Args:
        paths: As the user named them; folders are walked.
        settings_for: The settings of each file.
        stdin: Name and content of a story that comes from standard input; it is checked first.
        with_timings: Whether reports tell the seconds that each rule took.
        with_galleys: Whether reports hold the stories set for a page.

    Raises:
        UsageError: If a configuration is wrong. A file that cannot be read only has its own
            report say so.
    """
    from newslint.files import find_copy

    checker = Checker(settings_for, with_timings=with_timings, with_galleys=with_galleys)
    reports = [checker.check_bytes(*stdin)] if stdin else []
    files, notes = find_copy(paths, settings_for)
    reports += [checker.check_file(file) for file in files]
    return RunReport(tuple(reports), (*notes, *checker.notes), checker.problems)


@dataclass(frozen=True, slots=True)
class _Desk:
    """Settings with what follows from them."""

    settings: Settings
    registry: Registry


class Checker:
    """Checks one story after another, loading rules once for each configuration.

    Args:
        settings_for: The settings of each file.
        with_timings: Whether reports tell the seconds that each rule took.
        with_galleys: Whether reports hold the stories set for a page.
    """

    def __init__(
        self,
        settings_for: SettingsProvider,
        *,
        with_timings: bool = False,
        with_galleys: bool = False,
    ) -> None:
        self._settings_for = settings_for
        self._with_timings = with_timings
        self._with_galleys = with_galleys
        self._desks: dict[int, _Desk] = {}
        self._rules: dict[tuple[int, str, tuple[str, ...]], tuple[Rule, ...]] = {}
        self._whole: dict[int, Registry] = {}
        self._notes: dict[str, None] = {}

    @property
    def notes(self) -> tuple[str, ...]:
        """What the readers remarked so far, one line each with the file's name."""
        return tuple(self._notes)

    @property
    def problems(self) -> tuple[str, ...]:
        """One line for each rule that could not be loaded so far."""
        lines = [line for desk in self._desks.values() for line in desk.registry.problems]
        return tuple(dict.fromkeys(lines))

    def check_file(self, path: Path) -> FileReport:
        """The report on a file; its ``error`` is set if the file cannot be read."""
        from newslint.files import read_copy

        try:
            return self.check_bytes(str(path), read_copy(path))
        except ReadError as error:
            return FileReport(str(path), error=error.reason)

    def check_bytes(self, name: str, data: bytes, *, everything: bool = False) -> FileReport:
        """The report on the content of a file of that name.

        Args:
            name: As the user gave it; settings and reader hang on it.
            data: The whole file.
            everything: Also report what is too slight to be shown under the settings.

        Raises:
            UsageError: If the configuration that governs it is wrong.
        """
        from newslint.formats import READERS, read_story

        path = Path(name)
        settings = self._settings_for(path)
        suffix = path.suffix.lower()
        reader = settings.extensions.get(suffix)
        if reader not in (None, *READERS):
            message = f'no reader named "{reader}"; there are {", ".join(READERS)}'
            raise config_error(settings.origin, ("extensions", suffix), message, reader)
        try:
            story = read_story(name, data, format=reader)
        except ReadError as error:
            return FileReport(name, error=error.reason)
        except Exception as error:
            return FileReport(name, error=f"its reader crashed: {type(error).__name__}: {error}")
        self._notes |= dict.fromkeys(f"{name}: {note}" for note in story.notes)
        report = self.check_story(story, settings)
        return report if everything else self.shown(report)

    def check_story(self, story: Story, settings: Settings) -> FileReport:
        """The report on a story, without what it pardons and what the settings ignore."""
        path = Path(story.path)
        timings: dict[str, float] | None = {} if self._with_timings else None
        doc = open_document(
            story,
            story_date=settings.story_date,
            vocabulary=settings.vocabulary,
            timings=timings,
        )
        desk = self._desk(settings)
        profile = load_profile(settings, _agency(doc))
        rules = self._rules_for(path, desk, profile)
        report = check_document(doc, rules, timings=timings)
        report = replace(report, profile=profile.name, agency=profile.agency)
        if story.suppressions:
            ran = {rule.code for rule in rules}
            report = suppress(report, story, self._whole_registry(settings), ran)
        refused = {selector.upper() for selector in (*settings.ignore, *ignored_in(settings, path))}
        found = tuple(f for f in report.findings if not _refused(f, refused))
        galley = _galley(doc) if self._with_galleys else None
        return replace(report, findings=found, galley=galley)

    def shown(self, report: FileReport) -> FileReport:
        """The report without what its settings call too slight, which is only counted."""
        least = self._settings_for(Path(report.path)).min_severity
        shown = tuple(f for f in report.findings if f.severity >= least)
        held_back = Counter(f.severity for f in report.findings if f.severity < least)
        return replace(report, findings=shown, held_back=held_back)

    def _desk(self, settings: Settings) -> _Desk:
        key = id(settings)
        if not settings.select:  # the default rules read the model
            preload()
        if key not in self._desks:  # the desk keeps the settings alive, so the id stays theirs
            self._desks[key] = _Desk(settings, load_registry(settings))
        return self._desks[key]

    def _rules_for(self, path: Path, desk: _Desk, profile: Profile) -> tuple[Rule, ...]:
        settings = desk.settings
        key = id(settings), profile.name, ignored_in(settings, path)
        if key not in self._rules:
            self._rules[key] = choose(desk.registry, settings, path, profile)
        return self._rules[key]

    def _whole_registry(self, settings: Settings) -> Registry:
        key = id(settings)
        if key not in self._whole:
            self._whole[key] = load_registry(settings, whole=True)
        return self._whole[key]


def _agency(doc: Document) -> str | None:
    """The agency in the dateline; None also if the structure of the story cannot be read."""
    try:
        dateline = doc.structure.dateline
    except LayerError:
        return None
    return dateline.agency if dateline else None


def _galley(doc: Document) -> Galley | None:
    """The story set for a page; None where not even its paragraphs could be told apart."""
    from newslint.galley import build_galley

    try:
        return build_galley(doc)
    except LayerError:
        return None


def _refused(finding: ReportedFinding, refused: set[str]) -> bool:
    """Whether the user does not want this finding of the engine itself."""
    return finding.code in NOTICES and bool(refused & {finding.code, finding.name.upper()})
