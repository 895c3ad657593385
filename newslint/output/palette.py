"""Colours of the terminal, or none."""

from __future__ import annotations

from newslint.severity import Severity

__all__ = ["Palette"]

_CODES = {
    Severity.ERROR: "31;1",
    Severity.WARNING: "33;1",
    Severity.SUGGESTION: "36",
}


class Palette:
    """Dresses text in ANSI colours; ``Palette(False)`` leaves it as it is."""

    def __init__(self, color: bool) -> None:
        self.color = color

    def paint(self, text: str, codes: str) -> str:
        """``text`` in the given SGR codes, such as ``"1;31"``."""
        return f"\x1b[{codes}m{text}\x1b[0m" if self.color and text else text

    def severity(self, text: str, severity: Severity) -> str:
        """``text`` in the colour of a severity."""
        return self.paint(text, _CODES[severity])

    def bold(self, text: str) -> str:
        """``text`` in bold."""
        return self.paint(text, "1")

    def dim(self, text: str) -> str:
        """Secondary text."""
        return self.paint(text, "2")

    def accent(self, text: str) -> str:
        """Text that points to another place."""
        return self.paint(text, "34;1")

    def good(self, text: str) -> str:
        """Good news."""
        return self.paint(text, "32")
