"""unfulfilled-sequence: a first account or a first side that nothing follows.

## What it does
Looks for *initially said* and its like (a first account that the source must have changed), and for
*on the one hand*, and reports those whose counterpart does not come in the next five sentences: a
later account, a denial, a new figure, *but*, *later*, *on the other hand*.

## Why it matters
The word promises the reader a second half. Where it has been cut, the story keeps the version that
its source has withdrawn.

## Bad
A union source initially said 40 men had been dismissed. The mine lies near the border.
---
On the one hand the port needs a crane, the mayor says. The town has no money. It is small.

## Good
A union source initially said 40 men had been dismissed. The union later put the figure at 31.
---
Officials first said the bridge would hold, but cracks were found in May.

## When to ignore
*Initially* in the sense of *to begin with*: the loan will initially be for two years.

## Authority
Copy-desk practice.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import Document, Finding, Role, Rule, Severity, Span, lazy_regex

_REACH = 5
_SPEECH = r"(?:said|told|reported|stated|claimed|announced|denied|estimated|put)"
_FIRST = lazy_regex(
    rf"\b(?:had )?(?:initially|originally|at first|first)\s+{_SPEECH}\b"
    rf"|\b(?:[Ii]nitial|[Ff]irst|[Ee]arly) (?:reports?|accounts?) (?:said|put|suggested|spoke)\b"
)
_ONE_HAND = lazy_regex(r"\b[Oo]n (?:the )?one hand\b")
_OTHER_HAND = lazy_regex(r"\bother\b|\bbut\b|\byet\b|\bhowever\b", regex.IGNORECASE)
# What shows that the account was changed, or that the story goes on in time.
_SECOND = lazy_regex(
    r"\b(?:later|then|but|however|although|though|before|after(?:wards?)?|subsequently|eventually"
    r"|finally|now|since|revised|corrected|updated|raised|lowered|increased|changed|retracted"
    r"|withdrew|withdrawn|admitted|clarified|turned out|emerged|instead|yet|until|meanwhile"
    r"|in fact|actually|latest|despite|no longer|second)\b",
    regex.IGNORECASE,
)


class UnfulfilledSequence(Rule):
    """Report a first half without its second."""

    code = "COH005"
    name = "unfulfilled-sequence"
    severity = Severity.WARNING
    reads = frozenset({"sentences", "quotes"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each opening word whose counterpart is missing."""
        for first, second, what in (
            (_FIRST, _SECOND, "and later?"),
            (_ONE_HAND, _OTHER_HAND, "and on the other?"),
        ):
            for sentence in doc.sentences:
                if sentence.role is not Role.BODY:
                    continue
                match = first.search(doc.text, sentence.span.start, sentence.span.end)
                if match is None:
                    continue
                last = doc.sentences[min(sentence.index + _REACH, len(doc.sentences) - 1)]
                before = doc.text[sentence.span.start : match.start()]
                after = doc.text[match.end() : last.span.end]
                if not second.search(after) and not second.search(before):
                    yield self.finding(
                        Span(*match.span()), f'"{match.group()}": {what}', confidence=0.7
                    )
