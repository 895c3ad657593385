"""The stories in seeds/ give exactly the reports beside them.

After a change that is meant to alter a report, write it anew and read the difference:
``newslint check seeds/STORY.txt --output-format json > seeds/STORY.expected.json``, run from the
root of the repository.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from newslint.cli import run

ROOT = Path(__file__).parents[2]
STORIES = sorted(
    path.relative_to(ROOT)
    for path in (ROOT / "seeds").iterdir()
    if path.suffix in {".txt", ".md"} and path.stem != "README"
)


@pytest.fixture
def report(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """Gives the JSON report on a story, by its path from the root."""

    def check(story: Path | str) -> dict[str, Any]:
        monkeypatch.chdir(ROOT)
        assert run(["check", str(story), "--output-format", "json", "--exit-zero"]) == 0
        result: dict[str, Any] = json.loads(capsys.readouterr().out)
        return result

    return check


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.stem)
def test_report(story: Path, report: Any) -> None:
    expected = json.loads((ROOT / story.with_suffix(".expected.json")).read_text(encoding="utf-8"))
    found = report(story)
    assert found["files"] == expected["files"]
    assert found["summary"] == expected["summary"]


def test_the_clean_story_is_silent(report: Any) -> None:
    assert report("seeds/harbour-ferry-clean.txt")["files"][0]["findings"] == []


def test_what_a_wire_editor_stops_at(report: Any) -> None:
    findings = report("seeds/iraq-militia-raid.txt")["files"][0]["findings"]
    places = {(finding["line"], finding["code"]) for finding in findings}
    assert places >= {
        (1, "STR006"),
        (3, "STR012"),
        (7, "REF001"),
        (7, "ATT003"),
        (11, "CON001"),
        (13, "REF002"),
        (13, "GRA010"),
        (11, "REF007"),
        (22, "REF003"),
        (22, "GRA004"),
        (36, "NUM001"),
        (36, "COH001"),
        (42, "STR016"),
        (44, "TYP003"),
    }
