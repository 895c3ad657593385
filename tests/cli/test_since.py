"""``newslint check --since`` in temporary repositories."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import FAULTY

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")

STORY = """\
Fire in the market

A fire in the the market killed 14 people, the mayor said.

The market has been closed for a week , its owner said.
"""
UPDATED = STORY.replace("14 people", "19 people")


@pytest.fixture
def git(desk, monkeypatch) -> Callable[..., str]:
    """Runs git in the desk's folder, which becomes a repository with one story."""
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)

    def run(*args: str) -> str:
        person = ("-c", "user.name=desk", "-c", "user.email=desk@example.org")
        done = subprocess.run(
            ["git", *person, *args], cwd=desk, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    (desk / ".git").rmdir()
    run("init", "-q", "-b", "main")
    (desk / "newslint.toml").write_text('ignore = ["ALL"]\nextend-select = ["GRA001", "TYP008"]\n')
    (desk / "fire.txt").write_text(STORY, encoding="utf-8")
    run("add", ".")
    run("commit", "-q", "-m", "first")
    return run


def found(result) -> list[tuple[str, str, int]]:
    return [
        (file["path"], finding["code"], finding["line"])
        for file in json.loads(result.out)["files"]
        for finding in file["findings"]
    ]


def check(newslint, *args: str):
    return newslint("check", "--output-format", "json", *args)


def test_nothing_has_changed(git, newslint):
    result = newslint("check", "--since", "HEAD")
    assert result.status == 0
    assert result.out == "Nothing to query in 0 stories (0 words); 1 file unchanged since HEAD\n"


def test_only_changed_lines_are_reported(git, newslint, desk):
    (desk / "fire.txt").write_text(STORY.replace("closed", "shut"), encoding="utf-8")
    assert found(check(newslint, "--since", "HEAD")) == [("fire.txt", "TYP008", 5)]


def test_lines_that_moved_have_not_changed(git, newslint, desk):
    (desk / "fire.txt").write_text(STORY.replace("\n\n", "\n\nIt rained.\n\n", 1))
    assert found(check(newslint, "--since", "HEAD")) == []


def test_paragraphs_on_one_line_are_told_apart(git, newslint, desk):
    table = {
        "uri": "https://example.org/1",
        "type": "text",
        "version": "1",
        "headline": "Fire in the market",
        "body_html": "<p>A fire burned the the market down.</p><p>Nobody was hurt hurt.</p>",
    }
    story = desk / "fire.json"
    story.write_text(json.dumps(table), encoding="utf-8")
    git("add", ".")
    git("commit", "-q", "-m", "second")
    story.write_text(json.dumps(table).replace("Nobody was", "Nobody else was"), encoding="utf-8")
    result = check(newslint, "--since", "HEAD", "fire.json")
    (file,) = json.loads(result.out)["files"]
    assert [f["message"] for f in file["findings"]] == ['"hurt hurt": is "hurt" meant twice?']


def test_what_a_cut_leaves_behind_is_reported_though_its_line_has_not_changed(git, newslint, desk):
    (desk / "newslint.toml").write_text('select = ["REF007"]\n')
    story = (
        "Ferries to run again\n\n"
        "The Islands Transport Authority (ITA) will run nine ferries from May, it said.\n\n"
        "The boats have been laid up since the winter storms of last year.\n\n"
        "A spokesman for the ITA said tickets would cost more than they did before.\n"
    )
    (desk / "fire.txt").write_text(story, encoding="utf-8")
    git("commit", "-q", "-a", "-m", "whole")
    assert found(check(newslint, "--since", "HEAD")) == []
    (desk / "fire.txt").write_text(story.replace(story.split("\n\n")[1] + "\n\n", ""))
    assert found(check(newslint, "--since", "HEAD")) == [("fire.txt", "REF007", 5)]


def test_a_mark_is_not_called_unused_for_what_has_not_changed(git, newslint, desk):
    marked = STORY.replace("the the market", "the the market [newslint: ok GRA001]")
    (desk / "fire.txt").write_text(marked, encoding="utf-8")
    git("commit", "-q", "-a", "-m", "marked")
    (desk / "fire.txt").write_text(marked.replace("closed", "shut"), encoding="utf-8")
    assert found(check(newslint, "--since", "HEAD")) == [("fire.txt", "TYP008", 5)]


def test_new_stories_are_checked_whole(git, newslint, desk):
    (desk / "ferry.txt").write_text(FAULTY, encoding="utf-8")
    expected = [("ferry.txt", "GRA001", 3), ("ferry.txt", "TYP008", 3)]
    assert found(check(newslint, "--since", "HEAD")) == expected
    git("add", ".")
    assert found(check(newslint, "--since", "HEAD")) == expected
    git("commit", "-q", "-m", "second")
    assert found(check(newslint, "--since", "HEAD")) == []
    assert found(check(newslint, "--since", "HEAD~1")) == expected


def test_a_renamed_story_is_compared_with_itself(git, newslint, desk):
    git("mv", "fire.txt", "blaze.txt")
    (desk / "blaze.txt").write_text(UPDATED, encoding="utf-8")
    codes = found(check(newslint, "--since", "HEAD", "--extend-select", "VER"))
    assert codes == [("blaze.txt", "GRA001", 3), ("blaze.txt", "VER001", 3)]


def test_what_changed_between_two_versions_is_queried(git, newslint, desk):
    (desk / "newslint.toml").write_text("")
    (desk / "fire.txt").write_text(UPDATED, encoding="utf-8")
    result = newslint("check", "--since", "HEAD", "--output-format", "concise")
    assert 'VER001 "19" here, but "14" in the earlier version' in result.out
    again = newslint("check", "--since", "HEAD", "--output-format", "concise")
    assert again == result
    assert "VER001" not in newslint("check", "--output-format", "concise").out


def test_versions_can_be_left_alone(git, newslint, desk):
    (desk / "newslint.toml").write_text('ignore = ["VER"]\n')
    (desk / "fire.txt").write_text(UPDATED, encoding="utf-8")
    assert "VER" not in newslint("check", "--since", "HEAD").out


def test_a_branch_is_compared_with_where_it_parted(git, newslint, desk):
    git("checkout", "-q", "-b", "draft")
    (desk / "ferry.txt").write_text(FAULTY, encoding="utf-8")
    git("add", ".")
    git("commit", "-q", "-m", "a draft")
    git("checkout", "-q", "main")
    (desk / "fire.txt").write_text("Another story.\n")
    git("commit", "-q", "-a", "-m", "the others")
    git("checkout", "-q", "draft")
    assert {path for path, _, _ in found(check(newslint, "--since", "main"))} == {"ferry.txt"}


def test_it_works_from_a_folder_below_with_odd_names(git, newslint, desk, monkeypatch):
    folder = desk / "désk two"
    folder.mkdir()
    story = folder / "a “b”.txt"
    story.write_text(STORY, encoding="utf-8")
    git("add", ".")
    git("commit", "-q", "-m", "second")
    story.write_text(STORY.replace("closed", "shut"), encoding="utf-8")
    monkeypatch.chdir(folder)
    assert found(check(newslint, "--since", "HEAD")) == [("a “b”.txt", "TYP008", 5)]


def test_an_earlier_version_that_was_no_copy_is_told(git, newslint, desk):
    (desk / "ferry.txt").write_bytes(b"\x00" * 20)
    git("add", ".")
    git("commit", "-q", "-m", "second")
    (desk / "ferry.txt").write_text(FAULTY, encoding="utf-8")
    result = check(newslint, "--since", "HEAD")
    assert len(found(result)) == 2
    assert "ferry.txt: its earlier version is binary" in result.err


def test_a_missing_story_has_its_line_as_ever(git, newslint):
    result = newslint("check", "--since", "HEAD", "lost.txt")
    assert result.status == 2
    assert result.out.startswith("lost.txt: not checked: no such file\n")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--since", "nowhere"], '--since: "nowhere" names no commit of the repository'),
        (["--since=--all"], '--since: "--all" names no commit of the repository'),
        (["--since", "HEAD", "gone/a.txt"], "--since: "),
        (["--since", "HEAD", "--fix"], "--since compares files, and goes neither with"),
        (["--since", "HEAD", "-"], "--since compares files, and goes neither with"),
    ],
)
def test_mistakes_of_the_user(git, newslint, args, message):
    result = newslint("check", *args, stdin="")
    assert result.status == 2
    assert result.err.startswith(f"newslint: {message}")


def test_outside_a_repository(newslint, desk):
    (desk / ".git").rmdir()
    (desk / "fire.txt").write_text(STORY)
    result = newslint("check", "--since", "HEAD")
    assert result.status == 2
    assert "lies in no git repository" in result.err
    assert Path(desk).name in result.err
