"""Front matter of Markdown files in YAML (``---``), TOML (``+++``) or JSON, with positions.

``title`` or ``headline`` is the headline; ``deck``, ``subtitle``, ``standfirst``, ``description``
and ``summary`` are decks; ``date``, ``lang`` and ``agency`` are metadata. All else is no copy.
A block that cannot be parsed is left out with a note, and the copy below it is read.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from io import StringIO
from pathlib import PurePath
from typing import Any

import regex

from newslint.errors import ReadError
from newslint.formats.runs import Run
from newslint.formats.scalars import align
from newslint.model.span import Span
from newslint.model.story import Metadata, Role
from newslint.patterns import lazy_regex

__all__ = ["FrontMatter", "read_front_matter"]

_HEADLINE = ("title", "headline")
_DECKS = ("deck", "subtitle", "standfirst", "description", "summary")
_DATES = ("date", "publishdate", "pubdate", "published")
_LANGUAGES = ("lang", "language", "locale")

_YAML = lazy_regex(
    r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", regex.DOTALL | regex.MULTILINE
)
_TOML = lazy_regex(
    r"\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", regex.DOTALL | regex.MULTILINE
)
_QUOTE = lazy_regex(r"""\"{3}|'{3}|["']""")
_KEY = lazy_regex(r"(?:---|\+\+\+)[ \t]*\r?\n(?:[ \t]*(?:#.*)?\r?\n)*[\w-]+[ \t]*[:=](?:\s|\Z)")
_PROPERTIES = lazy_regex(r"(?:[&!]\S*\s+)*")
_ISO = lazy_regex(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_SLUG = lazy_regex(r"\d{4}-\d{2}-\d{2}-")

_Values = Mapping[str, "_Value"]


@dataclass(frozen=True, slots=True)
class _Value:
    """A top-level value: as text, and the runs of source that write it."""

    text: str
    runs: list[Run]


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What front matter holds: ``fields`` of copy in reading order; the body begins at ``end``."""

    end: int = 0
    fields: tuple[tuple[Role, list[Run]], ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    notes: tuple[str, ...] = ()


class _BrokenError(ValueError):
    """Front matter that its own language cannot read: line of the block from 0, and why."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(problem)
        self.line = line


def read_front_matter(path: str, source: str) -> FrontMatter:
    """The front matter of a file, empty if it has none; a date may also stand in the file's name.

    Raises:
        ReadError: If front matter is opened and never closed: where the copy begins is unknown.
    """
    end, block, parse = _block(path, source)
    notes: tuple[str, ...] = ()
    values: _Values | None = {}
    if parse is not None:
        try:
            values = parse(source, block)
        except _BrokenError as error:
            line = source.count("\n", 0, block.start) + error.line + 1
            notes = (f"front matter not read, line {line}: {error}",)
    if values is None:  # a rule between two paragraphs, not a fence
        end, values = 0, {}
    return FrontMatter(end, tuple(_fields(values)), _metadata(path, values), notes)


def _block(
    path: str, source: str
) -> tuple[int, Span, Callable[[str, Span], _Values | None] | None]:
    """Where the front matter ends, what it holds, and who parses that."""
    for fence, pattern, parse in (("---", _YAML, _yaml), ("+++", _TOML, _toml)):
        match = pattern.match(source)
        if match:
            return match.end(), Span(*match.span(1)), parse
        if source.startswith(fence) and _KEY.match(source):
            raise ReadError(path, f"the front matter opened on line 1 is never closed ({fence})")
    if source.startswith("{") and source[1:2] in ("\n", "\r", " ", '"'):
        try:
            _, end = json.JSONDecoder().raw_decode(source)
        except (ValueError, RecursionError):
            return 0, Span(0, 0), None
        return end, Span(0, end), _json
    return 0, Span(0, 0), None


def _yaml(source: str, block: Span) -> _Values | None:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError
    from ruamel.yaml.nodes import MappingNode, ScalarNode

    try:
        root = YAML(typ="safe", pure=True).compose(StringIO(block.of(source)))
    except MarkedYAMLError as error:
        line = error.problem_mark.line if error.problem_mark else 0
        raise _BrokenError(line, error.problem or "not valid YAML") from None
    except (YAMLError, RecursionError, ValueError) as error:
        raise _BrokenError(0, str(error).splitlines()[0] or "not valid YAML") from None
    if root is not None and not isinstance(root, MappingNode):
        return None
    values = {}
    for key, node in root.value if root else ():
        scalar = isinstance(key, ScalarNode) and isinstance(node, ScalarNode)
        if scalar and not node.tag.endswith(":null"):
            start = block.start + node.start_mark.index
            end = block.start + node.end_mark.index
            values[key.value.lower()] = _Value(node.value, _runs(source, start, end, node.value))
    return values


def _runs(source: str, start: int, end: int, value: str) -> list[Run]:
    """What spells a scalar, behind its anchor and tag."""
    properties = _PROPERTIES.match(source, start, end)
    start = properties.end() if properties else start
    try:
        return align(source, start, end, value)
    except ValueError:
        return [Run("escape", start, end, " ".join(value.split()))]


def _toml(source: str, block: Span) -> _Values:
    try:
        table = tomllib.loads(block.of(source).replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = regex.search(r" \(at line (\d+).*|\(at end.*", str(error))
        line = int(place.group(1)) - 1 if place and place.group(1) else 0
        raise _BrokenError(line, str(error)[: place.start() if place else None]) from None
    return _located(source, block, table, r"^[ \t]*[\"']?%s[\"']?[ \t]*=[ \t]*")


def _json(source: str, block: Span) -> _Values:
    return _located(source, block, json.loads(block.of(source)), r'"%s"\s*:\s*')


def _located(source: str, block: Span, table: Mapping[str, Any], key: str) -> _Values:
    """Top-level values, each where a key of its name is followed by what spells it."""
    values = {}
    for name, value in table.items():
        if isinstance(value, str):
            pattern = regex.compile(key % regex.escape(name), regex.MULTILINE)
            runs = [run for run in _spelled(source, block, pattern, value) if run]
            whole = [Run("escape", block.start, block.end, " ".join(value.split()))]
            values[name.lower()] = _Value(value, runs[0] if runs else whole)
        elif not isinstance(value, (dict, list)):
            values[name.lower()] = _Value(str(value), [])
    return values


def _spelled(source: str, block: Span, key: regex.Pattern[str], value: str) -> Iterator[list[Run]]:
    for match in key.finditer(source, block.start, block.end):
        quoted = _QUOTE.match(source, match.end())
        if quoted is None:
            continue
        end = match.end() + len(quoted.group())
        while (end := source.find(quoted.group(), end, block.end)) >= 0:
            end += len(quoted.group())
            try:
                yield align(source, match.end(), end, value)
                break
            except ValueError:
                continue


def _fields(values: _Values) -> Iterator[tuple[Role, list[Run]]]:
    for role, keys in ((Role.HEADLINE, _HEADLINE), (Role.DECK, _DECKS)):
        found = [values[key] for key in keys if key in values and values[key].text.strip()]
        for value in found[:1] if role is Role.HEADLINE else found:
            yield role, [run._replace(text=_whole_characters(run.text)) for run in value.runs]


def _whole_characters(text: str) -> str:
    """A text that can be written: U+FFFD for each half of a surrogate pair, which escapes allow."""
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)


def _metadata(path: str, values: _Values) -> Metadata:
    def first(keys: tuple[str, ...]) -> str | None:
        return next((values[key].text for key in keys if key in values), None)

    name = PurePath(path).name
    dates = [first((key,)) for key in _DATES] + [name if _SLUG.match(name) else None]
    return Metadata(
        date=next(filter(None, map(_day, filter(None, dates))), None),
        language=first(_LANGUAGES),
        agency=first(("agency",)),
    )


def _day(text: str) -> date | None:
    match = _ISO.match(text.strip())
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
