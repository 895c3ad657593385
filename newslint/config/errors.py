"""Mistakes in a configuration, shown with the line they stand on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from newslint.config.locate import Mark, locate
from newslint.errors import UsageError

__all__ = ["ConfigError", "config_error"]


class ConfigError(UsageError):
    """A mistake in a configuration file.

    Its text has the form ``path:line:column: message``, then the line with the place underlined;
    without a known place, ``path: message``.

    Args:
        path: The file.
        message: What is wrong and what is expected.
        source: The file's text.
        mark: The place of the mistake in it.
    """

    def __init__(
        self, path: Path, message: str, source: str = "", mark: Mark | None = None
    ) -> None:
        self.path, self.message, self.mark = path, message, mark
        if mark is None:
            super().__init__(f"{path}: {message}")
            return
        line = source.splitlines()[mark.line - 1].replace("\t", " ")
        gutter = " " * len(str(mark.line))
        underline = " " * (mark.column - 1) + "^" * max(mark.length, 1)
        super().__init__(
            f"{path}:{mark.line}:{mark.column}: {message}\n"
            f"{gutter} |\n{mark.line} | {line}\n{gutter} | {underline}"
        )


def config_error(
    path: Path | None, key: Sequence[str], message: str, text: str | None = None
) -> UsageError:
    """The error for a key of a configuration file.

    Args:
        path: The file; None when the setting came from elsewhere.
        key: The key with the tables around it.
        message: What is wrong and what is expected.
        text: The part of the value to underline, instead of the key.

    Returns:
        A `ConfigError` with its place, if the file holds the key and the text, else a
        `UsageError` with the message alone.
    """
    if path is None:
        return UsageError(message)
    try:
        source = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return UsageError(message)
    table = ("tool", "newslint") if path.name == "pyproject.toml" else ()
    mark = locate(source, (*table, *key), text)
    if mark is None or (text is not None and _marked(source, mark) != text):
        return UsageError(message)
    return ConfigError(path, message, source, mark)


def _marked(source: str, mark: Mark) -> str:
    line = source.splitlines()[mark.line - 1]
    return line[mark.column - 1 : mark.column - 1 + mark.length]
