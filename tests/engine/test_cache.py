from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from newslint import stamp
from newslint.cache import Cache, cache_folder
from newslint.config import SettingsFinder
from newslint.finding import Severity
from newslint.model.span import Span
from newslint.report import FileReport, Place, Remedy, ReportedEdit, ReportedFinding
from newslint.run import check_paths
from newslint.settings import Settings
from newslint.stored import dump, load

RULE = """
from newslint.api import Finding, Rule, Span

class Red(Rule):
    code = "RUN001"
    name = "red-run"
    quotes = "both"

    def check(self, doc):
        at = doc.text.find("red")
        if at >= 0:
            yield self.finding(Span(at, at + 3), "red?")
"""
STORY = b"A red barn.\n"
SETTINGS = Settings(root=Path("/copy"))
REPORT = FileReport(
    "a.txt",
    (
        ReportedFinding(
            "NUM001",
            "conflicting-counts",
            Severity.ERROR,
            "“19” here",
            Place(1, 3, 1, 6),
            Span(2, 5),
            0.75,
            ((Place(1, 1, 1, 2), "there"),),
            Remedy("write it", (ReportedEdit(Place(1, 3, 1, 6), Span(2, 5), "blue"),), True),
            "A [red] barn.",
        ),
    ),
    STORY.decode(),
    3,
    notes=("an odd byte",),
)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "kept")


def _entries(folder: Path) -> list[Path]:
    return [path for path in folder.glob("??/*") if path.is_file()]


def test_a_report_comes_back_as_it_was(cache: Cache) -> None:
    assert cache.get("a.txt", STORY, SETTINGS) is None
    cache.put("a.txt", STORY, SETTINGS, REPORT)
    assert cache.get("a.txt", STORY, SETTINGS) == REPORT


@pytest.mark.parametrize("data", [STORY, b"\xef\xbb\xbfA red barn.\n", b"A red barn\x92s.\n"])
def test_the_source_comes_back_whatever_the_encoding(data: bytes) -> None:
    report = replace(REPORT, source="A red barn’s.\n" if b"\x92" in data else "A red barn.\n")
    assert load("a.txt", data, dump(report, data)) == report


def test_half_a_surrogate_pair_is_kept(cache: Cache) -> None:
    report = replace(REPORT, source="A red \ud83d barn.\n")
    cache.put("a.txt", STORY, SETTINGS, report)
    assert cache.get("a.txt", STORY, SETTINGS) == report


def test_an_old_entry_that_may_only_be_read_is_used(
    cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    cache.put("a.txt", STORY, SETTINGS, REPORT)
    (entry,) = _entries(tmp_path / "kept")
    os.utime(entry, (1, 1))
    monkeypatch.setattr(os, "utime", refuse)
    assert cache.get("a.txt", STORY, SETTINGS) == REPORT


def test_a_copy_under_another_name_is_known(cache: Cache) -> None:
    cache.put("a.txt", STORY, SETTINGS, REPORT)
    assert cache.get("desk/b.txt", STORY, SETTINGS) == replace(REPORT, path="desk/b.txt")
    assert cache.get("a.md", STORY, SETTINGS) is None


@pytest.mark.parametrize(
    "other",
    [
        Settings(root=Path("/copy"), select=("NUM",)),
        Settings(root=Path("/copy"), profile="ap"),
        Settings(root=Path("/copy"), story_date=date(2026, 5, 1)),
        Settings(root=Path("/copy"), vocabulary={"people": frozenset({"lund"})}),
        Settings(root=Path("/copy"), options={"REA002": {"words": 30}}),
        Settings(root=Path("/copy"), per_file_ignores={"a.*": ("NUM",)}),
    ],
)
def test_other_settings_are_another_entry(cache: Cache, other: Settings) -> None:
    cache.put("a.txt", STORY, SETTINGS, REPORT)
    assert cache.get("a.txt", STORY, other) is None


def test_what_is_shown_and_what_fails_is_no_matter(cache: Cache) -> None:
    cache.put("a.txt", STORY, SETTINGS, REPORT)
    shown = replace(SETTINGS, min_severity=Severity.ERROR, fail_level=Severity.ERROR)
    assert cache.get("a.txt", STORY, shown) == REPORT


def test_other_content_is_another_entry(cache: Cache) -> None:
    cache.put("a.txt", STORY, SETTINGS, REPORT)
    assert cache.get("a.txt", STORY + b" ", SETTINGS) is None


def test_changed_rules_are_another_entry(tmp_path: Path) -> None:
    settings = Settings(root=tmp_path)
    rule = tmp_path / "rules" / "red.py"
    rule.parent.mkdir()
    rule.write_text(RULE, encoding="utf-8")
    Cache(tmp_path / "kept").put("a.txt", STORY, settings, REPORT)
    assert Cache(tmp_path / "kept").get("a.txt", STORY, settings) == REPORT
    os.utime(rule, ns=(1, 1))
    assert Cache(tmp_path / "kept").get("a.txt", STORY, settings) is None


def test_a_changed_profile_of_the_house_is_another_entry(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text('extends = "base.toml"', encoding="utf-8")
    (tmp_path / "base.toml").write_text('extends = "own.toml"', encoding="utf-8")
    settings = Settings(root=tmp_path, profile=str(tmp_path / "own.toml"))
    Cache(tmp_path / "kept").put("a.txt", STORY, settings, REPORT)
    assert Cache(tmp_path / "kept").get("a.txt", STORY, settings) == REPORT
    (tmp_path / "base.toml").write_text('enable = ["NUM"]', encoding="utf-8")
    assert Cache(tmp_path / "kept").get("a.txt", STORY, settings) is None


def test_another_state_of_newslint_is_another_entry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Cache(tmp_path).put("a.txt", STORY, SETTINGS, REPORT)
    stamp.engine_stamp.cache_clear()
    monkeypatch.setattr(stamp, "__version__", "9.9")
    assert Cache(tmp_path).get("a.txt", STORY, SETTINGS) is None
    stamp.engine_stamp.cache_clear()


def test_the_state_of_newslint_names_its_files_and_those_of_the_rules() -> None:
    named = stamp.engine_stamp()
    assert "cache.py" in named
    assert "conflicting_counts.py" in named


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"0\n{}", None])
def test_a_damaged_entry_is_no_entry(cache: Cache, tmp_path: Path, damage: bytes | None) -> None:
    cache.put("a.txt", STORY, SETTINGS, REPORT)
    (entry,) = _entries(tmp_path / "kept")
    whole = entry.read_bytes()
    entry.write_bytes(whole.replace(b"red", b"rad") if damage is None else damage)
    assert cache.get("a.txt", STORY, SETTINGS) is None
    cache.put("a.txt", STORY, SETTINGS, REPORT)
    assert cache.get("a.txt", STORY, SETTINGS) == REPORT


