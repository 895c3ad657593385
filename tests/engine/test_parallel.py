from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newslint import parallel
from newslint.cache import Cache
from newslint.config import SettingsFinder
from newslint.errors import UsageError
from newslint.processes import workers
from newslint.report import RunReport
from newslint.run import Checker, check_paths

RULE = """
import os
import subprocess
import sys

from newslint.api import Rule, Span

class Red(Rule):
    code = "RUN001"
    name = "red-run"
    quotes = "both"

    def check(self, doc):
        if "fatal" in doc.text:
            os._exit(1)
        at = doc.text.find("red")
        if at >= 0:
            yield self.finding(Span(at, at + 3), "red?")
"""
STORIES = 12


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder of stories, every third of them with a finding."""
    (tmp_path / "newslint.toml").write_text('select = ["RUN001"]', encoding="utf-8")
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "red.py").write_text(RULE, encoding="utf-8")
    for number in range(STORIES):
        colour = "blue" if number % 3 else "red"
        (tmp_path / f"{number:02}.txt").write_text(f"Barn {number} is {colour}.\n")
    return tmp_path


def _run(desk: Path, jobs: int, seen: list[tuple[int, int]] | None = None) -> RunReport:
    progress = None if seen is None else lambda done, total: seen.append((done, total))
    return check_paths([desk], SettingsFinder(), jobs=jobs, progress=progress)


@pytest.mark.parametrize("alone", [True, False])
def test_several_processes_report_what_one_does(
    desk: Path, monkeypatch: pytest.MonkeyPatch, alone: bool
) -> None:
    monkeypatch.setattr(parallel, "can_fork", lambda: alone)
    (desk / "05.txt").write_bytes(b"\x00" * 9)
    one = _run(desk, 1)
    assert [len(file.findings) for file in one.files] == [1, 0, 0] * 4
    assert one.files[5].error is not None
    seen: list[tuple[int, int]] = []
    assert _run(desk, 2, seen) == one
    assert seen == [(number, STORIES) for number in range(1, STORIES + 1)]


def test_problems_of_the_workers_are_told(desk: Path) -> None:
    (desk / "rules" / "broken.py").write_text("import newslint.gone\n")
    assert _run(desk, 2).problems == _run(desk, 1).problems != ()


def test_mistakes_in_the_configuration_are_told(desk: Path) -> None:
    (desk / "newslint.toml").write_text('select = ["RUN999"]', encoding="utf-8")
    with pytest.raises(UsageError, match="RUN999"):
        _run(desk, 2)


def test_stories_of_a_worker_that_was_ended_are_checked_after_all(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "01.txt").write_text("A fatal word.\n")
    survive = os._exit

    def end(status: int) -> None:
        if os.getpid() != first:
            survive(status)

    first = os.getpid()
    monkeypatch.setattr(parallel, "can_fork", lambda: True)
    monkeypatch.setattr(os, "_exit", end)
    assert [len(file.findings) for file in _run(desk, 2).files] == [1, 0, 0] * 4


def test_what_the_cache_knows_takes_no_worker(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(desk.parent / "kept")
    first = check_paths([desk], SettingsFinder(), cache=cache)
    monkeypatch.setattr(parallel, "check_side_by_side", None)
    assert check_paths([desk], SettingsFinder(), cache=cache, jobs=2).files == first.files


@pytest.mark.parametrize(
    ("jobs", "stories", "expected"), [(1, 99, 1), (4, 1, 1), (4, 9, 1), (4, 10, 2), (4, 200, 4)]
)
def test_few_stories_take_few_workers(jobs: int, stories: int, expected: int) -> None:
    assert workers(jobs, stories) == expected


def test_a_single_story_is_checked_at_once(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Checker, "_check_side_by_side", None)
    report = check_paths([desk / "00.txt"], SettingsFinder(), jobs=2)
    assert [len(file.findings) for file in report.files] == [1]


def test_unasked_there_is_at_most_one_worker_for_each_core() -> None:
    assert 1 <= workers(0, 10_000) <= min(8, os.cpu_count() or 1)


def test_no_worker_outlives_the_run(desk: Path) -> None:
    command = [sys.executable, "-m", "newslint", "check", "--no-cache", "--jobs", "2", str(desk)]
    # whoever reads the output would wait for a worker that holds it open
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode in (0, 1), done.stderr
    assert done.stdout
