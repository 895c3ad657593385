"""Marks that a desk leaves in copy: findings pardoned, figures and names checked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from newslint.model.span import Span
from newslint.patterns import lazy_regex

__all__ = ["Mark", "find_marks", "pardoned"]

_PARDON = lazy_regex(r"newslint:\s*ok\b(.*)", regex.DOTALL)
_MARK = lazy_regex(r"\[newslint:[ \t]*ok\b[^\]\r\n]{0,300}\]|\(CQ\)|\[CQ\]")
_REASON = lazy_regex(r"\s(?:--|[-–—])\s|[(;:]")
_CODE = lazy_regex(r"[A-Z]{2,}[0-9?*]*|\*|[a-z]+(?:-[a-z0-9]+)+")
_NAME = lazy_regex(r"[\w*?-]+")
_INITIALS = lazy_regex(r"\bC\w+\s+(?:\w{1,3}\s+)?Q\w+\s*$")


class Mark(NamedTuple):
    """A mark and its place in the source; ``cq`` marks name no rules."""

    span: Span
    codes: tuple[str, ...]
    cq: bool


def pardoned(comment: str) -> tuple[str, ...] | None:
    """The codes, names and families that a comment pardons; None if it is no such comment.

    They follow ``newslint: ok``, separated by commas or spaces; what stands behind a dash, or is no
    code and follows no comma, is the reason.
    """
    match = _PARDON.search(comment)
    if match is None:
        return None
    codes: list[str] = []
    for number, part in enumerate(_REASON.split(match.group(1), maxsplit=1)[0].split(",")):
        for place, word in enumerate(part.split()):
            first = place == 0 and (number == 0 or bool(codes))
            if not (_CODE.fullmatch(word) or (first and _NAME.fullmatch(word))):
                return tuple(codes)
            codes.append(word)
    return tuple(codes)


def find_marks(source: str, start: int = 0) -> Iterator[Mark]:
    """All marks in square or round brackets from offset ``start`` on, in order.

    ``(CQ)`` right behind two words with these initials introduces them and is no mark.
    """
    for match in _MARK.finditer(source, start):
        span = Span(*match.span())
        codes = pardoned(match.group()[1:-1])
        if codes is not None:
            yield Mark(span, codes, cq=False)
        elif not _INITIALS.search(source, max(start, span.start - 60), span.start):
            yield Mark(span, (), cq=True)
