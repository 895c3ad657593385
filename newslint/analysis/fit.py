"""How far each sentence is from belonging to its story, measured against the packaged threshold."""

from __future__ import annotations

from typing import cast

from newslint.analysis.nn.result import Reading
from newslint.model.document import Document

__all__ = ["build"]


def build(doc: Document) -> list[float] | None:
    """See `Document.fit`."""
    return cast(Reading, doc.layer("reading")).fit
