"""What may follow the text of a Markdown link: a target, or the label of a reference."""

from __future__ import annotations

from collections.abc import Container

import regex
from markdown_it.common.utils import normalizeReference
from markdown_it.helpers import parseLinkDestination, parseLinkTitle

from newslint.patterns import lazy_regex

__all__ = ["link_end"]

_WHITE = lazy_regex(r"[ \t\n]*")
_LABEL = lazy_regex(r"\[((?:[^\[\]\\]|\\.){0,999})\]", regex.DOTALL)


def link_end(text: str, opener: int, closer: int, references: Container[str]) -> int | None:
    """Where the link ends whose text stands between two brackets; None if they make no link.

    Args:
        text: Content of the block.
        opener: Offset of the opening bracket.
        closer: Offset of the closing one.
        references: Normalised labels that the file defines.
    """
    inline = _target_end(text, closer + 1)
    if inline is not None:
        return inline
    name = text[opener + 1 : closer]
    end = closer + 1
    if label := _LABEL.match(text, end):
        name, end = label.group(1).strip() or name, label.end()
    return end if len(name) < 1000 and normalizeReference(name) in references else None


def _target_end(text: str, at: int) -> int | None:
    """The end of ``(target "title")`` at an offset."""
    if not text.startswith("(", at):
        return None
    at = _skip(text, at + 1)
    target = parseLinkDestination(text, at, len(text))
    if target.ok:
        at = target.pos
    behind = _skip(text, at)
    if behind > at and behind < len(text):
        title = parseLinkTitle(text, behind, len(text))
        behind = _skip(text, title.pos) if title.ok else behind
    return behind + 1 if text.startswith(")", behind) else None


def _skip(text: str, at: int) -> int:
    match = _WHITE.match(text, at)
    return match.end() if match else at
