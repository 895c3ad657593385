"""Reads the times that formats write in their metadata."""

from __future__ import annotations

import re
from datetime import date

__all__ = ["iso_day"]

_ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")


def iso_day(text: object) -> date | None:
    """The calendar day of an ISO 8601 time in extended or basic form, None if it is none.

    The day is the one that is written, whatever the time zone: that is the day on the copy.
    """
    match = _ISO.match(text) if isinstance(text, str) else None
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
