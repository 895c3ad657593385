"""advisory-left-in: a note to editors inside copy for readers.

## What it does
Flags lines that begin with an advisory in capitals: EMBARGOED UNTIL, NOT FOR PUBLICATION, EDS,
DESK, LEGAL, ADVISORY, ATTENTION EDITORS, HOLD FOR RELEASE, a slug line. A story about an embargo
does not begin a line so.

## Why it matters
What the lawyer or the desk was told in confidence goes out to everyone, or an embargo is broken in
sight of all.

## Bad
EDS: lawyer to see para 4

The port reopened on Monday, the harbour master said.
---
EMBARGOED UNTIL 1800 GMT ON FRIDAY

The port will reopen on Saturday, the harbour master said.
---
The port reopened on Monday, the harbour master said.

[LEGAL: do we have this in writing?]

Ferries sailed at noon.

## Good
Embargo on fish lifted

The ministry lifted the embargo on Monday. Editors had asked for an advisory, it said.
---
ARMS EMBARGO LIFTED

The council lifted the embargo on Monday, its president said.

## When to ignore
Copy that goes to other desks and not to readers.

## Authority
Reuters advisory lines; the block "not for publication" of IPTC 7901.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Finding, Role, Rule, Severity, Span


class AdvisoryLeftIn(Rule):
    """Flag notes to editors in the copy."""

    code = "STR022"
    name = "advisory-left-in"
    severity = Severity.ERROR
    reads = frozenset({"structure"})
    quotes = "both"

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each advisory line."""
        for paragraph in doc.structure.of_role(Role.ADVISORY):
            label = doc.at(paragraph.span).partition(":")[0].strip("[(*) ")
            label = " ".join(label.split()[:4])
            yield self.finding(
                Span(paragraph.span.start, paragraph.span.end),
                f'"{label}" is a note to editors: must it go before this is published?',
            )
