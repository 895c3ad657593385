"""How the words of ``--select`` and ``--ignore`` name rules."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase

from newslint.rule import Rule

__all__ = ["EXACT", "family_folder", "is_code", "rank"]

EXACT = 1000
"""Rank of a selector that is the rule's own code or name."""

_CODE = re.compile(r"[A-Za-z]+\d*")
_WILD = re.compile(r"[*?\[]")


def rank(selector: str, rule: type[Rule]) -> int:
    """How closely a selector names a rule: -1 for not at all, `EXACT` for its code or name.

    In between: 0 for ``ALL``, else the number of literal characters of a family ("NUM"), a code
    prefix ("NUM00"), or a glob over codes and names ("pronoun-*"); the word for a family
    ("numbers") ranks as the family's letters. Case does not matter.
    """
    code, name, wanted = rule.code.lower(), rule.name, selector.lower()
    if wanted in (code, name):
        return EXACT
    if wanted == "all":
        return 0
    family = rule.family().lower()
    if wanted == family_folder(rule):
        return len(family)
    if _WILD.search(wanted):
        matched = fnmatchcase(code, wanted) or fnmatchcase(name, wanted)
        return len(re.sub(r"\[.*?\]|[*?]", "", wanted)) if matched else -1
    return len(wanted) if wanted.startswith(family) and code.startswith(wanted) else -1


def family_folder(rule: type[Rule]) -> str:
    """The folder that holds the rule's module, which names its family in a word; else empty."""
    parts = rule.__module__.split(".")
    return parts[-2] if len(parts) > 2 else ""


def is_code(selector: str) -> bool:
    """Whether a selector can be a code or the start of one, by its shape."""
    return bool(_CODE.fullmatch(selector)) and selector.upper() == selector != "ALL"
