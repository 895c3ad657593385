"""no-direct-quote: a long story in which nobody speaks.

## What it does
Flags a story of more than 400 words (option `words`) without a single quoted sentence.

## Why it matters
Quotations let readers hear the people concerned and judge for themselves.

## Bad
The pier of Port Halia will stay shut for a second summer after engineers found that salt water
had eaten through half of the iron legs that carry it, the town council decided on Monday. The
vote was nine to four.

The pier, 410 metres long, was built in 1893 for paddle steamers that brought workers from the
mills inland. It had a theatre at its end until a fire in 1957, and a small railway that carried
anglers and their baskets. For the past thirty years it had been a place for walks, with a tea
room at the gate and a row of slot machines that no longer took any coin in use.

Divers looked at the legs in March, after a storm had moved one of them by the width of a hand.
Their report runs to eighty pages and lists every leg with a photograph. Of the 212 legs, 101 are
sound, 64 can be wrapped in new steel, and 47 must be pulled out and made again. The work would
take two years and could only be done from April to September, when the sea is calm enough for a
barge.

The council has three plans before it. The first is to repair the whole pier, the second to repair
the half nearest to the shore and to take down the rest, and the third to take down all of it and
to keep the gate with its two towers as a monument. The finance committee prefers the second. A
group of residents has collected four thousand signatures for the first, and a builder from the
county town has offered to do the work for less if he may put up a hotel where the theatre stood.

The owner of the tea room, which employs eleven people in a good year, moved her tables to the
promenade last summer and lost about a third of her trade. The anglers have gone to the
breakwater, where the fishing is said to be better but the wind is cold and there is nowhere to
sit. Two weddings that were to be held at the end of the pier in June have been moved to the old
customs house.

Money is the hard part. The town has set aside a tenth of what the first plan would cost, and the
fund for historic buildings gives no more than half of any sum. A lottery grant may be asked for
again in January, after the last request was turned down for want of a business plan. The council
will meet again in the first week of October, and it has promised to put the three plans to a vote
of all residents before it signs any contract. Until then the gates stay locked.

## Good
The pier will stay shut. "We have no money for it," the mayor said.

## When to ignore
Market reports, briefs, tables.

## Authority
Copy-desk practice.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Finding, Option, Rule, Severity


class NoDirectQuote(Rule):
    """Flag long stories without a direct quotation."""

    code = "QUO009"
    name = "no-direct-quote"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"quotes", "structure"})
    quotes = "both"
    options = (Option("words", 400, "Words of body text from which a quotation is expected."),)

    def check(self, doc: Document) -> Iterator[Finding]:
        """At most one finding, on the first paragraph."""
        body = doc.structure.body
        length = sum(len(doc.at(paragraph.span).split()) for paragraph in body)
        if (
            body
            and length > self.option("words")
            and not any(quote.kind in ("direct", "block") for quote in doc.quotes)
        ):
            message = f"{length} words and no direct quotation: who could speak here?"
            yield self.finding(body[0].span, message)
