"""title-capitalisation: an office with capitals although no name follows.

## What it does

Finds offices with capitals after *the, a, his* and the like, where no name follows: *the Prime
Minister said*. Formal names of offices (*the Lord Mayor of York*), headlines and quotations are
left alone.

## Why it matters

Capitals before a name, small letters elsewhere: one rule for all saves a hundred decisions.

## Bad

Only the Prime Minister can open the road.
---
She wrote to the Governor, and his Finance Minister wrote back.

## Good

Only the prime minister can open the road.
---
Reporters met Prime Minister Leila Noor in the hall. The President Hotel was full.

## When to ignore

Houses that give capitals to their own head of state.

## Authority

AP Stylebook and Guardian style guide, titles.
"""

from __future__ import annotations

from collections.abc import Iterable

from newslint.api import Document, Edit, Finding, Fix, Role, Rule, Severity, Span, lazy_regex

_READ = frozenset({Role.BODY, Role.LIST_ITEM, Role.CAPTION})
_OFFICE = lazy_regex(
    r"(?<=\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) )"
    r"(?:Prime Minister|Vice President|President|Governor|Mayor|Senator|Ambassador|Bishop"
    r"|Chief Executive|(?:Foreign|Finance|Defen[cs]e|Health|Interior|Justice|Education) Minister"
    r"|(?:Foreign|Home|Defen[cs]e|Health|Treasury) Secretary)\b"
    r"(?!(?:['’]s)? \p{Lu}|[-/&]| of (?:the )?\p{Lu}| for \p{Lu}| General)"
)


class TitleCapitalisation(Rule):
    """Offer small letters for an office without a name."""

    code = "NAM005"
    name = "title-capitalisation"
    severity = Severity.SUGGESTION
    default = ("ap", "guardian", "reuters")
    fix = "safe"
    reads = frozenset({"structure", "quotes"})

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for each office with capitals that stands alone."""
        for paragraph in doc.structure.of_role(*_READ):
            for match in _OFFICE.finditer(doc.text, paragraph.span.start, paragraph.span.end):
                span, small = Span(*match.span()), match.group().lower()
                fix = Fix(f"write {small}", (Edit(span, small),), safe=True)
                message = f'"{match.group()}" without a name: "{small}"?'
                yield self.finding(span, message, fix=fix, confidence=0.8)
