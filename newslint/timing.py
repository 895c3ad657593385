"""Seconds that rules and layers take, in one table: rules by code, layers as ``layer NAME``."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from newslint.model.document import Document, LayerBuilder

__all__ = ["LAYER", "layer_total", "timed"]

LAYER = "layer "


def layer_total(timings: Mapping[str, float]) -> float:
    """The seconds of all layers together."""
    return sum(seconds for key, seconds in timings.items() if key.startswith(LAYER))


def timed(
    builders: Mapping[str, LayerBuilder], timings: dict[str, float]
) -> dict[str, LayerBuilder]:
    """Builders that note their own seconds in ``timings``, without those of layers they read."""

    def clocked(name: str, build: LayerBuilder) -> LayerBuilder:
        def run(doc: Document) -> Any:
            before, started = layer_total(timings), time.perf_counter()
            try:
                return build(doc)
            finally:
                elapsed = time.perf_counter() - started
                timings[LAYER + name] = elapsed - (layer_total(timings) - before)

        return run

    return {name: clocked(name, build) for name, build in builders.items()}
