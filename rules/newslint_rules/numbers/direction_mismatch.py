"""direction mismatch: the verb says up where the figures go down, or the other way round.

## What it does

Compares the word of a change (rose, fell, a drop) with the two figures it stands between: "rose to
3.1% from 3.4%" is queried. Exact figures are compared as
they are written; tolerance for others: they must differ by more than "about" or "nearly" allows.
Ranks, negative figures, and clauses that tell two changes at once are left alone.

## Why it matters

Either the verb or a figure is wrong, and readers act on the verb.

## Bad

Prices are easing in the capital. Inflation rose to 3.1 percent in May from 3.4 percent in April.

## Good

Prices are easing in the capital. Inflation fell to 3.1 percent in May from 3.4 percent in April.

## When to ignore

When lower means better and the desk's verb speaks of quality ("improved to 3.1 from 3.4").

## Authority

Copy-desk arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Edit, Finding, Fix, Related, Rule, Severity, Span
from newslint_rules.numbers._arithmetic import meant
from newslint_rules.numbers._changes import Change, changes

_PAIRS = (
    "rose/fell rise/fall rises/falls risen/fallen rising/falling "
    "increases/decreases increased/decreased increasing/decreasing up/down higher/lower"
)
_OTHER_WAY = {
    one: other
    for pair in _PAIRS.split()
    for one, other in (pair.split("/"), reversed(pair.split("/")))
}


class DirectionMismatch(Rule):
    """Compares the direction of a verb with its two figures."""

    code = "NUM016"
    name = "direction-mismatch"
    severity = Severity.ERROR
    reads = frozenset({"structure", "sentences", "tokens", "quotes", "quantities"})
    fix = "suggest"

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each change whose figures go against its verb."""
        for change in changes(doc):
            if _contrary(change):
                went = "down" if change.rises else "up"
                yield self.finding(
                    change.cue,
                    f'"{doc.at(change.cue)}" here, but {doc.at(change.start.figure)} to '
                    f"{doc.at(change.to.figure)} is {went}: verb or figures wrong?",
                    related=(
                        Related(change.start.figure, "from here"),
                        Related(change.to.figure, "to here"),
                    ),
                    fix=_fix(doc, change.cue),
                    confidence=0.85,
                )


def _fix(doc: Document, cue: Span) -> Fix | None:
    """The plain opposite of the word, for words that have one."""
    word = doc.at(cue)
    other = _OTHER_WAY.get(word.lower())
    if other is None:
        return None
    other = other.capitalize() if word[0].isupper() else other
    return Fix(f'write "{other}"', (Edit(cue, other),))


def _contrary(change: Change) -> bool:
    start, to = change.start, change.to
    if start.exact and to.exact:
        return to.value != start.value and change.rises != (to.value > start.value)
    if meant(start).overlaps(meant(to)):
        return False
    return change.rises != (meant(to).low > meant(start).high)
