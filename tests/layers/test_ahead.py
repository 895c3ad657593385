"""The language model in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

STORY = Path(__file__).parents[2] / "seeds" / "harbour-ferry-clean.txt"

SCRIPT = """
import sys
from pathlib import Path
from newslint.analysis.nn import ahead
from newslint.analysis.pipeline import open_document
from newslint.analysis.reading import build, read_ahead
from newslint.formats import read_stories
ahead.cores = lambda: 2
{before}
ahead.start()
assert ahead._running
(story,) = read_stories(sys.argv[1], Path(sys.argv[1]).read_bytes())
doc = open_document(story)
read_ahead(doc)
given = build(doc)
print("onnxruntime" in sys.modules)
ahead.stop()
assert not ahead._running
own = build(doc)
assert given.head == own.head and given.upos == own.upos and given.links.words == own.links.words
"""
BREAK = "import newslint.analysis.nn.ahead as a; a.pickle.load = lambda pipe: 1 / 0"
KILL = "import os, signal; a = ahead._serve; ahead._serve = lambda *p: os.kill(os.getpid(), 9)"

alone = subprocess.run(
    [sys.executable, "-c", "from newslint.processes import can_fork; print(can_fork())"],
    capture_output=True,
    text=True,
    check=True,
).stdout
forks = pytest.mark.skipif(alone.strip() != "True", reason="processes cannot be copied here")


@forks
@pytest.mark.parametrize(("before", "here"), [("", False), (BREAK, True), (KILL, True)])
def test_the_reading_is_the_same_wherever_it_is_made(before: str, here: bool) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(before=before), str(STORY)],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [str(here)]


@forks
@pytest.mark.parametrize("arguments", [["no-such-story.txt"], ["--select", "TYP001", str(STORY)]])
def test_no_process_is_left_behind(arguments: list[str]) -> None:
    script = (
        "import os, sys; from newslint.cli import run\n"
        "print('status', run(['check', *sys.argv[1:]]))\n"
        "try: os.waitpid(-1, 0)\n"
        "except ChildProcessError: print('none')"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, timeout=60
    )
    assert done.stdout.split()[-1] == "none", done.stderr


def test_a_process_with_threads_is_not_copied() -> None:
    script = (
        "import threading, time; from newslint.processes import can_fork\n"
        "threading.Thread(target=time.sleep, args=(5,), daemon=True).start(); print(can_fork())"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60
    )
    assert done.stdout.split() == ["False"]
