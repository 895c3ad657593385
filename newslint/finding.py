"""What a rule reports, in document coordinates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from newslint.model.span import Span
from newslint.severity import Severity

__all__ = ["Edit", "Finding", "Fix", "FixKind", "Related", "Severity"]

FixKind = Literal["none", "safe", "suggest"]


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that the finding speaks of, with a short note."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Replacement of a span by a text."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A remedy: ``safe`` ones may be applied unseen, others are offered."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One query to the editor.

    Spans are offsets into the document's text; with ``in_source`` they are (with those of
    ``related`` and ``fix``) offsets into the decoded source, for faults of the file rather than of
    the copy. ``confidence`` runs from 0 to 1.
    """

    code: str
    name: str
    severity: Severity
    message: str
    span: Span
    confidence: float = 1.0
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    in_source: bool = False
