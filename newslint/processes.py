"""Whether this process may be copied, and for how many processes the machine has room."""

from __future__ import annotations

import os
import sys

__all__ = ["can_fork", "cores", "workers"]

_STORIES_EACH = 5
"""Stories for which it pays to start one more process."""

_MOST = 8
"""Processes that are started unasked; each takes some 150 MB."""


def can_fork() -> bool:
    """Whether a copy of this process is sound: on Linux, as long as it has a single thread."""
    if sys.platform != "linux":
        return False
    try:
        return len(os.listdir("/proc/self/task")) == 1
    except OSError:
        return False


def cores() -> int:
    """How many cores this process may run on."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def workers(jobs: int, stories: int) -> int:
    """How many processes to use.

    Args:
        jobs: The most to use; 0 for one on each core that this process may run on.
        stories: How many stories are to be checked anew.
    """
    jobs = jobs or min(cores(), _MOST)
    return max(1, min(jobs, stories // _STORIES_EACH))
