"""headline number not in body: a figure of the headline that the body gives otherwise.

## What it does

Looks for every exact figure of headline and deck in the body: the same value, or one that rounds to
it, or the sum of two figures of one sentence. When it is not there, but the body gives another
figure for the same thing (noun, event, unit) near the top, or one that reads like the same figure
told again, the headline is queried; less surely so for sums, measures, lengths of time, percentages
and scores, when the body has another one of that kind and unit in a sentence that shares a word
with the headline.

Tolerance: half of the last digit of the headline figure, five per cent for round numbers, and
whatever "about", "nearly" or "more than" in the body allow. Years, ordinals, codes and the number
one are left alone.

## Why it matters

Most readers read only the headline.

## Bad

Twelve killed in ferry fire

Eleven people were killed when a ferry caught fire on Tuesday, the coastguard said.

The fire began in the engine room.

## Good

Eleven killed in ferry fire

Eleven people were killed when a ferry caught fire on Tuesday, the coastguard said.

The fire began in the engine room.

## When to ignore

When the headline adds up figures that stand far apart in the body.

## Authority

IPSO Editors' Code, clause 1: no headline that the text does not support.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from newslint.api import (
    Document,
    Finding,
    Quantity,
    QuantityKind,
    Related,
    Role,
    Rule,
    Severity,
    lazy_regex,
)
from newslint_rules.numbers._arithmetic import Range, meant
from newslint_rules.numbers._events import PERSONAL, event_class, event_word
from newslint_rules.numbers._nouns import covers, persons, same_things
from newslint_rules.numbers._profiles import Profile
from newslint_rules.numbers._restated import restatements
from newslint_rules.numbers._twins import digits_of

_KINDS = frozenset(
    {QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.AGE}
    | {QuantityKind.SCORE, QuantityKind.MEASURE, QuantityKind.DURATION}
)
_TOLD_BELOW = _KINDS - {QuantityKind.COUNT, QuantityKind.AGE}
_TOP_PARAGRAPHS = 4
_ROUND = 0.05
_BY_CHANCE = 10
"""The largest count that a story may well give for two things."""
_BESIDE = lazy_regex(r"\p{Lu}[\p{L}’'-]+(?:,| and|, and| &|, plus| plus) $")


class HeadlineNumberNotInBody(Rule):
    """Compares the figures of the headline with those of the body."""

    code = "NUM009"
    name = "headline-number-not-in-body"
    severity = Severity.ERROR
    reads = frozenset(
        {"structure", "sentences", "tokens", "mentions", "quotes", "attributions", "quantities"}
        | {"dates"}
    )
    quotes = "both"

    def compared(self, doc: Document) -> Iterator[tuple[Quantity, ...]]:
        """Figures of the headline with the first one of the body that gives them."""
        heads = [q for q in doc.quantities if _role(doc, q) in (Role.HEADLINE, Role.DECK)]
        body = [q for q in doc.quantities if _role(doc, q) in (Role.BODY, Role.LIST_ITEM)]
        for head in heads:
            alike = (q for q in body if q.kind is head.kind and q.unit == head.unit)
            given = next((q for q in alike if _gives(q, head) and not _apart(q, head)), None)
            rival = given or _rival(doc, head, body) or _retold(doc, head)
            if rival is not None and head.kind in _KINDS:
                yield head, rival

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each headline figure that the body contradicts."""
        heads = [q for q in doc.quantities if _role(doc, q) in (Role.HEADLINE, Role.DECK)]
        body = [q for q in doc.quantities if _role(doc, q) in (Role.BODY, Role.LIST_ITEM)]
        for head in heads:
            exact = head.exact or head.kind is QuantityKind.SCORE
            if head.kind not in _KINDS or not exact or head.high <= 1 or not body:
                continue
            if any(_gives(figure, head) for figure in body) or _added_up(head, body):
                continue
            if _with_another(doc, head) and any(q.value == head.value + 1 for q in body):
                continue
            rival = _rival(doc, head, body) or _retold(doc, head)
            if rival is not None:
                yield self._finding(doc, head, rival)
            elif (instead := _instead(doc, head, body)) is not None:
                yield self._finding(doc, head, instead, Severity.WARNING)

    def _finding(
        self, doc: Document, head: Quantity, rival: Quantity, severity: Severity | None = None
    ) -> Finding:
        line = doc.line_of(rival.figure.start)
        return self.finding(
            head.figure,
            f"{doc.at(head.figure)} in the headline, but {doc.at(rival.span)} on line {line}: "
            "which figure stands?",
            related=(Related(rival.span, doc.at(rival.span)),),
            confidence=0.75 if severity is None else 0.6,
            severity=severity,
        )


