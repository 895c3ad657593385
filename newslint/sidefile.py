"""Pardons that stand beside the copy, for stories that cannot hold a comment.

A file ``newslint-ok.toml`` in the folder of the stories, with one table for each pardon::

    [[ok]]
    story = "budget.docx"
    rules = ["NUM001"]      # codes, names, families; left out: every rule
    text = "19 men"         # the words that the finding flags; left out: anywhere in the story
    reason = "Two raids, both counts checked with the ministry."
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from newslint.config.validate import Schema, faults
from newslint.errors import UsageError

__all__ = ["NAME", "SidePardon", "pardons_of", "strangers"]

NAME = "newslint-ok.toml"

_TEXT: Schema = {"type": "string"}
_SCHEMA: Schema = {
    "type": "object",
    "properties": {
        "ok": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "story": _TEXT,
                    "rules": {"type": "array", "items": _TEXT},
                    "text": _TEXT,
                    "reason": _TEXT,
                },
                "required": ["story"],
                "additionalProperties": False,
            },
        }
    },
    "additionalProperties": False,
}
_ENTRY = r"^[ \t]*\[\[[ \t]*ok[ \t]*\]\]"


class SidePardon(NamedTuple):
    """One entry: the rules it pardons (none named: all), the words if it names any, its line."""

    story: str
    rules: tuple[str, ...]
    text: str | None
    line: int


def pardons_of(path: Path) -> tuple[SidePardon, ...]:
    """What the side file in a story's folder pardons in it.

    Raises:
        UsageError: If the side file is wrong.
    """
    return tuple(pardon for pardon in _in_folder(path.parent) if pardon.story == path.name)


def strangers(folder: Path) -> tuple[str, ...]:
    """One line for each entry of a folder's side file whose story is not there.

    Raises:
        UsageError: If the side file is wrong.
    """
    return tuple(
        f"{folder / NAME}:{pardon.line}: there is no story {pardon.story} here"
        for pardon in _in_folder(folder)
        if not (folder / pardon.story).exists()
    )


def _in_folder(folder: Path) -> tuple[SidePardon, ...]:
    path = folder / NAME
    try:
        status = path.stat()
    except (OSError, ValueError):
        return ()
    return _read(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=256)
def _read(path: Path, _changed: int, _size: int) -> tuple[SidePardon, ...]:
    import re
    import tomllib

    try:
        source = path.read_text(encoding="utf-8")
        table: dict[str, Any] = tomllib.loads(source)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from None
    except ValueError as error:
        raise UsageError(f"{path}: not TOML: {error}") from None
    for fault in faults(table, _SCHEMA):
        raise UsageError(f"{path}: {fault.message}")
    lines = [
        source.count("\n", 0, match.start()) + 1
        for match in re.finditer(_ENTRY, source, re.MULTILINE)
    ]
    entries: list[dict[str, Any]] = table.get("ok", [])
    if len(lines) != len(entries):  # written as ok = [{...}]
        lines = [1] * len(entries)
    return tuple(
        SidePardon(entry["story"], tuple(entry.get("rules", ())), entry.get("text"), line)
        for entry, line in zip(entries, lines, strict=True)
    )
