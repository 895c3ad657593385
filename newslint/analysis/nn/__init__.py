"""The packaged language model and the layer of its raw readings."""

from __future__ import annotations

from newslint.analysis.nn.reading import Reading, build

__all__ = ["Reading", "build"]
