"""total does not add up: the parts given for a whole make another sum.

## What it does

Adds up parts where the copy lays out a whole: behind a colon or dash ("five people: two women, two
children and a man"), in apposition when the parts divide the whole ("five people, two women and two
children, died"), before "a total of" and "in all", two kinds of people against the number on board,
and one amount a paragraph against the total in the lede, when their number is told there or they
miss the total by one digit; outcomes that divide a group ("of the 48 schools, 31 passed and 17
failed"), amounts behind a colon, the dead at the scene and in hospital, "together they have". It
also does the sums that copy does in passing: the rest of a group ("of the 60, 42 were freed and the
other 18 ..."), a majority, so much each, a margin of profit, games won, lost and drawn, so much a
month and a year (a tenth either way).

Tolerance: whole numbers must match exactly; decimals, scaled and hedged figures, and numbers over a
thousand that end in two zeros, may stand for anything they could have been rounded from. The errors
of several parts are taken to cancel out in part (the root of the sum of their squares). "Including"
and "among them" open no sum.

## Why it matters

When the parts do not make the whole, a part is missing or a figure is wrong, and the correction is
printed under the paper's name.

## Bad

Five people died in the fire, two women and two children, the governor said.
---
The bus was carrying 43 passengers. Rescuers found 21 men and 19 women, a total of 43 people.

## Good

Five people died in the fire: two women, two children and a man, the governor said.
---
The auction drew 40 bidders, including nine dealers and two museums.

## When to ignore

When groups overlap, or a remainder is left out on purpose; say so in the copy.

## Authority

Copy-desk arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot, inf, isfinite

from newslint.api import Document, Finding, Quantity, Related, Rule, Severity, lazy_regex
from newslint_rules.numbers._aboard import aboard
from newslint_rules.numbers._arithmetic import Range, meant, shown
from newslint_rules.numbers._balances import Balance, balances
from newslint_rules.numbers._divided import divided
from newslint_rules.numbers._downstory import down_the_story
from newslint_rules.numbers._partitions import partitions
from newslint_rules.numbers._rewriting import rewritten
from newslint_rules.numbers._sums import Sum, sums
from newslint_rules.numbers._totals import totals

_THOUSAND = 1000
_ONE_OF = lazy_regex(r"(?:\b(?:one|first|second|third|fourth|fifth|middle)|est) of (?:the )?$")


class TotalDoesNotAddUp(Rule):
    """Adds up parts and compares with the whole."""

    code = "NUM004"
    name = "total-does-not-add-up"
    severity = Severity.ERROR
    reads = frozenset({"structure", "sentences", "tokens", "quotes", "quantities"})
    fix = "suggest"

    def compared(self, doc: Document) -> Iterator[tuple[Quantity, ...]]:
        """Totals with their parts."""
        for found in _all(doc):
            yield (found.total, *(part for part, _ in found.parts if part is not None))
        for balance in balances(doc):
            yield (balance.stated, *balance.used)

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each whole that its parts do not make."""
        seen: set[int] = set()
        for found in _all(doc):
            if found.total.index in seen or _fits(found) or _counts_oneself(doc, found.total):
                continue
            seen.add(found.total.index)
            yield self._finding(doc, found)
        for balance in balances(doc):
            figures = {balance.stated.index, *(used.index for used in balance.used)}
            if not balance.fits and not figures & seen:
                seen |= figures
                yield self._off(doc, balance)

    def _off(self, doc: Document, balance: Balance) -> Finding:
        stated = balance.stated
        return self.finding(
            stated.figure,
            f"{balance.terms} = {shown(balance.answer, stated)}, not {doc.at(stated.figure)}: "
            "which figure is wrong?",
            related=tuple(Related(used.figure, "a term") for used in balance.used),
            fix=rewritten(doc, stated, balance.answer),
            confidence=0.8,
        )

    def _finding(self, doc: Document, found: Sum) -> Finding:
        terms = " + ".join(_term(doc, part, value) for part, value in found.parts)
        total = sum(value for _, value in found.parts)
        line = doc.line_of(found.total.figure.start)
        at = found.at or found.total.figure
        where = "" if doc.line_of(at.start) == line else f" (line {line})"
        related = tuple(Related(q.figure, "a part") for q, _ in found.parts if q is not None)
        if found.at is not None:
            related = (Related(found.total.figure, "the total"), *related)
        return self.finding(
            at,
            f"{terms} = {shown(total, found.total)}, not {doc.at(found.total.figure)}{where}: "
            "which figure is wrong?",
            related=related,
            fix=rewritten(doc, found.total, total) if found.at is None else None,
            confidence=found.confidence,
        )


def _all(doc: Document) -> Iterator[Sum]:
    for read in (sums, totals, aboard, divided, partitions, down_the_story):
        yield from read(doc)


def _counts_oneself(doc: Document, total: Quantity) -> bool:
    """Whether the one of whom it is said is among the whole but not among its parts."""
    return _ONE_OF.search(doc.text[max(0, total.span.start - 24) : total.span.start]) is not None


def _term(doc: Document, part: Quantity | None, value: float) -> str:
    return doc.at(part.figure) if part is not None else shown(value)


def _fits(found: Sum) -> bool:
    parts = [Range(v, v) if q is None else _worth(q) for q, v in found.parts]
    if not all(isfinite(part.high) for part in parts):
        low = sum(part.low for part in parts)
        return Range(low, inf).overlaps(_worth(found.total))
    middle = sum((part.low + part.high) / 2 for part in parts)
    off = hypot(*((part.high - part.low) / 2 for part in parts))
    return Range(middle - off, middle + off).overlaps(_worth(found.total))


def _worth(quantity: Quantity) -> Range:
    """What a figure of a sum can stand for: whole numbers below a thousand are taken as counted."""
    counted = quantity.exact and quantity.step == 1
    if counted and (quantity.value < _THOUSAND or quantity.value % 100):
        return Range(quantity.value, quantity.value)
    return meant(quantity)
