"""Classes of what befalls the counted: detained, arrested and held are one event."""

from __future__ import annotations

from functools import cache

from newslint.api import Quantity, lexicon

PERSONAL = frozenset(
    {"kill", "hurt", "missing", "detain", "charge", "convict", "release", "rescue", "displace"}
    | {"shed", "hire", "attend", "infect", "hospital", "aboard", "kidnap"}
)
"""Classes whose bare figures ("14 were killed") count persons."""


@cache
def _classes() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in sorted(lexicon("num_events", "newslint_rules.data")):
        name, *words = line.split()
        for word in words:
            table.setdefault(word, name)
    return table


def event_class(quantity: Quantity) -> str | None:
    """The class of the event that governs a figure, or of a noun or adjective that implies it."""
    for word in (quantity.event, quantity.noun, *quantity.modifiers):
        found = _classes().get(word or "")
        if found is not None:
            return found
    return None


def event_word(word: str) -> bool:
    """Whether a word names what befell the counted itself: headlines have "nine hurt"."""
    return word in _classes()
