"""Which files a run takes, and what it says of those it cannot read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newslint.errors import ReadError
from newslint.files import find_copy, read_copy
from newslint.formats import EXTENSIONS
from newslint.formats.limits import MAX_BYTES
from newslint.settings import Settings


def _settings(root: Path, **fields: object) -> Settings:
    return Settings(root=root, **fields)  # type: ignore[arg-type]


def _tree(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Copy.\n", encoding="utf-8")


def _names(root: Path, found: list[Path]) -> list[str]:
    return [path.relative_to(root).as_posix() for path in found]


def test_a_folder_is_walked_for_copy_in_a_fixed_order(tmp_path: Path) -> None:
    _tree(tmp_path, "b.txt", "a.md", "c.MARKDOWN", "code.py", "z/one.txt", "d/two.md", ".h/x.txt")
    _tree(tmp_path, ".hidden.txt")
    found, notes, _ = find_copy([tmp_path], lambda _: _settings(tmp_path))
    assert _names(tmp_path, found) == ["a.md", "b.txt", "c.MARKDOWN", "d/two.md", "z/one.txt"]
    assert notes == []


def test_named_files_are_taken_whatever_their_name_and_only_once(tmp_path: Path) -> None:
    _tree(tmp_path, "story.copy", "a.txt", ".draft.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    named = [tmp_path / name for name in ("story.copy", "a.txt", ".draft.txt", "gone.txt")]
    found, notes, _ = find_copy(
        [*named, tmp_path, tmp_path / "d" / ".." / "a.txt"], lambda _: _settings(tmp_path)
    )
    assert found == named
    assert notes == []


def test_configured_extensions_and_excludes(tmp_path: Path) -> None:
    _tree(tmp_path, "a.wire", "old/b.txt", "c.draft.md", "keep.draft.md", "d.md", "sub/old/e.txt")
    settings = _settings(
        tmp_path,
        extensions={".wire": "plain"},
        exclude=("/old/", "*.draft.md", "!keep.draft.md"),
    )
    found, _, _ = find_copy([tmp_path], lambda _: settings)
    assert _names(tmp_path, found) == ["a.wire", "d.md", "keep.draft.md", "sub/old/e.txt"]
    found, _, _ = find_copy([tmp_path / "old"], lambda _: settings)
    assert _names(tmp_path, found) == ["old/b.txt"]


def test_gitignore_of_the_repository_and_of_inner_folders(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    _tree(tmp_path, "desk/a.txt", "desk/b.txt", "desk/build/c.txt", "desk/in/b.txt", "desk/in/d.md")
    (tmp_path / ".gitignore").write_text("build/\nb.txt\n!\n# comment\n")
    (tmp_path / "desk" / "in" / ".gitignore").write_text("!b.txt\n*.md\n")
    found, _, _ = find_copy([tmp_path / "desk"], lambda _: _settings(tmp_path))
    assert _names(tmp_path, found) == ["desk/a.txt", "desk/in/b.txt"]
    found, _, _ = find_copy([tmp_path / "desk" / "build"], lambda _: _settings(tmp_path))
    assert _names(tmp_path, found) == ["desk/build/c.txt"]


def test_a_gitignore_above_a_folder_in_no_repository_is_not_ours(tmp_path: Path) -> None:
    _tree(tmp_path, "desk/a.txt")
    (tmp_path / ".gitignore").write_text("*.txt\n")
    found, _, _ = find_copy([tmp_path / "desk"], lambda _: _settings(tmp_path))
    assert _names(tmp_path, found) == ["desk/a.txt"]


def test_links_cannot_make_the_walk_endless(tmp_path: Path) -> None:
    _tree(tmp_path, "a/one.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a" / "self.txt").symlink_to(tmp_path / "a" / "self.txt")
    found, _, _ = find_copy([tmp_path], lambda _: _settings(tmp_path))
    assert _names(tmp_path, found) == ["a/one.txt", "a/self.txt"]
    with pytest.raises(ReadError, match="cannot be read: too many levels of symbolic links"):
        read_copy(found[1])


def test_relative_paths_stay_as_the_user_wrote_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _tree(tmp_path, "desk/a.txt", "b.txt")
    monkeypatch.chdir(tmp_path / "desk")
    found, _, _ = find_copy([Path(), Path("..")], lambda _: _settings(tmp_path))
    assert [str(path) for path in found] == ["a.txt", "../b.txt"]


def test_a_folder_without_copy_is_remarked_upon(tmp_path: Path) -> None:
    _tree(tmp_path, "code.py")
    settings = _settings(tmp_path, extensions={".wire": "plain"})
    found, notes, _ = find_copy([tmp_path], lambda _: settings)
    assert found == []
    assert notes == [f"{tmp_path}: no copy found ({', '.join([*EXTENSIONS, '.wire'])})"]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_folders_and_files_without_permission(tmp_path: Path) -> None:
    _tree(tmp_path, "shut/a.txt", "b.txt")
    (tmp_path / "b.txt").chmod(0)
    (tmp_path / "shut").chmod(0)
    try:
        found, notes, _ = find_copy([tmp_path], lambda _: _settings(tmp_path))
        assert notes == [f"{tmp_path / 'shut'}: cannot be opened: permission denied"]
        with pytest.raises(ReadError, match="no permission to read it"):
            read_copy(found[0])
    finally:
        (tmp_path / "shut").chmod(0o700)


def test_a_folder_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _tree(tmp_path, "a.txt", "shut/b.txt")
    scandir = os.scandir

    def refusing(folder: Path) -> object:
        if folder.name == "shut":
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refusing)
    found, notes, _ = find_copy([tmp_path], lambda _: _settings(tmp_path))
    assert _names(tmp_path, found) == ["a.txt"]
    assert notes == [f"{tmp_path / 'shut'}: cannot be opened: permission denied"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("gone.txt", "no such file"),
        ("folder", "is a folder"),
        ("pipe", "is not a regular file"),
        ("huge.txt", "25.0 MB is too long for one story (at most 5 MB)"),
        ("n" * 300, "cannot be read: file name too long"),
        ("nul\0name", "cannot be read: embedded null byte"),
        ("a.txt/b.txt", "cannot be read: not a directory"),
    ],
)
def test_what_cannot_be_read_says_so(tmp_path: Path, name: str, reason: str) -> None:
    _tree(tmp_path, "a.txt")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    with open(tmp_path / "huge.txt", "wb") as file:
        file.truncate(5 * MAX_BYTES)
    with pytest.raises(ReadError) as raised:
        read_copy(tmp_path / name)
    assert raised.value.reason.startswith(reason)
