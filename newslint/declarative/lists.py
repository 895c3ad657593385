"""Word lists in the patterns of declarative rules."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import regex

from newslint.declarative.errors import RuleFileError
from newslint.patterns import lazy_regex

__all__ = ["list_path", "with_lists"]

_NAME = lazy_regex(r"\{\{(\w+)\}\}")
_SHARED = Path(__file__).parent.parent / "analysis" / "lexicon"


def with_lists(pattern: str, origin: str) -> str:
    """A pattern in which the words of a list stand as alternatives where ``{{name}}`` stood.

    The list is the file ``name.txt`` beside the rule's own file ``origin``, in the folder ``data``
    beside its folder, or among the lists of the engine: one entry a line, ``#`` starts a comment.

    Raises:
        RuleFileError: If there is no such list.
    """
    if "{{" not in pattern:
        return pattern
    return _NAME.sub(lambda match: _alternatives(match[1], origin), pattern)


@cache
def _alternatives(name: str, origin: str) -> str:
    """The entries of a list as one group, longer ones first."""
    lines = list_path(name, origin).read_text(encoding="utf-8").splitlines()
    entries = {line.partition("#")[0].strip() for line in lines} - {""}
    ordered = sorted(entries, key=lambda entry: (-len(entry), entry))
    return f"(?:{'|'.join(regex.escape(entry) for entry in ordered)})"


def list_path(name: str, origin: str) -> Path:
    """The file of a list: beside the rule, in the folder ``data`` beside its folder, or shared.

    Raises:
        RuleFileError: If there is no such list.
    """
    folder = Path(origin).parent
    for place in (folder, folder.parent / "data", _SHARED):
        path = place / f"{name}.txt"
        if path.is_file():
            return path
    raise RuleFileError(f"{origin}: there is no list {name}.txt beside the rule or in data")
