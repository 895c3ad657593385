"""Proper names in running text: where they stand, their parts, and what sort of thing they name."""

from __future__ import annotations

from newslint.analysis.names.finder import ProperName, proper_names
from newslint.analysis.names.kinds import name_kind
from newslint.analysis.names.parts import PersonName, given_names, given_share, parse_person

__all__ = [
    "PersonName",
    "ProperName",
    "given_names",
    "given_share",
    "name_kind",
    "parse_person",
    "proper_names",
]
