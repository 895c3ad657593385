"""The findings that the engine itself reports; their codes cannot belong to rules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from newslint.severity import Severity

__all__ = [
    "LAYER_CRASHED",
    "NOTICES",
    "RULE_CRASHED",
    "UNKNOWN_SUPPRESSION",
    "UNUSED_SUPPRESSION",
    "Notice",
]


class Notice(NamedTuple):
    """A kind of finding that comes from the engine, with its meaning in ``help``."""

    code: str
    name: str
    severity: Severity
    help: str


UNUSED_SUPPRESSION = Notice(
    "NL001",
    "unused-suppression",
    Severity.WARNING,
    "A mark in the copy pardons a rule that finds nothing there. Remove the mark: it would hide "
    "the next fault on that line.",
)
UNKNOWN_SUPPRESSION = Notice(
    "NL002",
    "unknown-suppression",
    Severity.WARNING,
    "A mark in the copy names a rule that does not exist, so it pardons nothing.",
)
RULE_CRASHED = Notice(
    "NL900",
    "rule-crashed",
    Severity.ERROR,
    "A rule failed on this story. The findings of all other rules stand; report the fault to the "
    "rule's authors.",
)
LAYER_CRASHED = Notice(
    "NL901",
    "layer-crashed",
    Severity.ERROR,
    "A layer of analysis failed on this story, so the rules that read it found nothing here. The "
    "findings of all other rules stand.",
)

NOTICES: Mapping[str, Notice] = {
    notice.code: notice
    for notice in (UNUSED_SUPPRESSION, UNKNOWN_SUPPRESSION, RULE_CRASHED, LAYER_CRASHED)
}
