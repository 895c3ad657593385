"""duplicate-paragraph: the same sentence or paragraph stands in the story twice.

## What it does
Compares every sentence of the body with those before it: word for word, with a few words changed
or moved, or as a shortened copy. Sentences need eight words. A quotation that echoes its own
introduction, lists, captions, and two like sentences about different figures or names are no
repeats. A repeat that is not nearly verbatim is a warning, and the lede may be told again that way.

## Why it matters
Merging two versions of a story leaves the same fact in both places. Readers take the second for
new, and one of the two will be corrected without the other.

## Bad
The harbour was closed at noon on Monday after a tanker spilled oil near the pilot station.

Crews laid booms across the channel. Ferry passengers were taken to the northern pier by bus.

The harbour was closed at noon on Monday after a tanker spilled oil near the pilot station.
---
Farmers in the valley will get 40 million pesos over three years to rebuild their dams and canals.

The minister did not say where the money would come from.

Over three years, valley farmers will receive 40 million pesos to rebuild their canals and dams.

## Good
The village will paint its church yellow with or without a grant, the priest said. "We will paint
our church yellow, with or without a grant," Ana Ruiz wrote to the bishop.
---
Mali scored its second goal through a header by Sow in the 28th minute of the game.

Mali scored its third goal through a header by Diarra in the 63rd minute of the game.

## When to ignore
A refrain, or a live page that repeats its summary.

## Authority
Copy-desk practice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.api import Document, Edit, Finding, Fix, Option, Related, Rule, Severity, Span
from newslint_rules.coherence._repeats import FEWEST_SHARED, Likeness, Repeat, repeats

_CUT_DOWN = 0.85
"""Share of the shorter sentence that must return when it is a shortened copy."""
_CUT_DOWN_ALIKE = 0.5


class DuplicateParagraph(Rule):
    """Report sentences that repeat earlier ones; runs of them are one finding."""

    code = "COH002"
    name = "duplicate-paragraph"
    severity = Severity.ERROR
    reads = frozenset({"sentences", "quotes"})
    quotes = "both"
    fix = "safe"
    options = (
        Option("verbatim", 0.72, "share of content words from which a repeat is an error."),
        Option("alike", 0.55, "share of content words from which it is a warning."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each repeated stretch, on its later place."""
        for run in _runs(repeats(doc, self._is_repeat)):
            yield self._query(doc, run)

    def _is_repeat(self, likeness: Likeness) -> bool:
        if likeness.alike >= self.option("verbatim"):
            return True
        if likeness.lede or likeness.shared < FEWEST_SHARED + 2:
            return False
        cut_down = likeness.covered >= _CUT_DOWN and likeness.alike >= _CUT_DOWN_ALIKE
        return cut_down or likeness.alike >= self.option("alike")

    def _query(self, doc: Document, run: Sequence[Repeat]) -> Finding:
        span = run[0].later.span.to(run[-1].later.span)
        earlier = run[0].earlier.span.to(run[-1].earlier.span)
        alike = min(repeat.alike for repeat in run)
        line = doc.line_of(earlier.start)
        verbatim = doc.at(span) == doc.at(earlier)
        how = "word for word" if verbatim else "nearly word for word" if alike > 0.8 else "again"
        fix = None
        if verbatim:
            start = span.start - (span.start > 0 and doc.text[span.start - 1] == " ")
            fix = Fix("delete the second copy", (Edit(Span(start, span.end), ""),), safe=True)
        return self.finding(
            span,
            f'says {how} what line {line} says ("{_opening(doc.at(earlier))}"): keep which?',
            related=(Related(earlier, "said here first"),),
            fix=fix,
            confidence=min(1.0, 0.4 + 0.6 * alike),
            severity=Severity.ERROR if alike >= self.option("verbatim") else Severity.WARNING,
        )


def _runs(repeats: Iterator[Repeat]) -> Iterator[list[Repeat]]:
    """Repeats joined where neighbours repeat neighbours within one paragraph."""
    run: list[Repeat] = []
    for repeat in repeats:
        if run and not _continues(run[-1], repeat):
            yield run
            run = []
        run.append(repeat)
    if run:
        yield run


def _continues(last: Repeat, repeat: Repeat) -> bool:
    return (
        repeat.later.index == last.later.index + 1
        and repeat.earlier.index == last.earlier.index + 1
        and repeat.later.paragraph == last.later.paragraph
        and repeat.earlier.paragraph == last.earlier.paragraph
    )


def _opening(text: str) -> str:
    """The first words of a sentence."""
    words = text.split()
    return " ".join(words[:4]) + (" …" if len(words) > 4 else "")
