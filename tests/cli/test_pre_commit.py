"""The hook under the real pre-commit, which installs this tree into an environment of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SEED, CLEAN = "iraq-militia-raid.txt", "harbour-ferry-clean.txt"
INSTALLATION_SECONDS = 600

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")


@pytest.fixture(scope="module", autouse=True)
def _one_home(tmp_path_factory):
    """The hooks are installed once for all tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PRE_COMMIT_HOME", str(tmp_path_factory.mktemp("pre-commit")))
        yield


def environment() -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    person = {f"GIT_{who}_{what}": "desk@example.org" for who in ("AUTHOR", "COMMITTER")
              for what in ("NAME", "EMAIL")}  # fmt: skip
    return kept | person | {"PRE_COMMIT_COLOR": "never"}


def git(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", "-c", "init.defaultBranch=main", *args],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=INSTALLATION_SECONDS,
    )


@pytest.fixture(scope="session")
def hook_repository(tmp_path_factory, repository):
    """This tree as it stands, as a repository with one commit."""
    folder = tmp_path_factory.mktemp("newslint")
    for name in ("newslint", "rules"):
        shutil.copytree(
            repository / name, folder / name, ignore=shutil.ignore_patterns("__pycache__")
        )
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(repository / name, folder / name)
    for args in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "as it stands"]):
        assert git(folder, *args).returncode == 0
    return folder


@pytest.fixture
def copy_repository(tmp_path, repository):
    """A repository of copy with the seed story and a clean one, neither added yet."""
    assert git(tmp_path, "init", "-q").returncode == 0
    for name in (SEED, CLEAN):
        shutil.copy(repository / "seeds" / name, tmp_path / name)
    return tmp_path


def test_try_repo_queries_the_seed_and_not_the_clean_story(hook_repository, copy_repository):
    git(copy_repository, "add", SEED, CLEAN)
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "try-repo", hook_repository, "newslint", "-a"],
        cwd=copy_repository,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=INSTALLATION_SECONDS,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "- hook id: newslint\n- exit code: 1\n" in done.stdout
    assert f"\n{SEED}:" in done.stdout
    assert f"\n{CLEAN}:" not in done.stdout


def test_commit_is_stopped_on_the_seed_and_passes_on_the_clean_story(
    hook_repository, copy_repository
):
    revision = git(hook_repository, "rev-parse", "HEAD").stdout.strip()
    (copy_repository / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {hook_repository}\n  rev: {revision}\n  hooks:\n  - id: newslint\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "install"],
        cwd=copy_repository,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr

    git(copy_repository, "add", CLEAN, ".pre-commit-config.yaml")
    passed = git(copy_repository, "commit", "-m", "the clean story")
    assert passed.returncode == 0, passed.stdout + passed.stderr

    git(copy_repository, "add", SEED)
    stopped = git(copy_repository, "commit", "-m", "the seed story")
    assert stopped.returncode == 1
    assert f"\n{SEED}:" in stopped.stdout + stopped.stderr
    assert git(copy_repository, "log", "--format=%s").stdout == "the clean story\n"


def test_the_fixing_hook_fixes_and_then_both_pass(hook_repository, copy_repository):
    revision = git(hook_repository, "rev-parse", "HEAD").stdout.strip()
    hooks = "".join(f"  - id: {name}\n" for name in ("newslint-fix", "newslint"))
    (copy_repository / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {hook_repository}\n  rev: {revision}\n  hooks:\n{hooks}"
    )
    story = copy_repository / CLEAN
    clean = story.read_text(encoding="utf-8")
    story.write_text(clean.replace(" the ", " the the ", 1), encoding="utf-8")
    git(copy_repository, "add", CLEAN)

    def run() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", "run", "-a"],
            cwd=copy_repository,
            env=environment(),
            capture_output=True,
            text=True,
            timeout=INSTALLATION_SECONDS,
        )

    fixed = run()
    assert fixed.returncode == 1, fixed.stdout + fixed.stderr
    assert "- hook id: newslint-fix\n- files were modified by this hook\n" in fixed.stdout
    assert story.read_text(encoding="utf-8") == clean
    git(copy_repository, "add", CLEAN)
    again = run()
    assert again.returncode == 0, again.stdout
