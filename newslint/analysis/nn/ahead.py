"""Reads one story with the language model in a process of its own, beside other work.

Loading the model and reading a story takes about as long as loading the rules and doing all the
rest, and a Python process does one thing at a time. So a run over a single story copies itself at
its start, if there is a second core for the copy to read on.
"""

from __future__ import annotations

import os
import pickle
import signal
from contextlib import suppress
from typing import NamedTuple, NoReturn

from newslint.analysis.nn.result import Reading, Request
from newslint.processes import can_fork, cores

__all__ = ["answer", "ask", "is_idle", "start", "stop"]


class _Reader(NamedTuple):
    """The other process and the pipes that lead to it and back."""

    pid: int
    requests: int
    answers: int


_running: list[_Reader] = []
_asked: list[Request] = []


def start() -> None:
    """Start the process, where that is sound and pays."""
    if _running or cores() < 2 or not can_fork():
        return
    try:
        here, requests = os.pipe()
        answers, there = os.pipe()
        pid = os.fork()
    except OSError:
        return
    if not pid:
        os.close(requests)
        os.close(answers)
        _serve(here, there)
    os.close(here)
    os.close(there)
    _running.append(_Reader(pid, requests, answers))


def is_idle() -> bool:
    """Whether there is a process that waits for a story; it takes the first and no other."""
    return bool(_running) and not _asked


def ask(request: Request) -> None:
    """Let the process, if one waits, begin to read a story."""
    if is_idle():
        _asked.append(request)
        with suppress(OSError), open(_running[0].requests, "wb", closefd=False) as pipe:
            pickle.dump(request, pipe)


def answer(request: Request) -> Reading | None:
    """The reading of a story that the process was asked for; None if it has none to give."""
    if not _running or request not in _asked:
        return None
    with open(_running[0].answers, "rb", closefd=False) as pipe:
        answered = pipe.read()
    return pickle.loads(answered) if answered else None


def stop() -> None:
    """End the process if it still runs."""
    while _running:
        reader = _running.pop()
        os.kill(reader.pid, signal.SIGKILL)
        os.waitpid(reader.pid, 0)
        os.close(reader.answers)
        os.close(reader.requests)
    _asked.clear()


def _serve(requests: int, answers: int) -> NoReturn:
    """What the copy does: load the model, read what it is given, hand over the reading, and end.

    Whatever goes wrong ends it without an answer; whoever waits for that then reads the story
    itself, and meets and reports the same mistake.
    """
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends this one
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nowhere, stream)
        from newslint.analysis.nn.encoder import load_encoder
        from newslint.analysis.nn.reading import read

        encoder = load_encoder()
        with os.fdopen(requests, "rb") as pipe:
            request: Request = pickle.load(pipe)
        reading = pickle.dumps(read(request, encoder))
        with os.fdopen(answers, "wb") as pipe:
            pipe.write(reading)
    finally:
        os._exit(0)
