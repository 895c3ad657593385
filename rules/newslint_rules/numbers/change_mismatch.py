"""change mismatch: a rise or fall from one figure to another stated as the wrong amount.

## What it does

Reads statements of change that give both ends and the step between them ("rose 20% to 150 from
100", "from 4 million to 6 million, up 50%", "doubled to 40 from 20") and works the step out again;
also where the percentage stands in the sentence before its two ends, and where a move is told in
money, in percent and by where it led ("rose $1.52, or 1.8%, to $84.34").

Tolerance: each figure may stand for anything it could have been rounded from (half of its last
digit; whole numbers that end in zeros at most two per cent), "about", "nearly" and the like add
their usual slack, and the claim may be a full percentage point off, or a tenth of a point beside a
step in money; a fraction in words ("by a third") may be fifteen per cent of its size off. "Doubled"
covers 1.75 to 2.3 times, "halved" 0.42 to 0.6 times. Annualised, adjusted and like-for-like figures
are left alone.

## Why it matters

A wrong percentage beside two right figures is the commonest error of arithmetic in print, and any
reader with a pencil finds it.

## Bad

The port handled more cargo this spring. Container traffic rose 20% to 150,000 boxes from 100,000 a
year earlier.

## Good

The port handled more cargo this spring. Container traffic rose 50% to 150,000 boxes from 100,000 a
year earlier.

## When to ignore

When the percentage rests on unrounded figures or another base; say so in the copy.

## Authority

Copy-desk arithmetic; the method of recomputing reported results is that of statcheck (Nuijten and
others, 2016).
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Finding, Quantity, QuantityKind, Related, Rule, Severity
from newslint_rules.numbers._arithmetic import Range, meant, shown
from newslint_rules.numbers._changes import ADJUSTED, Change, changes
from newslint_rules.numbers._growth import linked_changes, moved_prices
from newslint_rules.numbers._multiples import Multiple, multiples
from newslint_rules.numbers._rewriting import rewritten

_POINT = 1.0
_SHARE = 0.04
_PRICE = 0.1
_FRACTION = 0.15


class ChangeMismatch(Rule):
    """Recomputes the step between the two ends of a stated change."""

    code = "NUM006"
    name = "change-mismatch"
    severity = Severity.ERROR
    reads = frozenset({"structure", "sentences", "tokens", "quotes", "quantities"})
    fix = "suggest"

    def compared(self, doc: Document) -> Iterator[tuple[Quantity, ...]]:
        """Both ends of a change, with the step where it is told."""
        for change in (*changes(doc), *linked_changes(doc)):
            yield tuple(q for q in (change.by, change.start, change.to) if q is not None)
        for step, by, to, _ in moved_prices(doc):
            yield step, by, to

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each stated step that its two ends do not allow."""
        seen: set[int] = set()
        for change in (*changes(doc), *linked_changes(doc)):
            if change.by is None or change.by.index in seen or ADJUSTED.search(change.text):
                continue
            seen.add(change.by.index)
            yield from self._step(doc, change, change.by)
        for step, by, to, rose in moved_prices(doc):
            if by.index not in seen:
                yield from self._price(doc, step, by, to, rose=rose)
        for multiple in multiples(doc):
            yield from self._factor(doc, multiple)

    def _step(self, doc: Document, change: Change, by: Quantity) -> Iterator[Finding]:
        found = _worked_out(change, by)
        if found is None:
            return
        allowed, answer = found
        if allowed.overlaps(meant(by)):
            return
        ends = f"{doc.at(change.start.figure)} to {doc.at(change.to.figure)}"
        kind = "a rise" if change.to.value > change.start.value else "a fall"
        yield self.finding(
            by.figure,
            f"{ends} is {kind} of {_told(by, answer)}, not {doc.at(by.figure)}: "
            "which figure is wrong?",
            related=_ends(change.start, change.to),
            fix=None if by.kind is QuantityKind.RATIO else rewritten(doc, by, answer),
            confidence=0.85,
        )

    def _price(
        self, doc: Document, step: Quantity, by: Quantity, to: Quantity, *, rose: bool
    ) -> Iterator[Finding]:
        """A move told in money, in percent and by where it led."""
        moved, level = meant(step, capped=True), meant(to, capped=True)
        start = level - moved if rose else level + moved
        answer = 100 * step.value / (to.value - step.value if rose else to.value + step.value)
        allowed = moved.over(start).times(100).widened(max(_PRICE, _SHARE * answer))
        if start.low > 0 and not allowed.overlaps(meant(by)):
            yield self.finding(
                by.figure,
                f"{doc.at(step.figure)} {'up' if rose else 'down'} to {doc.at(to.figure)} is "
                f"{shown(answer)}%, not {doc.at(by.figure)}: which figure is wrong?",
                related=(Related(step.figure, "the step"), Related(to.figure, "to here")),
                fix=rewritten(doc, by, answer),
                confidence=0.85,
            )

    def _factor(self, doc: Document, multiple: Multiple) -> Iterator[Finding]:
        ratio = meant(multiple.to, capped=True).over(meant(multiple.start, capped=True))
        if ratio.overlaps(Range(multiple.low, multiple.high)):
            return
        times = multiple.to.value / multiple.start.value
        yield self.finding(
            multiple.span,
            f'"{doc.at(multiple.span)}" here, but {doc.at(multiple.start.figure)} to '
            f"{doc.at(multiple.to.figure)} is {times:.2g} times: which is right?",
            related=_ends(multiple.start, multiple.to),
            confidence=0.8,
        )