def _role(doc: Document, quantity: Quantity) -> Role:
    return doc.sentences[quantity.sentence].role


def _gives(figure: Quantity, head: Quantity) -> bool:
    """Whether a figure of the body is that of the headline, give or take rounding."""
    if figure.kind is QuantityKind.SCORE or head.kind is QuantityKind.SCORE:
        return figure.kind is head.kind and (figure.low, figure.high) == (head.low, head.high)
    wide = meant(head)
    rounded = head.step > 1 or (head.value >= 20 and head.value % 10 == 0)
    slack = _ROUND * head.value if rounded else 0.0
    return Range(wide.low - slack, wide.high + slack).overlaps(meant(figure))


def _apart(figure: Quantity, head: Quantity) -> bool:
    """Whether a small count of the body is the headline's number only by chance."""
    if head.kind is not QuantityKind.COUNT or head.value > _BY_CHANCE:
        return False
    events = (event_class(figure), event_class(head))
    if None not in events:
        return events[0] != events[1]
    if figure.noun is None or head.noun is None:
        human = persons(figure.noun or head.noun or "people")
        return not human and not PERSONAL.isdisjoint(events)
    if figure.event == head.event:
        return False
    kin = same_things(figure.noun, head.noun)
    return not (kin or covers(figure.noun, head.noun) or covers(head.noun, figure.noun))


def _added_up(head: Quantity, body: list[Quantity]) -> bool:
    """Whether figures of one sentence, or one more than a figure, make the headline's."""
    by_sentence: dict[int, list[float]] = {}
    for figure in body:
        if figure.kind is head.kind:
            by_sentence.setdefault(figure.sentence, []).append(figure.value)
    for values in by_sentence.values():
        sums = [sum(some) for size in (2, 3) for some in combinations(values[:6], size)]
        if head.kind is QuantityKind.COUNT:
            sums += [value + 1 for value in values] if head.value <= 10 else []
        if any(abs(total - head.value) <= _ROUND * head.value * (total > 20) for total in sums):
            return True
    return False


def _with_another(doc: Document, head: Quantity) -> bool:
    """Whether the headline sets somebody beside the counted: "Smith, 44 senators"."""
    before = doc.text[doc.sentences[head.sentence].span.start : head.span.start]
    return head.kind is QuantityKind.COUNT and _BESIDE.search(before) is not None


def _rival(doc: Document, head: Quantity, body: list[Quantity]) -> Quantity | None:
    """The figure near the top of the body for what the headline's figure counts."""
    top = {p.index for p in doc.structure.body[:_TOP_PARAGRAPHS]}
    for figure in body:
        if doc.sentences[figure.sentence].paragraph not in top or figure.subset:
            continue
        if figure.kind is head.kind and figure.unit == head.unit and _same(head, figure):
            return figure
    return None


def _retold(doc: Document, head: Quantity) -> Quantity | None:
    """The figure of the body that reads like the headline's told again."""
    told = (t for t in restatements(doc) if t.former.index == head.index)
    return next((t.later for t in told), None)


def _instead(doc: Document, head: Quantity, body: list[Quantity]) -> Quantity | None:
    """The figure of the body that stands where the headline's should.

    Copy hardly ever leaves out a figure of its headline: one of the same kind and unit, in the
    sentence that shares most words with the headline, is the likely one.
    """
    if head.kind not in _TOLD_BELOW or doc.sentences[head.sentence].role is not Role.HEADLINE:
        return None
    words = Profile(doc, head).words.keys()
    best, most = None, 0
    for figure in body:
        if (figure.kind, figure.unit) == (head.kind, head.unit) and not figure.subset:
            shared = len(words & Profile(doc, figure).words.keys())
            if shared > most:
                best, most = figure, shared
    return best


def _same(head: Quantity, figure: Quantity) -> bool:
    if head.kind is QuantityKind.AGE:
        return figure.value >= 10
    if head.kind is QuantityKind.SCORE:
        return False
    swapped = sorted(digits_of(head)) == sorted(digits_of(figure)) and len(digits_of(head)) > 1
    if head.noun is not None and figure.noun is not None:
        alike = same_things(head.noun, figure.noun)
        if head.kind is QuantityKind.COUNT and not alike:
            event = event_class(head)
            general = covers(head.noun, figure.noun) or covers(figure.noun, head.noun)
            general = general or event_word(head.noun)
            return general and event is not None and event == event_class(figure)
        return alike or (swapped and head.kind is not QuantityKind.COUNT)
    if head.kind is QuantityKind.COUNT:
        event = event_class(head)
        human = persons(head.noun or figure.noun or "people")
        return human and event in PERSONAL and event == event_class(figure)
    return swapped
