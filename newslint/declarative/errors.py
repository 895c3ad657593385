"""What is wrong with the file of a declarative rule."""

from __future__ import annotations

from newslint.errors import UsageError

__all__ = ["RuleFileError"]


class RuleFileError(UsageError):
    """A mistake in the TOML file of a rule: one line with file, line, key and what is expected."""
