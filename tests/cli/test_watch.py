"""``newslint check --watch``, with somebody at work between two looks."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

import pytest

from newslint.cli import watching
from tests.cli.conftest import CLEAN, FAULTY

FIRST = "newslint: watching 2 stories; Ctrl-C ends it\n"


@pytest.fixture
def work(desk, monkeypatch) -> Callable[..., None]:
    """Takes what is done in each pause; after the last one the user presses Ctrl-C."""
    (desk / "newslint.toml").write_text('select = ["GRA001"]\n')
    (desk / "a.txt").write_text(FAULTY, encoding="utf-8")
    (desk / "b.txt").write_text(CLEAN, encoding="utf-8")

    def set_up(*steps: Callable[[], object]) -> None:
        waiting = list(steps)

        def sleep(_: float) -> None:
            if not waiting:
                raise KeyboardInterrupt
            waiting.pop(0)()

        monkeypatch.setattr(watching.time, "sleep", sleep)

    return set_up


def test_only_what_is_saved_is_checked_again(desk, newslint, work):
    later = time.time() + 9
    work(
        lambda: None,
        lambda: (desk / "a.txt").write_text(CLEAN + "\nNobody was hurt.\n"),
        lambda: None,
        lambda: os.utime(desk / "b.txt", (later, later)),
        lambda: (desk / "c.txt").write_text(FAULTY),
    )
    result = newslint("check", "--watch")
    assert result.status == 0
    lines = result.out.splitlines()
    assert [line[:6] for line in lines] == [
        "a.txt:",
        "1 warn",
        "Nothin",
        "Nothin",
        "c.txt:",
        "1 warn",
    ]
    assert result.err == 3 * FIRST + FIRST.replace("2", "3")


def test_a_side_file_or_configuration_that_is_saved_counts_at_once(desk, newslint, work):
    work(
        lambda: (desk / "newslint-ok.toml").write_text('[[ok]]\nstory = "a.txt"\n'),
        lambda: (desk / "newslint.toml").write_text('select = ["GRA001", \n'),
        lambda: None,
        lambda: (desk / "newslint.toml").write_text('select = ["TYP"]\nmin-severity = "error"\n'),
    )
    result = newslint("check", "--watch")
    assert result.status == 0
    assert result.out.count("in 2 stories") == 3
    assert result.err.count("not TOML") == 1


def test_standard_input_cannot_be_watched(newslint, desk):
    result = newslint("check", "--watch", "-", stdin=CLEAN)
    assert result.status == 2
    assert result.err == "newslint: --watch needs files; standard input is read only once\n"
