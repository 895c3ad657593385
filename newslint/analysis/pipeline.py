"""Which module builds which layer."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from importlib import import_module
from typing import Any

from newslint.model.document import Document, LayerBuilder
from newslint.model.story import Story
from newslint.timing import timed

__all__ = ["BUILDERS", "import_layers", "open_document"]

MODULES = {
    "structure": "structure",
    "quotes": "quotes",
    "sentences": "segment",
    "reading": "reading",
    "tokens": "tag",
    "mentions": "coreference",
    "entities": "entities",
    "initials": "initials",
    "attributions": "attribution",
    "quantities": "quantities",
    "dates": "dates",
    "embeddings": "embeddings",
    "fit": "fit",
}


def _builder(module: str) -> LayerBuilder:
    def build(doc: Document) -> Any:
        return import_module(f"newslint.analysis.{module}").build(doc)

    return build


BUILDERS: Mapping[str, LayerBuilder] = {
    layer: _builder(module) for layer, module in MODULES.items()
}


def import_layers(layers: Collection[str]) -> None:
    """Import what builds these layers; what not every story needs, they import when they build."""
    for layer in MODULES:
        if layer in layers:
            import_module(f"newslint.analysis.{MODULES[layer]}")


def open_document(
    story: Story,
    *,
    earlier: Story | None = None,
    story_date: date | None = None,
    vocabulary: Mapping[str, frozenset[str]] | None = None,
    timings: dict[str, float] | None = None,
) -> Document:
    """A document over ``story`` with all standard layers.

    See `Document` for the arguments; ``timings`` is filled as `newslint.timing` tells. ``earlier``
    is the version to compare the story with.
    """

    def build_earlier(_: Document) -> Document | None:
        if earlier is None:
            return None
        return open_document(earlier, story_date=story_date, vocabulary=vocabulary)

    builders: Mapping[str, LayerBuilder] = {**BUILDERS, "earlier": build_earlier}
    if timings is not None:
        builders = timed(builders, timings)
    return Document(story, builders, story_date=story_date, vocabulary=vocabulary)
