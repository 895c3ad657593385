"""One story in every format that newslint reads: the findings are the same, each at its place."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from newslint.config import SettingsFinder
from newslint.finding import Severity
from newslint.formats import read_story, reader_for
from newslint.model.span import Span
from newslint.report import FileReport, ReportedFinding
from newslint.run import Checker
from tests.formats.exact import assert_exact

FOLDER = Path(__file__).parents[2] / "seeds" / "formats"
STORIES = sorted(FOLDER.iterdir())
PLAIN = FOLDER / "grain-store.txt"
FORMATS = 15

_LINE = re.compile(r"\blines? \d+(?:(?:, | and )\d+)*")


@pytest.fixture(scope="module")
def reports() -> dict[Path, FileReport]:
    """The reports on all samples, slight findings included."""
    given = {"min_severity": "suggestion"}
    checker = Checker(SettingsFinder(None, given))
    return {path: checker.check_file(path) for path in STORIES}


def _read(path: Path, finding: ReportedFinding) -> str:
    """The copy that a finding flags, by way of the text: what the source at its place reads."""
    story = read_story(path.name, path.read_bytes())
    source_map = story.source_map
    found = [
        at
        for at in range(len(story.text))
        if finding.span.contains(source_map.source_span(Span(at, at + 1)))
    ]
    return "".join(story.text[at] for at in found)


def _told(path: Path, report: FileReport) -> list[tuple[str, str, str]]:
    """Code, message without line numbers, and flagged copy of every finding."""
    return sorted((f.code, _LINE.sub("line", f.message), _read(path, f)) for f in report.findings)


def test_all_formats_are_there() -> None:
    assert len(STORIES) == FORMATS
    assert PLAIN in STORIES


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.name)
def test_findings_are_those_on_the_plain_text(path: Path, reports: dict[Path, FileReport]) -> None:
    assert reports[path].error is None
    assert reports[path].skipped is None
    expected = _told(PLAIN, reports[PLAIN])
    assert {code for code, _, _ in expected} >= {"NUM009", "NUM003", "REF007", "CON010"}
    assert any(f.severity is Severity.ERROR for f in reports[PLAIN].findings)
    assert _told(path, reports[path]) == expected


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.name)
def test_the_way_back_is_exact(path: Path, reports: dict[Path, FileReport]) -> None:
    story = read_story(path.name, path.read_bytes())
    assert_exact(story)
    lines = re.split(r"\r\n|\r|\n", story.source)
    for finding in reports[path].findings:
        place = finding.place
        if place.line == place.end_line:
            flagged = lines[place.line - 1][place.column - 1 : place.end_column - 1]
            assert flagged == finding.span.of(story.source)


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.name)
def test_notes_to_editors_and_furniture_are_no_copy(path: Path) -> None:
    text = read_story(path.name, path.read_bytes()).text
    assert "the the" not in text
    assert "EDS" not in text
    assert "  " not in text
    assert text.count("Fire at Marsh") == 1


def test_the_reader_of_a_story_is_found_by_its_content_too() -> None:
    for path in STORIES:
        story = read_story(path.name, path.read_bytes())
        if reader_for(path.name) not in ("plain", "markdown"):
            unnamed = read_story("story", path.read_bytes())
            assert replace(unnamed, path=path.name, source_map=story.source_map) == story
