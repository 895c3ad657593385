"""repeated-epithet: the same label again and again.

## What it does
Counts compound labels such as *Iran-backed* or *debt-ridden* in the running copy, outside
quotations, and asks once when one of them stands more often than the limit.

## Why it matters
A label informs once. Repeated, it becomes the story's opinion.

## Bad
The debt-ridden club met. The debt-ridden side lost. Fans of the debt-ridden club left, and its
debt-ridden owner was silent.

## Good
The debt-ridden club met. The side lost, its fans left, and its owner was silent.

## When to ignore
A legal term.

## Authority
Copy-desk practice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from newslint.api import Document, Finding, Option, Related, Role, Rule, Severity, Span, lazy_regex

_LABEL = lazy_regex(
    r"(?<![\w-])\p{L}+-(?:backed|led|ridden|torn|linked|aligned|owned|funded|plagued|hit|stricken"
    r"|leaning|sponsored|affiliated|supported|dominated|controlled|friendly|hungry|strapped)\b"
)


class RepeatedEpithet(Rule):
    """Ask once about each label that stands too often."""

    code = "REA008"
    name = "repeated-epithet"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"structure", "quotes"})
    options = (Option("times", 3, "most uses of one label in a story."),)

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each label, on its first use beyond the limit."""
        uses: dict[str, list[Span]] = defaultdict(list)
        for paragraph in doc.structure.of_role(Role.BODY, Role.LIST_ITEM):
            start, end = paragraph.span.start, paragraph.span.end
            for match in _LABEL.finditer(doc.text, start, end):
                span = Span(*match.span())
                if not doc.in_quotation(span):
                    uses[match.group().lower()].append(span)
        limit = self.option("times")
        for label, spans in uses.items():
            if len(spans) > limit:
                yield self.finding(
                    spans[limit],
                    f'"{label}" {len(spans)} times in the story: is once enough?',
                    related=(Related(spans[0], "first use"),),
                )
