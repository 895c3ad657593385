"""``newslint baseline`` and ``check --baseline``, in a repository as a desk would use them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import CLEAN, FAULTY

FILE = "newslint-baseline.json"


@pytest.fixture(autouse=True)
def _two_faults(desk):
    (desk / "newslint.toml").write_text('select = ["GRA001", "TYP008"]\n', encoding="utf-8")
    (desk / "ferry.txt").write_text(FAULTY, encoding="utf-8")


def entries(desk: Path) -> list[tuple[str, str, str]]:
    table = json.loads((desk / FILE).read_text(encoding="utf-8"))
    return [(row["story"], row["code"], row["text"]) for row in table["findings"]]


def test_what_is_written_is_known(desk, newslint):
    written = newslint("baseline", "write")
    assert (written.status, written.out) == (0, f"{FILE}: 2 findings in 1 story\n")
    assert entries(desk) == [
        ("ferry.txt", "GRA001", "ferry hit a pier [on on] Monday , the harbour"),
        ("ferry.txt", "TYP008", "pier on on Monday [] , the harbour authority"),
    ]
    result = newslint("check", "--baseline", FILE)
    assert result.status == 0
    assert result.out == "Nothing to query in 1 story (16 words); 2 findings known\n"


def test_moved_lines_stay_known_and_changed_words_do_not(desk, newslint):
    newslint("baseline", "write")
    moved = FAULTY.replace("\n\nA ferry", "\n\nNobody was hurt.\n\nIt rained.\n\nA ferry")
    (desk / "ferry.txt").write_text(moved, encoding="utf-8")
    assert newslint("check", "--baseline", FILE).status == 0
    (desk / "ferry.txt").write_text(moved.replace("a pier", "the pier"), encoding="utf-8")
    result = newslint("check", "--baseline", FILE)
    assert result.status == 1
    assert result.out.startswith("ferry.txt:7:22: GRA001 ")


def test_one_more_of_the_same_is_new(desk, newslint):
    newslint("baseline", "write")
    paragraph = FAULTY.split("\n\n")[1]
    (desk / "ferry.txt").write_text(f"{FAULTY}\n{paragraph}", encoding="utf-8")
    result = newslint("check", "--baseline", FILE)
    assert [line[:13] for line in result.out.splitlines()[:-1]] == [
        "ferry.txt:5:2",
        "ferry.txt:5:3",
    ]


def test_another_story_is_new(desk, newslint):
    newslint("baseline", "write")
    (desk / "copy.txt").write_text(FAULTY, encoding="utf-8")
    result = newslint("check", "--baseline", FILE, "--output-format", "json")
    table = json.loads(result.out)
    assert [len(file["findings"]) for file in table["files"]] == [2, 0]
    assert table["summary"]["known"] == 2


def test_check_tells_whether_it_still_fits(desk, newslint):
    newslint("baseline", "write")
    fits = newslint("baseline", "check")
    assert (fits.status, fits.out) == (0, f"{FILE}: 0 findings new, 0 gone, 2 known\n")
    (desk / "ferry.txt").write_text(CLEAN.replace("hit", "hit hit"), encoding="utf-8")
    changed = newslint("baseline", "check")
    assert changed.status == 1
    assert changed.out.splitlines() == [
        "ferry.txt: GRA001 is gone: ferry hit a pier [on on] Monday , the harbour",
        "ferry.txt: TYP008 is gone: pier on on Monday [] , the harbour authority",
        f"{FILE}: 1 finding new, 2 gone, 2 known",
    ]


def test_prune_takes_out_what_is_gone_and_adds_nothing(desk, newslint):
    (desk / "lost.txt").write_text(FAULTY, encoding="utf-8")
    (desk / "other").mkdir()
    (desk / "other" / "kept.txt").write_text(FAULTY, encoding="utf-8")
    newslint("baseline", "write")
    (desk / "lost.txt").unlink()
    (desk / "other" / "kept.txt").write_text(CLEAN, encoding="utf-8")
    (desk / "ferry.txt").write_text(FAULTY.replace("on on", "on").replace("hit", "hit hit"))
    pruned = newslint("baseline", "prune", "ferry.txt")
    assert pruned.out.splitlines()[-1] == f"{FILE}: 4 taken out, 2 left"
    assert {story for story, _, _ in entries(desk)} == {"other/kept.txt"}


def test_paths_start_from_the_folder_of_the_file(desk, newslint, monkeypatch):
    (desk / "quiet").mkdir()
    newslint("baseline", "write", "--file", "quiet/known.json")
    monkeypatch.chdir(desk / "quiet")
    result = newslint("check", "../ferry.txt", "--baseline", "known.json")
    assert result.status == 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, f"{FILE}: no such baseline (`newslint baseline write` makes one)"),
        ("[]", f"{FILE}: is no baseline of newslint"),
        ("nonsense", f"{FILE}: is no baseline of newslint"),
        ('{"version": 1, "findings": [{}]}', f"{FILE}: is no baseline of newslint"),
        ('{"version": 9, "findings": []}', f"{FILE}: version 9 of the format is unknown"),
    ],
)
def test_a_file_that_is_no_baseline_is_a_mistake_of_the_user(desk, newslint, text, message):
    if text is not None:
        (desk / FILE).write_text(text)
    result = newslint("check", "--baseline", FILE)
    assert (result.status, result.out, result.err) == (2, "", f"newslint: {message}\n")


def test_an_unreadable_story_is_not_judged(desk, newslint):
    newslint("baseline", "write")
    (desk / "ferry.txt").write_bytes(b"\x00" * 20)
    checked = newslint("baseline", "check")
    assert checked.status == 2
    assert checked.out == f"{FILE}: 0 findings new, 0 gone, 2 known\n"


def test_round_trip_through_git(tmp_path, newslint, desk):
    """What one desk commits holds for another that clones, edits and merges it."""

    def git(folder: Path, *args: str) -> None:
        person = ("-c", "user.name=desk", "-c", "user.email=desk@example.org")
        done = subprocess.run(["git", *person, *args], cwd=folder, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr

    (desk / ".git").rmdir()
    git(desk, "init", "-q", "-b", "main")
    newslint("baseline", "write")
    git(desk, "add", ".")
    git(desk, "commit", "-q", "-m", "the state of today")
    git(desk, "checkout", "-q", "-b", "new")
    (desk / "pier.txt").write_text(FAULTY, encoding="utf-8")
    newslint("baseline", "write")
    git(desk, "add", ".")
    git(desk, "commit", "-q", "-m", "a second story")
    git(desk, "checkout", "-q", "main")
    ferry = (desk / "ferry.txt").read_text(encoding="utf-8")
    (desk / "ferry.txt").write_text(ferry.replace("\n\n", "\n\nIt rained.\n\n", 1))
    git(desk, "commit", "-q", "-a", "-m", "the weather")
    git(desk, "merge", "-q", "new", "-m", "both")
    assert newslint("check", "--baseline", FILE).status == 0
    assert newslint("baseline", "check").status == 0
