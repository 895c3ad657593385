"""Reads XML files: tells NITF, NewsML-G2, WordPress exports and XHTML by their root element."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from newslint.errors import NoCopyError
from newslint.formats.xmltree import parse_xml
from newslint.model.story import Story

__all__ = ["ROOTS", "read"]

ROOTS = {
    "nitf": "nitf",
    "newsItem": "newsml",
    "newsMessage": "newsml",
    "packageItem": "newsml",
    "rss": "wxr",
}
"""The reader of each root element; ``html`` goes to that of HTML."""


def read(path: str, source: str, notes: tuple[str, ...] = ()) -> tuple[Story, ...]:
    """The stories of an XML file.

    Raises:
        ReadError: If it is no well-formed XML.
        NoCopyError: If it is XML of a kind that holds no stories.
    """
    root = parse_xml(path, source)
    if root.name == "html":
        module = import_module("newslint.formats.html")
        return cast("tuple[Story, ...]", module.read(path, source, notes))
    if root.name not in ROOTS:
        raise NoCopyError(path, f"is XML that holds no story (<{root.name}>)")
    module = import_module(f"newslint.formats.{ROOTS[root.name]}")
    return cast("tuple[Story, ...]", module.read_root(path, source, notes, root))
