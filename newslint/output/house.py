"""What a house makes of each rule: whether it runs, how grave, in which style, on whose word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from newslint.output.manual import sections
from newslint.rule import Rule
from newslint.severity import Severity

__all__ = ["House", "authority_of"]

_STYLES = ("style", "case")
"""Options that tell which of several styles a rule holds copy to."""

_CLAUSE = re.compile(r"; |(?<=[a-z)\"”]{2}\.) (?=[A-Z])")


class House(NamedTuple):
    """A profile by its names, and the rules that it runs, ready made, by code."""

    names: tuple[str, ...]
    running: Mapping[str, Rule]

    def severity(self, rule: type[Rule]) -> Severity:
        """How grave the house takes a rule to be."""
        made = self.running.get(rule.code)
        return rule.severity if made is None else made.level

    def style(self, rule: type[Rule]) -> str:
        """The style that the rule holds copy to, where it knows several."""
        values = self.options(rule)
        return ", ".join(str(values[name]) for name in _STYLES if values.get(name))

    def options(self, rule: type[Rule]) -> dict[str, Any]:
        """What the options of a rule that runs are set to."""
        made = self.running.get(rule.code)
        return {} if made is None else {o.name: made.option(o.name) for o in rule.options}

    def authority(self, rule: type[Rule]) -> str:
        """What the manual's authority has of this house; the whole of it where it has nothing."""
        whole = authority_of(rule)
        told = [clause for clause in _CLAUSE.split(whole) if self._named_in(clause)]
        return "; ".join(told).rstrip(".") if told else whole.rstrip(".")

    def _named_in(self, clause: str) -> bool:
        return any(re.search(rf"\b{re.escape(n)}\b", clause, re.IGNORECASE) for n in self.names)


def authority_of(rule: type[Rule]) -> str:
    """The last section of the manual, on one line."""
    return " ".join(dict(sections(rule.manual())).get("Authority", "").split())
