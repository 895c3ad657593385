"""web-furniture: a line of a web page that is no part of the story.

## What it does
Flags whole short lines that belong to a page and not to the copy: *Read more*, *Advertisement*,
*Sign up for our newsletter*, *Our Standards: …*, share buttons, cookie notices. A sentence of the
story that speaks of a newsletter is no such line. Copyright notices are left alone.

## Why it matters
The line comes along when copy is taken from a page, and it will be printed as a paragraph.

## Bad
The port reopened on Monday, the harbour master said.

Read more: Ten ferries you must see

Ferries sailed at noon.
---
The port reopened on Monday, the harbour master said.

Advertisement

Ferries sailed at noon.

## Good
The port reopened on Monday, the harbour master said.

Read more slowly, the teacher told the class, and the children laughed.

An advertisement for the ferry hung at the gate.

## When to ignore
The desk publishes pages, furniture and all.

## Authority
Wire hygiene.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import Document, Edit, Finding, Fix, Role, Rule, Span, lazy_regex

_NOTICE = lazy_regex(
    r"copyright|©|\(c\)\s|rights reserved|may not be (?:published|reproduced)", regex.IGNORECASE
)
_LONG = 60


class WebFurniture(Rule):
    """Flag lines of page furniture in the copy."""

    code = "STR018"
    name = "web-furniture"
    reads = frozenset({"structure"})
    quotes = "both"
    fix = "safe"

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each line of furniture."""
        for paragraph in doc.structure.of_role(Role.BOILERPLATE):
            line = doc.at(paragraph.span)
            if _NOTICE.search(line):
                continue
            short = line if len(line) <= _LONG else line[: _LONG - 1] + "…"
            edit = Edit(_with_break(doc.text, paragraph.span), "")
            yield self.finding(
                paragraph.span,
                f'"{short}" belongs to a web page, not to the copy.',
                fix=Fix("remove the line", (edit,), safe=True),
            )


def _with_break(text: str, span: Span) -> Span:
    """The line with the breaks behind it, or before it at the end of the text."""
    end = span.end
    while end < len(text) and text[end] == "\n":
        end += 1
    start = span.start
    if not text[end:].strip():
        end = span.end
        while start > 0 and text[start - 1] == "\n":
            start -= 1
    return Span(start, end)
