"""The errors newslint raises on purpose, each with the exit status it leads to."""

from __future__ import annotations

__all__ = ["InternalError", "NewslintError", "NoCopyError", "ReadError", "UsageError"]


class NewslintError(Exception):
    """Base of all errors that are reported as one clear line, never as a traceback."""

    exit_status = 3


class UsageError(NewslintError):
    """A mistake in the command line or in a configuration; exit status 2."""

    exit_status = 2


class ReadError(NewslintError):
    """A file that cannot be read as copy; the run goes on without it.

    Args:
        path: The file as the user named it.
        reason: What is wrong with it, in a few words.
    """

    exit_status = 2

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class NoCopyError(ReadError):
    """A sound file that holds no story, such as a JSON file of settings; it is passed over."""


class InternalError(NewslintError):
    """A fault of newslint itself; exit status 3."""
