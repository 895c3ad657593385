"""Running newslint inside the test, and stories to run it on."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from newslint.cli import run

FAULTY = "Ferry hits pier\n\nA ferry hit a pier on on Monday , the harbour authority said.\n"
CLEAN = "Ferry hits pier\n\nA ferry hit a pier on Monday, the harbour authority said.\n"


@dataclass(frozen=True)
class Result:
    status: int
    out: str
    err: str


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, with nothing in the environment that changes the output."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()  # no configuration above it counts
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "NEWSLINT_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def newslint(
    desk: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Result]:
    """Runs a command line in the desk's folder."""

    def call(*args: str, stdin: str | None = None) -> Result:
        if stdin is not None:
            file = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
            monkeypatch.setattr(sys, "stdin", file)
        status = run(args)
        out, err = capfdbinary.readouterr()
        return Result(status, out.decode(), err.decode())

    return call
