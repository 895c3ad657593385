"""How the words of ``--select`` and ``--ignore`` name rules."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase
from functools import cache
from typing import NamedTuple

import regex

from newslint.patterns import lazy_regex
from newslint.profile import Profile
from newslint.rule import Rule
from newslint.settings import Settings

__all__ = ["EXACT", "RuleNote", "best_rank", "family_folder", "is_code", "rank", "wanted"]

EXACT = 1000
"""Rank of a selector that is the rule's own code or name."""

_CODE = lazy_regex(r"[A-Za-z]+\d*")


class RuleNote(NamedTuple):
    """What decides whether a rule runs, told without importing it; the fields are the rule's."""

    code: str
    name: str
    default: str | tuple[str, ...]
    module: str

    def family(self) -> str:
        """The letters of the code."""
        return self.code.rstrip("0123456789")


def rank(selector: str, rule: type[Rule] | RuleNote) -> int:
    """How closely a selector names a rule: -1 for not at all, `EXACT` for its code or name.

    In between: 0 for ``ALL``, else the number of literal characters of a family ("NUM"), a code
    prefix ("NUM00"), or a glob over codes and names ("pronoun-*"); the word for a family
    ("numbers") ranks as the family's letters. Case does not matter.
    """
    code, name, wanted = rule.code.lower(), rule.name, selector.lower()
    if wanted in (code, name):
        return EXACT
    if len(wanted) == len(code) and wanted[-3:].isdigit():
        return -1  # the code of another rule, as most selectors are
    if wanted == "all":
        return 0
    family = rule.family().lower()
    if wanted == family_folder(rule):
        return len(family)
    if _is_glob(wanted):
        matched = fnmatchcase(code, wanted) or fnmatchcase(name, wanted)
        return len(regex.sub(r"\[.*?\]|[*?]", "", wanted)) if matched else -1
    return len(wanted) if wanted.startswith(family) and code.startswith(wanted) else -1


@cache
def _is_glob(wanted: str) -> bool:
    return any(mark in wanted for mark in "*?[")


def best_rank(selectors: Iterable[str], rule: type[Rule] | RuleNote) -> int:
    """The rank of the selector that names the rule most closely, -1 if none does."""
    return max((rank(selector, rule) for selector in selectors), default=-1)


def wanted(rule: type[Rule] | RuleNote, settings: Settings, profile: Profile) -> int:
    """How closely the rule is asked for, -1 for not at all; a default counts like ``ALL``."""
    extended = best_rank(settings.extend_select, rule)
    if settings.select:
        return max(best_rank(settings.select, rule), extended)
    if isinstance(rule.default, str):
        on = rule.default == "on" or (rule.default == "since" and bool(settings.since))
    else:
        on = not set(profile.lineage).isdisjoint(rule.default)
    for layer in profile.layers():
        enabled, disabled = best_rank(layer.enable, rule), best_rank(layer.disable, rule)
        if enabled != disabled:
            on = enabled > disabled
            break
    return max(0 if on else -1, extended)


def family_folder(rule: type[Rule] | RuleNote) -> str:
    """The folder that holds the rule's module, which names its family in a word; else empty."""
    module = rule.module if isinstance(rule, RuleNote) else rule.__module__
    parts = module.split(".")
    return parts[-2] if len(parts) > 2 else ""


def is_code(selector: str) -> bool:
    """Whether a selector can be a code or the start of one, by its shape."""
    return bool(_CODE.fullmatch(selector)) and selector.upper() == selector != "ALL"
