"""The bar that long runs draw in a terminal."""

from __future__ import annotations

import io
import sys

import pytest

from newslint.cli import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch) -> list[float]:
    """The time of day, to be set."""
    now = [0.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    return now


def test_a_long_run_draws_a_bar(monkeypatch, clock):
    monkeypatch.setattr(sys, "stderr", Terminal())
    show = progress.progress()
    assert show is not None
    show(1, 4)
    assert sys.stderr.getvalue() == ""
    clock[0] = 1.5
    for done in (2, 3, 4):
        clock[0] += 1
        show(done, 4)
    drawn = sys.stderr.getvalue()
    assert "newslint" in drawn
    assert " 50%" in drawn
    assert "100%" in drawn


def test_a_short_run_draws_none(monkeypatch, clock):
    monkeypatch.setattr(sys, "stderr", Terminal())
    show = progress.progress()
    assert show is not None
    show(1, 2)
    clock[0] = 5
    show(2, 2)
    assert sys.stderr.getvalue() == ""


def test_there_is_none_without_a_terminal(monkeypatch):
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert progress.progress() is None
