"""signoff-list: a list of names in the sign-off without *and* before the last.

## What it does
Looks at lists of three and more names behind *Reporting by* or *Editing by* that join the last name
with a comma only. The fix puts *and* there.

## Why it matters
A small slip, but one in the line that people whose job is words put their names to.

## Bad
LIMA (AP) — The mill closed in May.

Reporting by Ana Luz; Editing by Rosa Diaz, Tom Hale, Jo Park

## Good
LIMA (AP) — The mill closed in May.

Reporting by Ana Luz; Editing by Rosa Diaz, Tom Hale and Jo Park

## When to ignore
The house joins names with commas.

## Authority
General practice of lists in English.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Edit, Finding, Fix, Role, Rule, Severity, Span, lazy_regex

_NAME = r"\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+){1,3}"
_LIST = lazy_regex(rf"by {_NAME}(?:, {_NAME})+(?P<comma>, )(?P<last>{_NAME})(?=[;.)\n]|$)")


class SignoffList(Rule):
    """Flag lists of names without "and"."""

    code = "STR017"
    name = "signoff-list"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"structure"})
    quotes = "both"
    fix = "safe"

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each list."""
        for paragraph in doc.structure.of_role(Role.SIGN_OFF):
            for match in _LIST.finditer(doc.at(paragraph.span)):
                comma = Span(*match.span("comma")).shifted(paragraph.span.start)
                last = Span(*match.span("last")).shifted(paragraph.span.start)
                yield self.finding(
                    comma.to(last),
                    f'"and" before {match["last"]}?',
                    fix=Fix('write "and"', (Edit(comma, " and "),), safe=True),
                )
