"""The rules that one configuration runs, ready to check stories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.analysis.pipeline import import_layers, open_document
from newslint.analysis.reading import read_ahead
from newslint.changed import only_changed
from newslint.config.errors import config_error
from newslint.engine import check_document
from newslint.errors import NoCopyError, ReadError
from newslint.formats import READERS, read_stories
from newslint.formats.limits import check_reading
from newslint.language import is_english
from newslint.model.document import SURFACE, Document, LayerError
from newslint.model.story import Story
from newslint.notices import NOTICES
from newslint.profile import Profile, load_profile
from newslint.registry import Registry, load_registry
from newslint.repeats import told_once
from newslint.report import FileReport, ReportedFinding, merged
from newslint.rule import Rule
from newslint.selection import choose
from newslint.settings import Settings
from newslint.sidefile import SidePardon
from newslint.suppress import is_of_side_file, suppress

if TYPE_CHECKING:
    from newslint.galley import Galley

__all__ = ["Desk"]


class Desk:
    """Checks stories under one configuration, whose rules are loaded once.

    Args:
        settings: The configuration.

    Raises:
        UsageError: If it cannot be loaded.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._registries: dict[str, Registry] = {}
        self._rules: dict[tuple[str, tuple[str, ...]], tuple[Rule, ...]] = {}

    @property
    def problems(self) -> tuple[str, ...]:
        """One line for each rule that could not be loaded."""
        registries = self._registries.values()
        return tuple(dict.fromkeys(line for found in registries for line in found.problems))

    def check_bytes(
        self,
        name: str,
        data: bytes,
        *,
        earlier: bytes | None = None,
        pardons: Sequence[SidePardon] = (),
        with_timings: bool = False,
        with_galley: bool = False,
    ) -> FileReport:
        """The report on the content of a file of that name; ``error`` is set if it is no copy.

        Args:
            name: As the user gave it.
            data: The whole file.
            earlier: Content of the version to compare it with; only what has changed is reported.
            pardons: What the side file pardons in it.
            with_timings: Whether the report tells the seconds that each rule took.
            with_galley: Whether it holds the story set for a page.

        Raises:
            UsageError: If the configuration is wrong.
        """
        suffix = Path(name).suffix.lower()
        reader = self._settings.extensions.get(suffix)
        if reader not in (None, *READERS):
            message = f'no reader named "{reader}"; there are {", ".join(READERS)}'
            raise config_error(self._settings.origin, ("extensions", suffix), message, reader)
        try:
            stories = read_stories(name, data, format=reader)
        except NoCopyError as error:
            return _skipped(name, error.reason)
        except ReadError as error:
            return FileReport(name, error=error.reason)
        except Exception as error:
            return FileReport(name, error=f"its reader crashed: {type(error).__name__}: {error}")
        english = [story for story in stories if is_english(story.metadata.language)]
        foreign = [story for story in stories if story not in english]
        if not english:
            return _skipped(name, _in_other_languages(foreign))
        before, notes = _earlier(name, earlier, reader)
        if foreign:
            left = f"{len(foreign)} of {len(stories)} stories not checked: "
            notes += (left + _in_other_languages(foreign),)
        report = merged(
            [
                self.check_story(
                    story,
                    earlier=_partner(story, before),
                    pardons=pardons,
                    with_timings=with_timings,
                    with_galley=with_galley,
                )
                for story in english
            ]
        )
        found = report.findings
        if len(english) > 1:  # an entry beside the file may be meant for another of its stories
            found = tuple(f for f in found if not is_of_side_file(f))
        return replace(report, findings=found, notes=report.notes + notes)

    def check_story(
        self,
        story: Story,
        *,
        earlier: Story | None = None,
        pardons: Sequence[SidePardon] = (),
        with_timings: bool = False,
        with_galley: bool = False,
    ) -> FileReport:
        """The report on a story, without what is pardoned and what the settings ignore.

        See `check_bytes` for the arguments.
        """
        path = Path(story.path)
        timings: dict[str, float] | None = {} if with_timings else None
        doc = open_document(
            story,
            earlier=earlier,
            story_date=self._settings.story_date,
            vocabulary=self._settings.vocabulary,
            timings=timings,
        )
        read_ahead(doc)
        profile = load_profile(self._settings, _agency(doc))
        rules = self._rules_for(path, profile)
        if any(map(_needs_model, rules)):
            try:
                check_reading(story)
            except ReadError as error:
                return FileReport(story.path, error=error.reason)
        import_layers({layer for rule in rules for layer in rule.reads})
        for rule in rules:
            rule.prepare()
        surface_first = sorted(rules, key=_needs_model)  # the model may be at work
        report = check_document(doc, surface_first, timings=timings)
        report = replace(report, profile=profile.name, agency=profile.agency)
        if earlier is not None and doc.earlier is not None:
            report = only_changed(report, story, check_document(doc.earlier, rules), earlier)
        if story.suppressions or pardons:
            ran = {rule.code for rule in rules} if earlier is None else set()
            report = suppress(report, story, self._registry(""), ran, pardons)
        ignored = (*self._settings.ignore, *self._settings.ignored_in(path))
        refused = {selector.upper() for selector in ignored}
        found = tuple(f for f in report.findings if not _refused(f, refused))
        galleys = _galleys(doc, rules) if with_galley else ()
        report = replace(report, findings=found, notes=story.notes, galleys=galleys)
        return told_once(report, {rule.code for rule in rules if rule.once})

    def _rules_for(self, path: Path, profile: Profile) -> tuple[Rule, ...]:
        key = profile.name, self._settings.ignored_in(path)
        if key not in self._rules:
            registry = self._registry(profile.name, profile)
            self._rules[key] = choose(registry, self._settings, path, profile)
        return self._rules[key]

    def _registry(self, name: str, profile: Profile | None = None) -> Registry:
        if name not in self._registries:
            self._registries[name] = load_registry(self._settings, profile)
        return self._registries[name]


