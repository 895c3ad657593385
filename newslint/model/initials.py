"""Initials that stand for a name, and where the story says which."""

from __future__ import annotations

from dataclasses import dataclass

from newslint.model.span import Span

__all__ = ["Initialism"]


@dataclass(frozen=True, slots=True)
class Initialism:
    """One set of initials and everything the story does with it.

    ``letters`` has neither points nor a plural s ("CTS"). ``uses`` are all places in text order,
    the defining one included. ``expansion`` is the long form, None when the story holds none;
    ``tie`` the place where long form and initials stand together ("Name (CTS)", "the CTS, or
    Name"), None when the reader is left to infer it. ``explained`` tells that the copy says what
    it is in other words ("VLKS, the growers' bank,"). ``part_of_name`` holds when it only
    ever occurs inside a longer name ("KPN Arena").
    """

    index: int
    letters: str
    uses: tuple[Span, ...]
    expansion: Span | None = None
    tie: Span | None = None
    explained: bool = False
    part_of_name: bool = False
