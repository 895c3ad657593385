"""What every output format is given, and the way to each format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newslint.report import RunReport
    from newslint.rule import Rule

__all__ = ["FORMATS", "Format", "View", "render"]


class Format(NamedTuple):
    """A format of reports, and what its renderer needs of the run.

    ``module`` offers ``render(report, view) -> Iterator[str]`` of lines. Formats for a ``terminal``
    follow its colours, width and encoding; all others are UTF-8. ``remarks`` says whether the
    format has room for the profile and for statistics, ``rules`` whether it explains the rules that
    spoke, ``galleys`` whether it shows the whole stories.
    """

    module: str
    terminal: bool = False
    remarks: bool = False
    rules: bool = False
    galleys: bool = False


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "full": Format("newslint.output.full", terminal=True, remarks=True),
        "concise": Format("newslint.output.concise", terminal=True, remarks=True),
        "grouped": Format("newslint.output.grouped", terminal=True, remarks=True),
        "html": Format("newslint.output.html", rules=True, galleys=True),
        "json": Format("newslint.output.json", remarks=True),
        "jsonl": Format("newslint.output.jsonl"),
        "sarif": Format("newslint.output.sarif", rules=True),
        "github": Format("newslint.output.github"),
        "gitlab": Format("newslint.output.gitlab"),
        "junit": Format("newslint.output.junit"),
        "checkstyle": Format("newslint.output.checkstyle"),
    }
)


@dataclass(frozen=True, slots=True)
class View:
    """How a report is shown.

    ``width`` is the columns of the terminal, ``statistics`` asks for counts and seconds, ``rules``
    are those that spoke, by code (empty unless the format explains them).
    """

    color: bool = False
    width: int = 100
    statistics: bool = False
    rules: Mapping[str, type[Rule]] = field(default_factory=dict)


def render(name: str, report: RunReport, view: View) -> Iterator[str]:
    """The lines of ``report`` in the format ``name``.

    Raises:
        KeyError: If there is no such format.
    """
    lines: Iterator[str] = import_module(FORMATS[name].module).render(report, view)
    return lines
