from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

SETTINGS = ("--select", "ALL", "--min-severity", "suggestion", "--output-format", "json")


def _report(repository: Path, hash_seed: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "newslint", "check", "--exit-zero", *SETTINGS, "seeds"],
        cwd=repository,
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    return done.stdout


def test_two_runs_report_the_same(repository: Path) -> None:
    """Sets have another order in each process unless their hash seed is fixed."""
    first = _report(repository, "1")
    assert sum(len(file["findings"]) for file in json.loads(first)["files"]) > 20
    assert first == _report(repository, "2")
