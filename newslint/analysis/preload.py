"""Loads the language model beside other work, since its start-up hardly needs the interpreter."""

from __future__ import annotations

from contextlib import suppress
from threading import Thread

__all__ = ["preload"]

_started: list[Thread] = []


def preload() -> None:
    """Start to load the model on a thread of its own, once a process.

    Whoever needs the model waits for it in `newslint.analysis.nn.encoder.load_encoder`, where a
    failure to load is raised too.
    """
    if not _started:
        thread = Thread(target=_load, name="newslint-model")
        _started.append(thread)
        thread.start()


def _load() -> None:
    with suppress(Exception):  # whoever needs the model meets the same error and reports it
        from newslint.analysis.nn.encoder import load_encoder

        load_encoder()
