"""How much a finding matters."""

from __future__ import annotations

from enum import IntEnum

__all__ = ["Severity"]


class Severity(IntEnum):
    """How much a finding matters: stop the story, look at it, or a matter of style."""

    SUGGESTION = 1
    WARNING = 2
    ERROR = 3

    @classmethod
    def parse(cls, name: str) -> Severity:
        """The severity of that lower-case name.

        Raises:
            ValueError: If there is none.
        """
        try:
            return cls[name.upper()]
        except KeyError:
            raise ValueError(f"not a severity: {name!r}") from None

    def __str__(self) -> str:
        return self.name.lower()
