"""What every output format is given, and the way to each format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType

from newslint.report import RunReport

__all__ = ["FORMATS", "View", "render"]

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "full": "newslint.output.full",
        "concise": "newslint.output.concise",
        "grouped": "newslint.output.grouped",
        "json": "newslint.output.json",
        "jsonl": "newslint.output.jsonl",
        "github": "newslint.output.github",
    }
)
"""The module of each format; it offers ``render(report, view) -> Iterator[str]`` of lines."""


@dataclass(frozen=True, slots=True)
class View:
    """How a report is shown.

    ``width`` is the columns of the terminal, ``statistics`` asks for counts and seconds.
    """

    color: bool = False
    width: int = 100
    statistics: bool = False


def render(name: str, report: RunReport, view: View) -> Iterator[str]:
    """The lines of ``report`` in the format ``name``.

    Raises:
        KeyError: If there is no such format.
    """
    lines: Iterator[str] = import_module(FORMATS[name]).render(report, view)
    return lines
