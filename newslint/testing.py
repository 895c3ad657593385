"""Helpers for tests of rules, built-in and house ones alike."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from newslint.analysis.pipeline import open_document
from newslint.engine import run_rules
from newslint.finding import Finding
from newslint.formats import read_story
from newslint.rule import Rule

__all__ = ["LATER", "findings", "samples"]

LATER = "=== later version ==="
"""The line in a sample between a story as it was and as it is."""


def findings(
    rule: type[Rule] | Rule,
    text: str,
    *,
    format: str = "plain",
    options: Mapping[str, Any] | None = None,
    story_date: date | None = None,
    vocabulary: Mapping[str, frozenset[str]] | None = None,
) -> tuple[Finding, ...]:
    """What one rule finds in a story, in text order.

    A text that holds the line `LATER` is two versions of a story; the second one is checked.

    Args:
        rule: The rule, or its class.
        text: The story as it would stand in a file.
        format: Name of the reader.
        options: Options of the rule, if its class is given.
        story_date: The publication date.
        vocabulary: Words that the desk accepts, lower case, by list name.

    Raises:
        AssertionError: If the rule crashes, or reads a layer that it does not declare.
    """
    made = rule(options) if isinstance(rule, type) else rule
    before, later, after = text.partition(f"\n{LATER}\n")
    story = read_story("story", (after if later else text).encode(), format=format)
    earlier = read_story("story", before.encode(), format=format) if later else None
    doc = open_document(story, earlier=earlier, story_date=story_date, vocabulary=vocabulary)
    found = run_rules(doc, (made,), strict=True)
    for finding in found:
        assert finding.code == made.code, finding.message
    return tuple(sorted(found, key=lambda finding: (finding.span, finding.message)))


def samples(manual: str, heading: str) -> tuple[str, ...]:
    """The samples of copy in a section of a manual ("Bad" or "Good")."""
    section = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", manual, re.MULTILINE | re.DOTALL)
    if section is None:
        return ()
    parts = re.split(r"^---$", section[1], flags=re.MULTILINE)
    return tuple(part.strip("\n") + "\n" for part in parts if part.strip())
