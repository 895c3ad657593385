"""Sets a document for a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from newslint.galley.model import Galley, Setting
from newslint.model.document import Document, LayerError
from newslint.sheet import build_sheet

if TYPE_CHECKING:
    from newslint.rule import Rule

__all__ = ["build_galley"]


def build_galley(doc: Document, rules: Sequence[Rule] = ()) -> Galley:
    """The copy of ``doc`` in paragraphs, with its sheet if all layers can be built.

    The ``rules`` tell which figures they compare with which.
    """
    paragraphs = tuple(_settings(doc))
    source_map = doc.story.source_map
    try:
        sheet = build_sheet(doc, rules)
    except LayerError:
        return Galley(doc.text, paragraphs, source_map)
    figures = tuple(quantity.span for quantity in doc.quantities)
    return Galley(doc.text, paragraphs, source_map, sheet, figures)


def _settings(doc: Document) -> Iterator[Setting]:
    """The paragraphs, the first one of the body with its dateline."""
    dateline = doc.structure.dateline
    for paragraph in doc.structure.paragraphs:
        span = paragraph.span
        if dateline is not None and dateline.span.end <= span.start:
            span, dateline = dateline.span.to(span), None
        yield Setting(paragraph.role, doc.line_of(span.start), span)
