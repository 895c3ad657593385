"""What a page needs of a story beside its findings."""

from __future__ import annotations

from typing import NamedTuple

from newslint.model.sourcemap import SourceMap
from newslint.model.span import Span
from newslint.model.story import Role
from newslint.sheet.model import Sheet

__all__ = ["Galley", "Setting"]


class Setting(NamedTuple):
    """One paragraph: its part in the story, the source line it starts on, its span of the text."""

    role: Role
    line: int
    span: Span


class Galley(NamedTuple):
    """The copy of a story with the way from its source, and its fact-checker's sheet.

    ``figures`` are the spans of the figures of the sheet, one for one. Where the language model
    failed, ``sheet`` is None and there are no figures.
    """

    text: str
    paragraphs: tuple[Setting, ...]
    source_map: SourceMap
    sheet: Sheet | None = None
    figures: tuple[Span, ...] = ()
