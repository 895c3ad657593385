"""The wheel holds every module and data file of the tree, and nothing else."""

import email
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from newslint import __version__

PACKAGES = {"newslint": "newslint", "newslint_rules": "rules/newslint_rules"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory, repository):
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder]
    done = subprocess.run(
        [*command, repository], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (path,) = folder.glob("*.whl")
    with zipfile.ZipFile(path) as file:
        yield file


def in_tree(repository: Path) -> set[str]:
    """The files of both packages, by the names they have in the wheel."""
    found = set()
    for package, folder in PACKAGES.items():
        for path in (repository / folder).rglob("*"):
            name = f"{package}/{path.relative_to(repository / folder).as_posix()}"
            if path.is_file() and "__pycache__" not in path.parts:
                found.add(name)
    return {name for name in found if not name.startswith("newslint/training/")}


def test_wheel_holds_the_tree(wheel, repository):
    held = {name for name in wheel.namelist() if ".dist-info/" not in name}
    expected = in_tree(repository)
    assert len(expected) > 100
    assert held == expected


def test_wheel_holds_the_model_and_the_schemas(wheel):
    names = wheel.namelist()
    assert any(name.endswith(".onnx") for name in names)
    assert "newslint/schemas/report.schema.json" in names
    assert "newslint/py.typed" in names


def test_metadata(wheel):
    info = f"newslint-{__version__}.dist-info"
    metadata = email.message_from_bytes(wheel.read(f"{info}/METADATA"))
    assert (metadata["Name"], metadata["Version"]) == ("newslint", __version__)
    assert metadata["License-Expression"] == "MIT"
    points = wheel.read(f"{info}/entry_points.txt").decode()
    assert "newslint = newslint.cli:main" in points
    assert "[newslint.rules]\nstandard = newslint_rules" in points
