"""news-buried: the strongest fact stands low down in the story.

## What it does
Looks below the fifth paragraph for a hard fact, somebody *killed*, *arrested* or *sacked* on a
weekday or *today*, when neither the headline nor the first three paragraphs hold any such fact.
Quotations do not count, nor does what is told without its day.

## Why it matters
An editor cuts from the bottom, and a reader leaves before the end.

## Bad
Council debates new market hall

The council of Orlo debated a new market hall on Monday.

The hall would cost 3 million euros, the mayor said.

It would stand beside the old bridge.

Traders want a larger roof.

Work could begin in May.

Two workers were killed on Monday when the roof of the old hall fell in.

## Good
Roof of market hall kills two

Two workers were killed on Monday when the roof of the old market hall of Orlo fell in.

The council was to debate a new hall.

It would cost 3 million euros, the mayor said.

It would stand beside the old bridge.

Traders want a larger roof.

The two workers were killed at once, a doctor said on Monday.

## When to ignore
A feature that keeps its turn for the end.

## Authority
Copy-desk practice: the news is in the first paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import Document, Finding, Related, Role, Rule, Severity, Span, lazy_regex

_FACT = lazy_regex(
    r"\b(?:killed|shot dead|found dead|died|drowned|arrested|detained|indicted|charged with|"
    r"resigned|sacked|fired|ousted|collapsed|evacuated|kidnapped|filed for bankruptcy)\b",
    regex.IGNORECASE,
)
_NOW = lazy_regex(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|tonight|yesterday"
    r"|this (?:morning|week))\b"
)
_STOP = lazy_regex(r"(?<=[.!?])[\"”’]*\s")
_LEADS = 3
_LOW = 5


class NewsBuried(Rule):
    """Query a hard fact of the day that comes late and is not told above."""

    code = "STR015"
    name = "news-buried"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"structure"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """At most one finding, on the fact."""
        body = doc.structure.of_role(Role.BODY)
        top = (*doc.structure.of_role(Role.HEADLINE, Role.DECK), *body[:_LEADS])
        if any(_FACT.search(doc.at(paragraph.span)) for paragraph in top):
            return
        for number, paragraph in enumerate(body[_LOW:], start=_LOW + 1):
            for sentence in _sentences(doc, paragraph.span):
                fact = _FACT.search(doc.text, sentence.start, sentence.end)
                if fact and _NOW.search(doc.text, sentence.start, sentence.end):
                    span = Span(*fact.span())
                    yield self.finding(
                        span,
                        f'"{doc.at(span)}" comes in paragraph {number}, and nothing of it above: is'
                        " this the news?",
                        related=(Related(body[0].span, "the story begins here"),),
                        confidence=0.6,
                    )
                    return


def _sentences(doc: Document, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for match in _STOP.finditer(doc.text, paragraph.start, paragraph.end):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, paragraph.end)
