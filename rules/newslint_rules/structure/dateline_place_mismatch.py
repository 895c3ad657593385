"""dateline-place-mismatch: the dateline names a place where nothing of the story happens.

## What it does
Asks about a dateline whose city the story never mentions while it names another city of the list of
places three times or more. Capitals are left alone: much is reported from there.

## Why it matters
A dateline tells readers where the reporter was.

## Bad
CUSCO (AP) — The market of Arequipa burned on Monday. Firefighters from all over Arequipa came, and
the mayor of Arequipa thanked them.

## Good
AREQUIPA (AP) — The market burned on Monday. Firefighters from all over Arequipa came, and the mayor
of Arequipa thanked them.

## When to ignore
Stories that are told from another place, and say so.

## Authority
AP Stylebook, datelines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from newslint.api import Document, Finding, Related, Rule, Severity, Span, lazy_regex, lexicon
from newslint_rules.structure._names import country_forms

_WORD = r"\p{Lu}[\p{L}\p{M}-]+"
_NAME = lazy_regex(rf"{_WORD}(?: {_WORD}){{0,2}}")
_OFTEN = 3


class DatelinePlaceMismatch(Rule):
    """Flag datelines whose place the story never names."""

    code = "STR013"
    name = "dateline-place-mismatch"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"structure"})
    quotes = "both"

    def check(self, doc: Document) -> Iterator[Finding]:
        """At most one finding, on the place of the dateline."""
        dateline = doc.structure.dateline
        if dateline is None or not dateline.place or not doc.structure.body:
            return
        city = dateline.place.partition(",")[0]
        start = doc.structure.body[0].span.start
        body = doc.text[start:]
        capitals = {form.lower() for forms in country_forms().values() for form in forms}
        if city.lower() in body.lower() or city.lower() in capitals:
            return
        places = lexicon("places")
        found = [m for m in _NAME.finditer(body, overlapped=True) if m.group() in places]
        named = Counter(m.group() for m in found if m.group() not in country_forms())
        for place, count in named.most_common(1):
            if count >= _OFTEN:
                first = next(m for m in found if m.group() == place)
                span = Span(*first.span()).shifted(start)
                yield self.finding(
                    dateline.place_span,
                    f"The dateline is {city}, but the story speaks of {place} ({count} times):"
                    " where was it filed?",
                    related=(Related(span, f"{place} here"),),
                    confidence=0.6,
                )