def _ends(start: Quantity, to: Quantity) -> tuple[Related, ...]:
    return (Related(start.figure, "from here"), Related(to.figure, "to here"))


def _told(by: Quantity, answer: float) -> str:
    """The answer as the message shows it."""
    if by.kind in (QuantityKind.PERCENT, QuantityKind.RATIO):
        return f"{shown(answer)}%"
    return shown(answer, by)


def _worked_out(change: Change, by: Quantity) -> tuple[Range, float] | None:
    """What the step can be and its plain answer; None where the figures do not compare.

    The answer to a fraction in words ("by a third") is in percent.
    """
    start, to = change.start, change.to
    if start.value == 0 or _loose(by, start, to):
        return None
    share = by.kind is QuantityKind.RATIO and by.unit is None and by.value < 1
    if (by.kind is QuantityKind.PERCENT or share) and start.kind is not QuantityKind.PERCENT:
        ratio = meant(to, capped=True).over(meant(start, capped=True))
        percents = Range(abs(ratio.low - 1) * 100, abs(ratio.high - 1) * 100)
        low, high = sorted((percents.low, percents.high))
        if ratio.low <= 1 <= ratio.high:
            low = 0.0
        answer = abs(to.value / start.value - 1) * 100
        slack = max(_POINT, (_FRACTION if share else _SHARE) * answer)
        allowed = Range(low, high).widened(slack)
        return allowed.times(0.01) if share else allowed, answer
    points = by.kind is QuantityKind.POINTS and start.kind is QuantityKind.PERCENT
    if not points and (by.kind is not start.kind or by.unit != start.unit):
        return None
    if by.kind is QuantityKind.PERCENT:
        return None
    size = 100.0 if by.unit == "basis point" else 1.0
    difference = meant(to, capped=True) - meant(start, capped=True)
    low, high = sorted((abs(difference.low) * size, abs(difference.high) * size))
    if difference.low <= 0 <= difference.high:
        low = 0.0
    slack = 0.05 * size if points else _SHARE * high
    return Range(low, high).widened(slack), abs(to.value - start.value) * size


def _loose(by: Quantity, start: Quantity, to: Quantity) -> bool:
    """Whether the step may count something else than its ends ("fell at 22 sites to 10")."""
    return by.kind is QuantityKind.COUNT is start.kind and by.noun not in (
        None,
        start.noun,
        to.noun,
    )
