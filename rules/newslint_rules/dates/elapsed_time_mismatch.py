"""elapsed time mismatch: the years do not make the stated span.

## What it does

Works out spans that copy states together with their years: "for six years, from 2006 to 2009", "ten
years ago, in 2012", "in 1855, 80 years after ... in 1795", "the 10th anniversary of the 2001
floods".

It also does later years ("sank in 1912 and was found 83 years later, in 1995"), anniversaries and
terms in prison; days moved ("a week earlier, on March 24 instead of March 31", to the day, weeks to
two days), days apart ("began on March 3 and ended three weeks later, on March 24"; "for five days,
from Monday to Friday": one day either way, three for weeks, half a month for months; "on Tuesday,
two days after Sunday's defeat": to the day up to three days) and hours
("opens at 9 a.m. and closes eight hours later, at 5 p.m.": half an hour); and finds a span whose
year stands elsewhere in the story, when the two are one digit apart, two spans that run to one end
("34 years after ... in 1990", "in 1992, it took another 22 years"), and a span since the last time
("not in nearly two decades", "last used in 2005").

Tolerance: one year either way (events late in the year, inclusive counting), two for decades; ten
per cent, at least two years, for "about", "nearly" and "some"; "more than" and "at least" bind on
one side. Where the story has no date of its own, "ago" is not checked.

## Why it matters

One of the three numbers is wrong, and every reader can see which two do not fit.

## Bad

The firm ran the ferry for six years, from 1996 to 2012, before it was sold.

## Good

The firm ran the ferry for 16 years, from 1996 to 2012, before it was sold.

## When to ignore

When the span leaves out years on purpose ("except for the war").

## Authority

Copy-desk arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Finding, Related, Rule, Severity, Span
from newslint_rules.dates._aftermath import days_after
from newslint_rules.dates._apart import apart, hours_apart
from newslint_rules.dates._ends import one_end, since_the_last
from newslint_rules.dates._reckonings import reckonings
from newslint_rules.dates._shifts import Shift, shifts
from newslint_rules.dates._slips import slipped
from newslint_rules.dates._spans import Elapsed, elapsed, last_before_since
from newslint_rules.numbers._rewriting import rewritten


class ElapsedTimeMismatch(Rule):
    """Works out stated spans of years."""

    code = "DAT004"
    name = "elapsed-time-mismatch"
    severity = Severity.ERROR
    reads = frozenset({"structure", "sentences", "tokens", "quotes", "quantities", "dates"})
    fix = "suggest"

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each span that its years do not make."""
        seen: set[int] = set()
        told = (elapsed, reckonings, slipped, one_end, since_the_last)
        for found in (span for spans in told for span in spans(doc)):
            if found.stated.index not in seen and not found.fits:
                seen.add(found.stated.index)
                yield self._finding(doc, found)

        shifted: set[Span] = set()
        for shift in (*shifts(doc), *apart(doc), *days_after(doc), *hours_apart(doc)):
            if not shift.fits and shift.stated not in shifted:
                shifted.add(shift.stated)
                yield self._shifted(doc, shift)
        for since, last in last_before_since(doc):
            yield self.finding(
                last,
                f'"{doc.at(last)}" here, but the sentence counts since {doc.at(since)}: '
                "which year is wrong?",
                related=(Related(since, "counted from here"),),
                confidence=0.8,
            )

    def _shifted(self, doc: Document, shift: Shift) -> Finding:
        one, other = shift.ends
        return self.finding(
            shift.stated,
            f'"{doc.at(shift.stated)}" here, but {doc.at(one)} and {doc.at(other)} are '
            f"{shift.actual} {shift.unit}{'s' if shift.actual != 1 else ''} apart: which is wrong?",
            related=(Related(one, "one day"), Related(other, "the other day")),
            confidence=0.8,
        )

    def _finding(self, doc: Document, found: Elapsed) -> Finding:
        years = found.years
        what = f"{found.earlier} to {found.later} is {years} year{'s' if years != 1 else ''}"
        return self.finding(
            found.stated.span,
            f'"{doc.at(found.stated.span)}" here, but {what}: which is wrong?',
            related=tuple(Related(span, "a year of the span") for span in found.ends),
            fix=rewritten(doc, found.stated, years) if found.stated.unit == "year" else None,
            confidence=found.confidence,
        )
