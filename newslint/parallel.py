"""Several processes that check stories side by side.

Where the system can copy a process that has started nothing else yet (Linux), workers begin as
copies of this one; elsewhere they are started anew. Each loads the rules and the language model,
which pays from a handful of stories on.
"""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.errors import UsageError
from newslint.processes import can_fork
from newslint.report import FileReport

if TYPE_CHECKING:
    from newslint.run import Checker, Copy

__all__ = ["check_side_by_side"]

_checker: Checker | None = None
"""What a worker checks with, from its start on."""


def check_side_by_side(
    checker: Checker, copies: Sequence[Copy], processes: int
) -> Iterator[tuple[int, FileReport, tuple[str, ...]]]:
    """Check stories in several processes.

    Yields:
        As they come: the index of a story, its report, and the problems of that worker so far. A
        story is left out if the processes cannot be started, or one of them is ended from outside.

    Raises:
        UsageError: If a configuration is wrong.
    """
    try:
        pool = ProcessPoolExecutor(processes, _context(), _begin, (checker,))
    except (OSError, ImportError):  # a system that forbids processes or semaphores
        return
    with pool:
        try:
            tasks = {pool.submit(_check, copy): index for index, copy in enumerate(copies)}
            for task in as_completed(tasks):
                report, problems = task.result()
                yield tasks[task], report, problems
        except (BrokenProcessPool, pickle.PicklingError, AttributeError, TypeError):
            return
        finally:
            pool.shutdown(cancel_futures=True)  # and wait: no worker may outlive this process


def _context() -> BaseContext:
    return get_context("fork" if can_fork() else "spawn")


def _begin(checker: Checker) -> None:
    global _checker
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends the others
    os.environ["NEWSLINT_MODEL_THREADS"] = "1"  # the cores are taken by the other workers
    _checker = checker


def _check(copy: Copy) -> tuple[FileReport, tuple[str, ...]]:
    assert _checker is not None
    try:
        return _checker.check_file(Path(copy.path), earlier=copy.earlier), _checker.problems
    except UsageError as error:
        raise UsageError(str(error)) from None  # which can be sent, whatever its class
