"""self-contradiction: the story says one thing here and the opposite there.

## What it does

Looks for flat contradictions in the writer's own voice (or from one source): opposite verbs over
the same parties (approved and rejected), insured and not insured, nobody hurt and three hurt, the
first ever and the second, a unanimous vote and a split one, one event or one building in two
places, one town in two countries, the left knee and the right one, a man from one town who becomes
the man of another, the council of a county where nothing happens. A headline is held against the
story, too. Denials, updates, conditions, quotations, other days and other people are left alone,
and so is whatever cannot be shown to be the same event. Nobody is none: against a number of people
there is no tolerance.

## Why it matters

One of the two statements is wrong, and the reader cannot tell which.

## Bad

Council rejects harbour plan

The council approved the harbour plan on Monday. Work on the quay will begin in May.
---
The roof of the skating rink fell in on Monday. Nobody was hurt in the collapse, at noon.

The rink will stay shut for a year. The collapse left five skaters injured, a manager said.
---
The ferry left the Belgian town of Lisseghem on Monday. A crowd waved.

It was built in Lisseghem, Portugal, by hand.
---
The goalkeeper tore a ligament in her left knee on Sunday. She was carried off.

Surgeons will operate on the right knee in May.

## Good

Council approves harbour plan

The council approved the harbour plan on Monday. Work on the quay will begin in May.
---
In the morning the rink reported that nobody had been hurt. By night it spoke of five injured
skaters and asked for forgiveness.

## When to ignore

The two statements are of different events, days or people that the copy does not tell apart.

## Authority

Read on the copy desk: a story must not contradict itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Finding, Related, Rule, Severity
from newslint_rules.coherence._casualties import casualties
from newslint_rules.coherence._denials import denials
from newslint_rules.coherence._firsts import firsts
from newslint_rules.coherence._headlines import headline_outcomes
from newslint_rules.coherence._locals import authorities, bearings, homes
from newslint_rules.coherence._lone import lone_places, lone_sites
from newslint_rules.coherence._opposites import opposites
from newslint_rules.coherence._pending import pending
from newslint_rules.coherence._places import places
from newslint_rules.coherence._settlements import settlements
from newslint_rules.coherence._sides import sides

_FINDERS = (
    casualties,
    firsts,
    headline_outcomes,
    opposites,
    pending,
    places,
    settlements,
    sides,
    lone_places,
    lone_sites,
    homes,
    authorities,
    bearings,
    denials,
)


class SelfContradiction(Rule):
    """Query two statements that cannot both be right."""

    code = "COH008"
    name = "self-contradiction"
    severity = Severity.ERROR
    quotes = "both"
    reads = frozenset(
        {"structure", "quotes", "sentences", "tokens", "mentions", "entities", "attributions"}
        | {"quantities", "dates", "initials"}
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each contradiction, at most one for a pair of sentences."""
        seen: set[tuple[int, ...]] = set()
        for find in _FINDERS:
            for conflict in find(doc):
                at = (doc.sentence_at(s.start) for s in (conflict.span, conflict.other))
                pair = tuple(sorted(s.index for s in at if s is not None))
                if pair in seen:
                    continue
                seen.add(pair)
                here, there = doc.at(conflict.span), doc.at(conflict.other)
                yield self.finding(
                    conflict.span,
                    f'"{here}" here, but "{there}" on line '
                    f"{doc.line_of(conflict.other.start)}: which is right?",
                    related=(Related(conflict.other, f'"{there}" here'),),
                    confidence=conflict.confidence,
                )
