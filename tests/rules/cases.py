"""Samples of copy for the rules: those of their manuals and those of the files beside this one.

A file ``<CODE>.toml`` holds two lists, ``bad`` and ``good``. A sample is a string, or a table with
``text`` and any of ``format``, ``options`` and ``story-date``; the same keys outside the lists hold
for every sample of the file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

from newslint.registry import load_registry
from newslint.rule import Rule
from newslint.settings import Settings
from newslint.testing import samples

Kind = Literal["bad", "good"]
FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Case:
    """One sample of a rule and where it comes from."""

    rule: type[Rule]
    origin: str
    text: str
    format: str = "plain"
    options: Mapping[str, Any] = field(default_factory=dict)
    story_date: date | None = None


@cache
def rules() -> tuple[type[Rule], ...]:
    """All installed rules."""
    return load_registry(Settings(root=FOLDER)).rules


def cases(kind: Kind) -> list[Case]:
    """The samples that must (``bad``) or must not (``good``) raise a finding."""
    return [
        case
        for rule in rules()
        for source in (manual_cases, file_cases)
        for case in source(rule, kind)
    ]


def manual_cases(rule: type[Rule], kind: Kind) -> Iterator[Case]:
    """The samples in the rule's manual, and those of the styles of a rule in TOML."""
    table = getattr(rule, "table", {})
    reader = next(iter(table.get("formats", ())), "plain")
    for number, text in enumerate(samples(rule.manual(), kind.capitalize()), start=1):
        yield Case(rule, f"{rule.code}-manual-{kind}-{number}", text, reader)
    for style, own in table.get("styles", {}).items():
        for number, text in enumerate(own.get(kind, ()), start=1):
            origin = f"{rule.code}-{style}-{kind}-{number}"
            yield Case(rule, origin, text, reader, options={"style": style})


def file_cases(rule: type[Rule], kind: Kind) -> Iterator[Case]:
    """The samples in the rule's file."""
    path = FOLDER / f"{rule.code}.toml"
    if not path.is_file():
        return
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    for number, sample in enumerate(table.get(kind, ()), start=1):
        own = {"text": sample} if isinstance(sample, str) else sample
        merged = {**table, **own}
        yield Case(
            rule,
            f"{rule.code}-{kind}-{number}",
            merged["text"],
            merged.get("format", "plain"),
            merged.get("options", {}),
            merged.get("story-date"),
        )
