"""The parts of a story: headline, byline, dateline, paragraphs, sign-off."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from newslint.model.span import Span
from newslint.model.story import Role

__all__ = ["Dateline", "Paragraph", "Structure"]


@dataclass(frozen=True, slots=True)
class Dateline:
    """``BAGHDAD, June 26 (Reuters) -``: where and when the copy was filed, and by whom.

    ``span`` reaches from the place to the dash; ``date_span`` is None without a date; ``date`` is
    None when the date is missing or lacks a year that could be resolved.
    """

    span: Span
    place: str
    place_span: Span
    agency: str | None = None
    agency_span: Span | None = None
    date_span: Span | None = None
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block with its role; in the paragraph with the dateline, ``span`` starts after it."""

    index: int
    span: Span
    role: Role


@dataclass(frozen=True, slots=True)
class Structure:
    """All parts of a story. ``story_date`` comes from an option, the metadata or the dateline."""

    paragraphs: tuple[Paragraph, ...]
    dateline: Dateline | None = None
    story_date: date | None = None

    def of_role(self, *roles: Role) -> tuple[Paragraph, ...]:
        """The paragraphs of the given roles, in order."""
        return tuple(p for p in self.paragraphs if p.role in roles)

    @property
    def headline(self) -> Paragraph | None:
        """The headline, if the story has one."""
        return next(iter(self.of_role(Role.HEADLINE)), None)

    @property
    def body(self) -> tuple[Paragraph, ...]:
        """What readers read after the headline: body text, list items and block quotes."""
        return self.of_role(Role.BODY, Role.LIST_ITEM, Role.BLOCK_QUOTE)

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph that holds a text offset."""
        before = bisect_right(self.paragraphs, offset, key=lambda paragraph: paragraph.span.start)
        last = self.paragraphs[before - 1] if before else None
        return last if last is not None and offset < last.span.end else None
