"""Whether this process may be copied, and for how many processes the machine has room."""

from __future__ import annotations

import os
import sys

__all__ = ["can_fork", "cores"]


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
