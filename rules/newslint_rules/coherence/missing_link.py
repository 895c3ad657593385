"""missing-link: a parent company of nobody knows whom.

## What it does
Reports a noun that lives by a second one (*the parent company*, *the umbrella group*, *the armed
wing*) when the story never says what it belongs to: no *of*, no possessive beside it, and no verb
such as *owns* or *belongs to* in any sentence that has the noun.

## Why it matters
The reader has to know how the two sides hang together, and the writer knows it too well to say it.

## Bad
Militiamen fired at the bridge on Monday. The umbrella group denied that it gave the order.

The army closed the road. Talks will begin in May.

## Good
Militiamen of the River Brigade fired at the bridge on Monday. The umbrella group that the brigade
belongs to denied that it gave the order.

The army closed the road. Talks will begin in May.

## When to ignore
A short follow-up whose readers know the parties.

## Authority
Copy-desk practice.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import Document, Finding, Role, Rule, Severity, Span, lazy_regex

_PATTERN = lazy_regex(
    r"\b[Tt]he (?P<noun>(?:umbrella|parent|splinter|breakaway|sister|mother|successor|front) "
    r"(?:group|organisation|organization|company|party|movement|firm|body)"
    r"|(?:armed|military|political|youth|student|women's) wing"
    r"|(?:local|regional|national) (?:affiliate|branch|offshoot)|subsidiary|offshoot)\b"
)
_LINK = lazy_regex(
    r"\s*(?:[,(]|(?:of|own\w+|belong\w*|that|which|whose|to which|under|behind|formed|founded|"
    r"linked|affiliated|called|known|named|for)\b)"
)


class MissingLink(Rule):
    """Report nouns whose other half the story never names."""

    code = "COH006"
    name = "missing-link"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"structure", "sentences", "quotes"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each such noun, at its first mention."""
        told: set[str] = set()
        for sentence in doc.sentences:
            if sentence.role is not Role.BODY:
                continue
            for match in _PATTERN.finditer(doc.text, sentence.span.start, sentence.span.end):
                span, noun = Span(*match.span()), match["noun"]
                if noun in told or doc.in_quotation(span):
                    continue
                told.add(noun)
                if not _is_linked(doc, noun):
                    yield self.finding(
                        span, f'"{doc.at(span)}": of whom? The story does not say.', confidence=0.6
                    )


def _is_linked(doc: Document, noun: str) -> bool:
    """Whether some mention of the noun has its other half in front of it or close behind it."""
    for match in regex.finditer(rf"(?<before>\S+\s+)?\b{regex.escape(noun)}\b", doc.text):
        before = (match["before"] or "").strip().lower()
        if before.endswith(("'s", "’s")) or before in {"its", "their", "his", "her", "a", "an"}:
            return True
        if before and match["before"].strip()[0].isupper() and before != "the":
            return True
        if _LINK.match(doc.text, match.end()):
            return True
    return False