def _needs_model(rule: Rule) -> bool:
    return not SURFACE.issuperset(rule.reads)


def _earlier(
    name: str, data: bytes | None, reader: str | None
) -> tuple[tuple[Story, ...], tuple[str, ...]]:
    """The stories of an earlier version, and a remark if there are none to compare with."""
    if data is None:
        return (), ()
    try:
        return read_stories(name, data, format=reader), ()
    except ReadError as error:
        return (), (f"its earlier version {error.reason}, so all of it is checked",)


def _partner(story: Story, earlier: Sequence[Story]) -> Story | None:
    """The earlier version of a story: the only one, or the one that opens in the same words."""
    if len(earlier) == 1:
        return earlier[0]
    opening = _opening(story)
    return next((other for other in earlier if _opening(other) == opening), None)


def _opening(story: Story) -> str:
    """The words of the first block; none where a file has but metadata or markup."""
    return story.blocks[0].span.of(story.text) if story.blocks else ""


def _skipped(name: str, reason: str) -> FileReport:
    """The report on a file that is passed over, with a remark that says why."""
    return FileReport(name, skipped=reason, stories=0, notes=(f"passed over: {reason}",))


def _in_other_languages(stories: Sequence[Story]) -> str:
    tags = dict.fromkeys(str(story.metadata.language) for story in stories)
    return f"in another language than English ({', '.join(tags)})"


def _agency(doc: Document) -> str | None:
    """The agency in the dateline; None also if the structure of the story cannot be read."""
    try:
        dateline = doc.structure.dateline
    except LayerError:
        return None
    return dateline.agency if dateline else None


def _galleys(doc: Document, rules: Sequence[Rule]) -> tuple[Galley, ...]:
    """The story set for a page; none where not even its paragraphs could be told apart."""
    from newslint.galley import build_galley

    try:
        return (build_galley(doc, rules),)
    except LayerError:
        return ()


def _refused(finding: ReportedFinding, refused: set[str]) -> bool:
    """Whether the user does not want this finding of the engine itself."""
    return finding.code in NOTICES and bool(refused & {finding.code, finding.name.upper()})
