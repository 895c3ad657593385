"""Quotations as they stand in the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from newslint.model.span import Span

__all__ = ["Quote", "QuoteKind"]

QuoteKind = Literal["direct", "partial", "block"]


@dataclass(frozen=True, slots=True)
class Quote:
    """One stretch of quoted text.

    ``span`` includes the marks, ``inner`` does not. ``direct`` quotes hold a clause or more,
    ``partial`` ones a phrase inside the writer's sentence, ``block`` ones are set off by markup.
    ``closed`` is False for a paragraph of a longer quotation that rightly has no closing mark and
    for one whose closing mark is missing; ``continues`` tells that the next paragraph reopens it.
    ``opened`` is False for a closing mark that nothing opens: ``span`` is the mark, ``inner`` is
    empty.
    """

    index: int
    span: Span
    inner: Span
    kind: QuoteKind
    closed: bool = True
    continues: bool = False
    opened: bool = True
