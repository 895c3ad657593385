"""signoff-formula: the credit at the foot of a story is not in the agency's own words.

## What it does
Looks at the sign-off of a story whose dateline names an agency with a fixed formula (Reuters:
*Reporting by …; Editing by …*) and flags *Report by*, *Edited by*, *Written by* and the like. Copy
of other houses is left alone.

## Why it matters
A formula that is wrong in two words shows that the copy did not come from the agency as it stands:
check the rest against the original.

## Bad
LIMA, May 3 (Reuters) - The port of Callao reopened on Monday, officials said.

Ferries sailed at noon.

Report by Rosa Diaz; Edited by Tom Hale

## Good
LIMA, May 3 (Reuters) - The port of Callao reopened on Monday, officials said.

(Reporting by Rosa Diaz; Additional reporting by Ana Luz in Cusco; Editing by Tom Hale)
---
LIMA - The port of Callao reopened on Monday, officials said.

Ferries sailed at noon.

Report by Rosa Diaz

## When to ignore
The agency has changed its formula.

## Authority
Sign-offs of Reuters copy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import regex

from newslint.api import Document, Edit, Finding, Fix, Role, Rule, Span, lazy_regex

_WRONG = lazy_regex(
    r"(?:^|(?<=[;.,(\[]\s?))(?P<extra>Additional\s+)?"
    r"(?P<verb>Reports?|Reported|Edit|Edited|Write|Written|Wrote|Compile|Compiled)\s+by\b",
    regex.IGNORECASE,
)
_STEMS = {"rep": "reporting", "edi": "editing", "wri": "writing", "wro": "writing"}
_FORMULAS: Mapping[str, Mapping[str, str]] = {
    "Reuters": _STEMS | {"com": "compiling"},
    "Thomson Reuters Foundation": _STEMS,
}


class SignoffFormula(Rule):
    """Flag a sign-off that departs from the formula of the agency in the dateline."""

    code = "STR016"
    name = "signoff-formula"
    reads = frozenset({"structure"})
    quotes = "both"
    fix = "safe"

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each credit in other words."""
        dateline = doc.structure.dateline
        formula = _FORMULAS.get(dateline.agency or "") if dateline else None
        if dateline is None or formula is None:
            return
        for paragraph in doc.structure.of_role(Role.SIGN_OFF):
            for match in _WRONG.finditer(doc.at(paragraph.span)):
                verb = formula.get(match["verb"][:3].lower())
                if verb is None:
                    continue
                span = Span(*match.span("verb")).shifted(paragraph.span.start)
                right = verb.capitalize() if match["verb"][0].isupper() else verb
                yield self.finding(
                    span.to(Span(*match.span()).shifted(paragraph.span.start)),
                    f'"{match.group()}": the {dateline.agency} sign-off is "{right} by".',
                    fix=Fix(f'write "{right}"', (Edit(span, right),), safe=True),
                )
