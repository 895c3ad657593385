"""What a reader makes of a file: its text, where each part stands, and its metadata."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from newslint.model.sourcemap import SourceMap
from newslint.model.span import Span

__all__ = ["Block", "Metadata", "Role", "Story", "Suppression"]


class Role(StrEnum):
    """The part that a block of text plays in a story."""

    HEADLINE = "headline"
    DECK = "deck"
    BYLINE = "byline"
    BODY = "body"
    SUBHEAD = "subhead"
    LIST_ITEM = "list item"
    BLOCK_QUOTE = "block quote"
    CAPTION = "caption"
    SIGN_OFF = "sign-off"
    BOILERPLATE = "boilerplate"
    ADVISORY = "advisory"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like unit of the text, in reading order.

    ``role`` is None where the format does not tell it; the structure layer then decides.
    """

    span: Span
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file itself says of the story, outside its copy.

    ``language`` is a tag such as ``en-GB``; ``editor_notes`` are what the file tells editors and
    not readers.
    """

    date: date | None = None
    language: str | None = None
    agency: str | None = None
    editor_notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suppression:
    """A mark in the copy that pardons findings.

    ``codes`` are rule codes, names or families as written, empty for a ``(CQ)`` mark; ``line`` is
    the first source line it covers and ``end_line`` the last; ``span`` is the mark in the source.
    Where a line may hold more than one paragraph, ``columns`` are the first column covered on the
    first line and the one behind the last on the last line.
    """

    codes: tuple[str, ...]
    line: int
    end_line: int
    span: Span
    cq: bool = False
    columns: tuple[int, int] | None = None

    def covers(self, line: int, column: int) -> bool:
        """Whether a place of the source, line and column from 1, is pardoned."""
        if not self.line <= line <= self.end_line:
            return False
        if self.columns is None:
            return True
        first, end = self.columns
        return (self.line, first) <= (line, column) < (self.end_line, end)


@dataclass(frozen=True, slots=True)
class Story:
    """One story as read from a file.

    ``text`` holds copy only, blocks separated by line breaks, a hard-wrapped paragraph on one line;
    ``source`` is the decoded file (byte-order mark removed, line ends as they stand in the file);
    ``source_map`` leads from the one to the other; ``notes`` say in a few words each what the user
    should know of the reading (an encoding that had to be guessed, metadata that is broken).
    """

    path: str
    text: str
    source: str
    source_map: SourceMap
    blocks: tuple[Block, ...]
    format: str
    metadata: Metadata = field(default_factory=Metadata)
    suppressions: tuple[Suppression, ...] = ()
    notes: tuple[str, ...] = ()
