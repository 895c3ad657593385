"""Runs the language model beside other work, since it hardly needs the interpreter."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Thread

from newslint.model.document import Document

__all__ = ["preload", "read_ahead"]

_started: list[Thread] = []


def preload() -> None:
    """Start to load the model on a thread of its own, once a process.

    Whoever needs the model waits for it in `newslint.analysis.nn.encoder.load_encoder`, where a
    failure to load is raised too.
    """
    if not _started:
        _started.append(_start(_load))


def read_ahead(doc: Document) -> None:
    """Start the model's reading of a story on a thread of its own.

    Whoever needs the layer waits for it in `Document.layer`, where a failure is raised too.
    """
    _start(_read, doc)


def _start(work: Callable[..., None], *args: object) -> Thread:
    thread = Thread(target=work, args=args, name="newslint-model")
    thread.start()
    return thread


def _load() -> None:
    with suppress(Exception):  # whoever needs the model meets the same error and reports it
        from newslint.analysis.nn.encoder import load_encoder

        load_encoder()


def _read(doc: Document) -> None:
    with suppress(Exception):  # likewise
        doc.layer("reading")
