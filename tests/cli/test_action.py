"""The GitHub Action: its file is well formed, and its script does what it says under bash."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.cli.conftest import CLEAN, FAULTY

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")


@pytest.fixture(scope="module")
def action(repository) -> dict[str, Any]:
    return YAML(typ="safe").load(repository / "action.yml")


@pytest.fixture
def step(action, desk, tmp_path_factory, monkeypatch):
    """Runs the script of the last step, with the inputs that a workflow would give."""
    tools = tmp_path_factory.mktemp("bin")
    command = tools / "newslint"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m newslint "$@"\n')
    command.chmod(0o755)
    (desk / "newslint.toml").write_text('select = ["GRA001", "TYP008"]\n')

    def run(**given: str) -> subprocess.CompletedProcess[str]:
        last = action["runs"]["steps"][-1]
        inputs = {name: table["default"] for name, table in action["inputs"].items()}
        inputs |= {name.replace("_", "-"): value for name, value in given.items()}
        values = {
            name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda m: inputs[m[1]], value)
            for name, value in last["env"].items()
        }
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", last["run"]],
            cwd=desk,
            env={**os.environ, **values, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    return run


def test_every_input_is_described_and_used(action):
    assert action["runs"]["using"] == "composite"
    text = str(action["runs"])
    for name, table in action["inputs"].items():
        assert table["description"]
        assert isinstance(table["default"], str)
        assert f"${{{{ inputs.{name} }}}}" in text
    for step in action["runs"]["steps"]:
        assert "uses" in step or step["shell"] == "bash"
        assert "${{" not in step.get("run", "")  # an input in a script could run as a command


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("", "", "ok -- validation done"),
        ("shell: bash", "shel: bash", "Schema validation errors"),
        ("inputs:", "input:", "Schema validation errors"),
    ],
)
def test_the_schema_of_actions(repository, tmp_path, old, new, said):
    path = tmp_path / "action.yml"
    path.write_text((repository / "action.yml").read_text("utf-8").replace(old, new), "utf-8")
    schema = ("--builtin-schema", "vendor.github-actions")
    command = [sys.executable, "-m", "check_jsonschema", *schema, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert said in done.stdout, done.stderr


def test_findings_are_annotated_and_fail_the_step(step, desk):
    (desk / "ferry.txt").write_text(FAULTY, encoding="utf-8")
    done = step()
    assert done.returncode == 1, done.stderr
    assert re.search(r"^::warning title=GRA001 .*file=ferry\.txt,line=3,", done.stdout, re.M)


def test_clean_copy_passes(step, desk):
    (desk / "ferry.txt").write_text(CLEAN, encoding="utf-8")
    assert step().returncode == 0


def test_paths_may_hold_spaces_and_be_several(step, desk):
    for name in ("a b.txt", "-c.txt", "d.txt"):
        (desk / name).write_text(FAULTY, encoding="utf-8")
    done = step(paths="a b.txt\n-c.txt\n")
    assert set(re.findall(r"file=([^,]+),", done.stdout)) == {"a b.txt", "-c.txt"}


def test_fail_level_and_baseline(step, desk, newslint):
    (desk / "ferry.txt").write_text(FAULTY, encoding="utf-8")
    assert step(fail_level="error").returncode == 0
    newslint("baseline", "write")
    assert step(baseline="newslint-baseline.json").returncode == 0


def test_since_needs_a_repository(step, desk):
    (Path(desk) / "ferry.txt").write_text(FAULTY, encoding="utf-8")
    (desk / ".git").rmdir()
    done = step(since="HEAD")
    assert done.returncode == 2
    assert "lies in no git repository" in done.stderr
