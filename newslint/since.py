"""What changed in a git repository since a commit: which stories, and what each was before."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from newslint.errors import UsageError

__all__ = ["Change", "changed_since"]


class Change(NamedTuple):
    """A story that is new, or has changed; ``earlier`` is what it was, None for a new one."""

    path: Path
    earlier: bytes | None


def changed_since(revision: str, paths: Sequence[Path]) -> list[Change]:
    """Those of the files that differ from a revision, with what they were.

    The working tree is compared with the commit where its branch and ``revision`` part, so that
    what others have changed since does not count. A file that was renamed is compared with what it
    was under its old name; one that git does not track is new.

    Raises:
        UsageError: If a file lies in no repository, or the repository has no such revision.
    """
    tops = {folder: _top(folder) for folder in dict.fromkeys(path.parent for path in paths)}
    repositories = {top: _Repository(top, revision) for top in dict.fromkeys(tops.values())}
    changes = []
    for path in paths:
        change = repositories[tops[path.parent]].change(path)
        if change is not None:
            changes.append(change)
    return changes


class _Repository:
    """One repository, and what in it differs from a revision."""

    def __init__(self, top: str, revision: str) -> None:
        self._top = top
        self._base = self._parting(revision)
        self._tracked = set(self._names("ls-files", "-z"))
        self._before = dict(self._differences())

    def change(self, path: Path) -> Change | None:
        name = os.path.relpath(os.path.realpath(path), os.path.realpath(self._top))
        name = name.replace(os.sep, "/")
        if name in self._before:
            before = self._before[name]
            return Change(path, None if before is None else self._content(before))
        return None if name in self._tracked else Change(path, None)

    def _parting(self, revision: str) -> str:
        for command in (
            ("merge-base", "--end-of-options", revision, "HEAD"),
            ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"),
        ):
            done = _git(self._top, *command)
            if done.returncode == 0:
                return done.stdout.decode().strip()
        raise UsageError(f'--since: "{revision}" names no commit of the repository {self._top}')

    def _differences(self) -> Iterator[tuple[str, str | None]]:
        """Each file that differs, with its name at the revision, None if it is new."""
        fields = iter(self._names("diff", "--name-status", "-z", "-M", "--no-ext-diff", self._base))
        for status in fields:
            name = next(fields)
            if status[0] in "RC":
                yield next(fields), name
            elif status[0] != "D":
                yield name, None if status[0] == "A" else name

    def _content(self, name: str) -> bytes:
        return self._output("cat-file", "blob", f"{self._base}:{name}")

    def _names(self, *args: str) -> list[str]:
        return self._output(*args).decode("utf-8", "surrogateescape").split("\0")[:-1]

    def _output(self, *args: str) -> bytes:
        done = _git(self._top, *args)
        if done.returncode != 0:
            reason = done.stderr.decode("utf-8", "replace").strip().splitlines()[:1]
            raise UsageError(f"--since: git {args[0]} failed: {''.join(reason)}")
        return done.stdout


def _top(folder: Path) -> str:
    done = _git(str(folder), "rev-parse", "--show-toplevel")
    if done.returncode != 0:
        raise UsageError(f"--since: {folder.absolute()} lies in no git repository")
    return done.stdout.decode("utf-8", "surrogateescape").rstrip("\n")


def _git(folder: str, *args: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", "-C", folder, *args], capture_output=True, check=False)
    except FileNotFoundError:
        raise UsageError("--since needs git, which is not installed") from None
