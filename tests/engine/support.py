"""Made-up rules and stories for the tests of the engine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newslint.api import Document, Finding, Option, Rule, Span
from newslint.formats import read_story
from newslint.model.story import Story
from newslint.registry import Registry
from newslint.settings import Settings


def make_rule(code: str, name: str, word: str = "", **fields: Any) -> type[Rule]:
    """A rule that flags every ``word``; ``fields`` fill in its class."""

    def check(self: Rule, doc: Document) -> Iterator[Finding]:
        for match in re.finditer(re.escape(word), doc.text) if word else ():
            yield self.finding(Span(*match.span()), f'"{match.group()}" found')

    return type(code, (Rule,), {"check": check, **fields, "code": code, "name": name})


def plain(text: str, path: str = "story.txt") -> Story:
    """A story in plain text."""
    return read_story(path, text.encode())


NUM1 = make_rule("NUM001", "conflicting-counts", options=(Option("ratio", 0.5, "share"),))
NUM2 = make_rule("NUM002", "vague-count", default="off")
NUM11 = make_rule("NUM011", "list-count")
TYP1 = make_rule("TYP001", "double-space", default="off")
STY1 = make_rule("STY001", "house-dash", default=("reuters", "ap"))
RULES = Registry((NUM1, NUM2, NUM11, STY1, TYP1))


def settings(**fields: Any) -> Settings:
    """Settings for a folder that is not there."""
    return Settings(root=Path("/copy"), **fields)
