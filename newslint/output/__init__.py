"""Formats in which a run is reported."""

from newslint.output.base import FORMATS, View, render

__all__ = ["FORMATS", "View", "render"]
