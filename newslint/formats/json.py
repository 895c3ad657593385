"""Reads JSON files: tells ninjs, ANS, Superdesk and WordPress by their keys.

A file holds one story or a list of them, be it alone or as the items of an API's answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

from newslint.errors import NoCopyError
from newslint.formats.assembly import SourceFile
from newslint.formats.jsontree import Json, parse_json
from newslint.model.story import Story

__all__ = ["KINDS", "read", "read_kind"]

KINDS = ("ans", "wordpress", "superdesk", "ninjs")
"""Readers of one object each, the most particular first."""

_LISTS = ("_items", "items", "results", "posts", "associations", "content_elements")
_DEPTH = 4


def read(path: str, source: str, notes: tuple[str, ...] = ()) -> tuple[Story, ...]:
    """The stories of a JSON file, of whatever kind.

    Raises:
        ReadError: If it is no JSON.
        NoCopyError: If it holds no story of a known kind.
    """
    return read_kind(path, source, notes, KINDS)


def read_kind(
    path: str, source: str, notes: tuple[str, ...], kinds: tuple[str, ...]
) -> tuple[Story, ...]:
    """The stories of a JSON file that are of some kinds.

    Raises:
        ReadError: If it is no JSON.
        NoCopyError: If it holds no story of these kinds.
    """
    root = parse_json(path, source)
    file = SourceFile(path, source, "json", notes)
    stories = []
    for module, item in _items(root, [_module(kind) for kind in kinds], _DEPTH):
        file.format = module.__name__.rpartition(".")[2]
        stories += [story for fields in module.read_fields(item) if (story := file.story(fields))]
    if not stories:
        raise NoCopyError(path, f"is JSON that holds no story ({', '.join(sorted(kinds))})")
    return tuple(stories)


def _module(kind: str) -> ModuleType:
    return import_module(f"newslint.formats.{kind}")


def _items(
    value: Json, modules: list[ModuleType], depth: int
) -> Iterator[tuple[ModuleType, dict[str, Json]]]:
    """All objects that are stories, with the module that reads them."""
    if isinstance(value, dict):
        module = next((each for each in modules if each.is_story(value)), None)
        if module is not None:
            yield module, value
        elif depth:
            for key in _LISTS:
                if isinstance(value.get(key), list):
                    yield from _items(value[key], modules, depth - 1)
    elif isinstance(value, list) and depth:
        for item in value:
            yield from _items(item, modules, depth - 1)