def test_unreadable_files_and_crashes_are_not_kept(cache: Cache, tmp_path: Path) -> None:
    crash = REPORT.findings[0]._replace(code="NL900", name="rule-crashed")
    cache.put("a.txt", STORY, SETTINGS, FileReport("a.txt", error="is empty"))
    cache.put("a.txt", STORY, SETTINGS, replace(REPORT, findings=(crash,)))
    assert not _entries(tmp_path / "kept")


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file, no folder")
    cache = Cache(taken / "kept")
    cache.put("a.txt", STORY, SETTINGS, REPORT)
    cache.prune()
    assert cache.get("a.txt", STORY, SETTINGS) is None


@pytest.mark.skipif(os.name == "nt", reason="there are no such modes")
def test_entries_are_for_the_user_alone(cache: Cache, tmp_path: Path) -> None:
    cache.put("a.txt", STORY, SETTINGS, REPORT)
    (entry,) = _entries(tmp_path / "kept")
    assert stat.S_IMODE(entry.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "kept").stat().st_mode) == 0o700


def test_many_may_write_one_entry_at_once(cache: Cache, tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        for _ in range(200):
            pool.submit(cache.put, "a.txt", STORY, SETTINGS, REPORT)
    assert len(_entries(tmp_path / "kept")) == 1
    assert cache.get("a.txt", STORY, SETTINGS) == REPORT


def test_what_nobody_used_for_a_month_goes(cache: Cache, tmp_path: Path) -> None:
    cache.put("a.txt", STORY, SETTINGS, REPORT)
    cache.put("b.txt", STORY + b" ", SETTINGS, REPORT)
    old = time.time() - 40 * 86_400
    for entry in _entries(tmp_path / "kept"):
        os.utime(entry, (old, old))
    cache.get("a.txt", STORY, SETTINGS)
    cache.prune()
    assert cache.get("a.txt", STORY, SETTINGS) == REPORT
    assert cache.get("b.txt", STORY + b" ", SETTINGS) is None


def test_it_is_pruned_once_a_day(cache: Cache, tmp_path: Path) -> None:
    cache.put("a.txt", STORY, SETTINGS, REPORT)
    cache.prune()
    (entry,) = _entries(tmp_path / "kept")
    os.utime(entry, (1, 1))
    cache.prune()
    assert entry.exists()


def test_where_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert cache_folder() == Path(os.environ["NEWSLINT_CACHE_DIR"])
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", "")
    assert cache_folder() is None
    monkeypatch.delenv("NEWSLINT_CACHE_DIR")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "newslint"


def test_a_second_run_reports_the_same(tmp_path: Path) -> None:
    (tmp_path / "newslint.toml").write_text('select = ["RUN001"]', encoding="utf-8")
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "red.py").write_text(RULE, encoding="utf-8")
    (tmp_path / "a.txt").write_bytes(STORY)
    (tmp_path / "b.txt").write_bytes(b"A blue barn.\n")
    runs = [check_paths([tmp_path], SettingsFinder(), cache=Cache(tmp_path / "kept")) for _ in "12"]
    assert runs[0].files == runs[1].files
    assert [[f.code for f in file.findings] for file in runs[0].files] == [["RUN001"], []]
    assert len(_entries(tmp_path / "kept")) == 2


def test_a_run_over_unchanged_stories_loads_no_rules(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.txt").write_bytes(b"A red barn.\n\nIt stood for the the harvest.\n")
    code = (
        "import sys; from newslint.cli import run\n"
        "assert run(['check', 'a.txt']) == 1\n"
        "loaded = {'numpy', 'onnxruntime', 'regex', 'newslint.rule', 'newslint.model.document'}\n"
        "print(sorted(loaded & set(sys.modules)))"
    )
    environment = {**os.environ, "NEWSLINT_CACHE_DIR": str(tmp_path / "kept")}
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        ).stdout.splitlines()
        for _ in "12"
    ]
    assert runs[0][:-1] == runs[1][:-1]
    assert runs[0][-1] != "[]"
    assert runs[1][-1] == "[]"
