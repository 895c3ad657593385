"""correction-note-format: a correction that does not say what was wrong and what is right.

## What it does
Looks at lines that begin with *Correction*, *Corrects* or *Refiles* and asks for a figure, a name
or words such as *instead of*, *not*, *from … to*, or for the paragraph that was changed.

## Why it matters
A correction that readers cannot understand corrects nothing.

## Bad
Mill closes

The mill closed in May, its owner said.

Corrects story.

## Good
Mill closes

The mill closed in May, its owner said.

Corrects paragraph 3 to say 14 workers, not 41.

## When to ignore
Notes between desks.

## Authority
Reuters Handbook, corrections.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import Document, Finding, Rule, Severity, lazy_regex

_NOTE = lazy_regex(
    r"[(\[]?(?:This (?:story|article) (?:corrects|has been corrected)|Correct(?:s|ion|ed)|Refiles)"
    r"\b(?P<told>.*)",
    regex.IGNORECASE | regex.DOTALL,
)
_TELLS = lazy_regex(
    r"\d|\b(?:not|instead|rather than|from|misspelled|misspelt|misstated|misidentified|wrongly"
    r"|incorrectly|earlier version|paragraph|name|spelling|should)\b|[\"“‘]",
    regex.IGNORECASE,
)
_LONG = 60


class CorrectionNoteFormat(Rule):
    """Flag corrections that do not say what they correct."""

    code = "STR021"
    name = "correction-note-format"
    severity = Severity.SUGGESTION
    default = ("reuters", "ap", "guardian", "bbc")
    reads = frozenset({"structure"})
    quotes = "both"

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each note that tells nothing."""
        headline = doc.structure.headline
        for paragraph in doc.structure.paragraphs:
            note = doc.at(paragraph.span)
            match = _NOTE.match(note)
            if paragraph is headline or len(note.split()) > _LONG or match is None:
                continue
            if not _TELLS.search(match["told"]):
                message = "What was wrong, and what is right? The note does not say."
                yield self.finding(paragraph.span, message, confidence=0.8)
