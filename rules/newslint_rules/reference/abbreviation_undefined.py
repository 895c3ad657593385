"""abbreviation-undefined: initials that the story never spells out.

## What it does

Looks for initials whose long form stands nowhere in the story, and for those whose long form stands
well before without the initials beside it, so that the reader is left to put the two together.
Initials that every reader knows, firms and stations whose name is initials, tickers, units, codes,
words in capitals, and initials inside a longer name are left alone. So are those that the copy
explains in other words (*VLKS, the growers' bank*; *the union VLKS*). The long form may come
later. Names known to a house go into the vocabulary ``initials``.

## Why it matters

A reader who stumbles over RTGC stops reading. After a cut the initials often outlive the sentence
that introduced them.

## Bad

VELIN - The mayor met farmers on Monday to talk about drought.

Officials of the BWRD said the wells would last until June.
---
VELIN - The Baltic Relief and Repair Council took over the shelter in May.

It has 40 beds and two nurses, the town says.

Neighbours welcomed the move, though some had hoped for a school.

On Monday BRRC staff found the door locked.

## Good

VELIN - The mayor met farmers on Monday to talk about drought.

Officials of the Belt Water Resources Department (BWRD) said the wells would last until June.

The BWRD will drill two more.

## When to ignore

Copy for readers of one trade, who know its initials.

## Authority

Reuters Handbook, "abbreviations"; Guardian style guide, "abbreviations and acronyms".
"""

from __future__ import annotations

from collections.abc import Iterable

from newslint.api import (
    Document,
    Edit,
    Finding,
    Fix,
    Initialism,
    Option,
    Related,
    Role,
    Rule,
    Span,
    lexicon,
)

_READ = frozenset({Role.BODY, Role.LIST_ITEM, Role.BLOCK_QUOTE, Role.CAPTION})


class AbbreviationUndefined(Rule):
    """Query initials that are never spelled out, or never tied to their long form."""

    code = "REF007"
    name = "abbreviation-undefined"
    fix = "suggest"
    quotes = "both"
    reads = frozenset({"structure", "quotes", "initials"})
    options = (
        Option("known", (), "Initials that need no introduction, besides the built-in list."),
        Option("far", 2, "Paragraphs after which a long form without its initials is reported."),
    )

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield one finding for each set of initials that is not introduced."""
        known = lexicon("initials_known") | set(self.option("known"))
        known |= {word.upper() for word in doc.vocabulary.get("initials", ())}
        for initialism in doc.initials:
            if initialism.letters in known or initialism.letters.rstrip("s") in known:
                continue
            if initialism.tie or initialism.explained or initialism.part_of_name:
                continue
            use = _first_use(doc, initialism)
            if use is None or not _needs_introduction(doc, initialism, use):
                continue
            if initialism.expansion is None:
                yield self._unknown(doc, initialism, use)
            elif self._is_far(doc, initialism.expansion, use):
                yield self._untied(doc, initialism, initialism.expansion, use)

    def _is_far(self, doc: Document, expansion: Span, use: Span) -> bool:
        """Whether the long form stands so many paragraphs before that it must be remembered."""
        if expansion.start > use.start or not _is_spelled_by_capitals(doc.at(expansion)):
            return False
        first = doc.structure.paragraph_at(expansion.start)
        second = doc.structure.paragraph_at(use.start)
        if first is None or second is None:
            return False
        return second.index - first.index >= int(self.option("far"))

    def _unknown(self, doc: Document, initialism: Initialism, use: Span) -> Finding:
        message = f'"{initialism.letters}" is never spelled out: what does it stand for?'
        again = tuple(Related(span, "and here") for span in initialism.uses[1:3])
        return self.finding(use, message, related=again, confidence=0.75)

    def _untied(self, doc: Document, initialism: Initialism, expansion: Span, use: Span) -> Finding:
        letters = initialism.letters
        message = (
            f'"{letters}" on line {doc.line_of(use.start)} is never introduced: '
            f"put ({letters}) after the name here?"
        )
        after = Span(expansion.end, expansion.end)
        fix = Fix(f"add ({letters})", (Edit(after, f" ({letters})"),))
        related = (Related(use, "the initials, unexplained"),)
        return self.finding(expansion, message, related=related, fix=fix, confidence=0.7)


def _first_use(doc: Document, initialism: Initialism) -> Span | None:
    """The first use in the writer's own words, else in what somebody says; None in a headline."""
    read = [
        span
        for span in initialism.uses
        if (paragraph := doc.structure.paragraph_at(span.start)) and paragraph.role in _READ
    ]
    own = [span for span in read if doc.quote_at(span.start) is None]
    if own or len(read) > 1:
        return (own or read)[0]
    return None


def _needs_introduction(doc: Document, initialism: Initialism, use: Span) -> bool:
    """Whether initials are long enough, or stand after *the*, to be those of a body."""
    if len(initialism.letters) > 2:
        return True
    return any(
        doc.text[max(0, span.start - 4) : span.start].lower() == "the " for span in initialism.uses
    )


def _is_spelled_by_capitals(expansion: str) -> bool:
    return expansion[:1].isupper() and sum(word[:1].isupper() for word in expansion.split()) > 1
