"""Character references of HTML and XML, one at a time and with their lengths."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

__all__ = ["REPLACEMENT", "read_reference"]

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
"""Stands for a character that is none: half of a surrogate pair, the NUL, a code out of range."""

_REFERENCE = re.compile(
    r"&(?:#(?:[0-9]{1,8}|[xX][0-9a-fA-F]{1,7});?|([A-Za-z][A-Za-z0-9]{1,31});?)"
)
_SHORTEST_NAME = 2


def read_reference(text: str, at: int, end: int) -> tuple[str, int] | None:
    """The characters that the reference at an ampersand stands for, and where it ends.

    None if it is no reference but a bare ampersand. Names without a semicolon count where HTML
    knows them so (``&copy 2020``).
    """
    match = _REFERENCE.match(text, at, end)
    if match is None:
        return None
    name = match.group(1)
    if name is None:
        return unescape(match.group()) or REPLACEMENT, match.end()
    if match.group().endswith(";") and f"{name};" in html5:
        return html5[f"{name};"], match.end()
    for length in range(len(name), _SHORTEST_NAME - 1, -1):
        if name[:length] in html5:
            return html5[name[:length]], at + 1 + length
    return None
