"""caption-mismatch: the caption has a name or a figure that the story does not have.

## What it does
Compares captions with the story: a person whose surname differs by a letter or two from one of the
story, and a figure for something that the story counts otherwise. Captions of file photos are left
alone.

## Why it matters
Captions are written apart from the story, often earlier, and many readers look at them first.

## Bad
A wall fell on a market in Oruro on Monday and killed 11 people, police said.

Rescuers searched the ruins all night, and the mayor, Lena Ruiz, called for calm.

Photo: Rescuers at the market in Oruro, where 12 people were killed.
---
A wall fell on a market in Oruro on Monday, police said.

Rescuers searched the ruins all night, and the mayor, Lena Ruiz, called for calm.

Photo: Mayor Lena Ruis at the market in Oruro.

## Good
A wall fell on a market in Oruro on Monday and killed 11 people, police said.

Rescuers searched the ruins all night, and the mayor, Lena Ruiz, called for calm.

Photo: Lena Ruiz at the market in Oruro, where 11 people were killed.

## When to ignore
The caption tells of another event on purpose.

## Authority
Accuracy checklists: check captions against the story.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import (
    Document,
    EntityKind,
    Finding,
    Paragraph,
    Quantity,
    QuantityKind,
    Related,
    Role,
    Rule,
    Span,
    lazy_regex,
)
from newslint_rules.structure._names import look_alike, name_words, names_in

_FILE = lazy_regex(r"\b(?:file|archive|handout|library)\b", regex.IGNORECASE)
_KINDS = frozenset([QuantityKind.COUNT, QuantityKind.AGE, QuantityKind.MONEY])


class CaptionMismatch(Rule):
    """Flag names and figures of captions that differ from the story's."""

    code = "STR020"
    name = "caption-mismatch"
    reads = frozenset({"structure", "mentions", "quantities"})
    quotes = "both"

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each name or figure that differs."""
        for caption in doc.structure.of_role(Role.CAPTION):
            if not _FILE.search(doc.at(caption.span)):
                yield from self._names(doc, caption)
                yield from self._figures(doc, caption)

    def _names(self, doc: Document, caption: Paragraph) -> Iterator[Finding]:
        whole = Span(0, len(doc.text))
        people = [
            mention
            for mention in names_in(doc, whole, EntityKind.PERSON)
            if not caption.span.contains(mention.span)
        ]
        words = {word.lower() for mention in people for word in name_words(doc, mention.span)}
        for mention in names_in(doc, caption.span, EntityKind.PERSON):
            name = name_words(doc, mention.span)
            if not name or name[-1].lower() in words:
                continue
            for other in people:
                theirs = name_words(doc, other.span)
                if theirs and look_alike(name[-1], theirs[-1:]):
                    yield self.finding(
                        mention.span,
                        f'"{name[-1]}" in the caption, but "{theirs[-1]}" on line'
                        f" {doc.line_of(other.span.start)}: which spelling is right?",
                        related=(Related(other.span, "spelled so here"),),
                        confidence=0.85,
                    )
                    break

    def _figures(self, doc: Document, caption: Paragraph) -> Iterator[Finding]:
        told = [q for q in doc.quantities if not caption.span.contains(q.span)]
        for figure in doc.quantities:
            if not caption.span.contains(figure.span) or figure.kind not in _KINDS:
                continue
            if any(other.value == figure.value for other in told):
                continue
            same = [other for other in told if _same(figure, other)]
            if same and all(other.exact for other in same):
                other = same[0]
                yield self.finding(
                    figure.figure,
                    f'"{doc.at(figure.figure)}" in the caption, but "{doc.at(other.figure)}" on'
                    f" line {doc.line_of(other.span.start)}: which figure stands?",
                    related=(Related(other.figure, "figure of the story"),),
                    confidence=0.75,
                )


def _same(one: Quantity, other: Quantity) -> bool:
    """Whether two figures count the same thing in the same event."""
    return (
        one.kind is other.kind
        and one.exact
        and one.noun is not None
        and one.noun == other.noun
        and one.event is not None
        and one.event == other.event
    )
