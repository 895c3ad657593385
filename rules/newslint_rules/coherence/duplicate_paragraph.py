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
The owners will stay on strike until the toll is cut, their leader said. "We will stay on strike
until the toll is cut," Ana Ruiz told a crowd at the gate.
---
Mali scored its second goal through a header by Sow in the 28th minute of the game.

Mali scored its third goal through a header by Diarra in the 63rd minute of the game.

## When to ignore
A refrain, or a live page that repeats its summary.

## Authority
Copy-desk practice.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newslint.api import (
    Document,
    Edit,
    Finding,
    Fix,
    Option,
    Related,
    Role,
    Rule,
    Sentence,
    Severity,
    Span,
)
from newslint_rules.coherence._words import Gist, gist

_FEWEST_WORDS = 8
_FEWEST_SHARED = 6
_SHORTENED = 0.85
"""Share of the shorter sentence that must return when it is a cut-down copy."""
_MOST_HOLDERS = 50
"""Sentences remembered for one word; more would make long files slow."""
_END = (".", "!", "?", '"', "”", "'", "’", ")", "…")


@dataclass(frozen=True, slots=True)
class _Repeat:
    """A sentence that says again what an earlier one says; ``alike`` runs from 0 to 1."""

    earlier: Sentence
    later: Sentence
    alike: float


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
        for run in _runs(self._repeats(doc)):
            yield self._query(doc, run)

    def _repeats(self, doc: Document) -> Iterator[_Repeat]:
        """Each sentence that repeats an earlier one, with the earlier one it is most like."""
        sentences = [s for s in doc.sentences if _counts(doc, s)]
        gists = [gist(doc, sentence) for sentence in sentences]
        holders: dict[str, list[int]] = defaultdict(list)
        for j, sentence in enumerate(sentences):
            shared = Counter(i for stem in gists[j].bag for i in holders[stem])
            found = [
                _Repeat(sentences[i], sentence, alike)
                for i, count in shared.items()
                if count >= _FEWEST_SHARED
                and (alike := self._alike(gists[i], gists[j], first=i == 0))
            ]
            if found:
                yield max(found, key=lambda repeat: repeat.alike)
            for stem in gists[j].bag:
                if len(holders[stem]) < _MOST_HOLDERS:
                    holders[stem].append(j)

    def _alike(self, one: Gist, two: Gist, *, first: bool) -> float:
        """How alike two sentences are, 0 when they are no repeat."""
        if min(one.words, two.words) < _FEWEST_WORDS:
            return 0.0
        shared = len(one.bag & two.bag)
        alike = shared / len(one.bag | two.bag)
        if alike < 0.9 and _lacks(two, one) and _lacks(one, two):
            return 0.0
        if alike >= self.option("verbatim"):
            return alike
        enough = shared > _FEWEST_SHARED + 1 and alike >= self.option("alike")
        cut_down = shared > _FEWEST_SHARED + 1 and shared >= _SHORTENED * min(
            len(one.bag), len(two.bag)
        )
        return alike if (enough or (cut_down and alike >= 0.5)) and not first else 0.0

    def _query(self, doc: Document, run: Sequence[_Repeat]) -> Finding:
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


def _lacks(one: Gist, two: Gist) -> bool:
    """Whether ``two`` has a figure or name that ``one`` has in no form (Peru, Peruvian)."""
    return any(
        not any(stem[:5] == other[:5] for other in one.bag) for stem in two.telling - one.bag
    )


def _counts(doc: Document, sentence: Sentence) -> bool:
    """Whether a sentence of the body is a full one and mostly the writer's own words."""
    if sentence.role is not Role.BODY or len(sentence.words) < _FEWEST_WORDS:
        return False
    if not doc.at(sentence.span).endswith(_END):
        return False
    quoted = sum(
        min(quote.span.end, sentence.span.end) - max(quote.span.start, sentence.span.start)
        for quote in doc.quotes
        if quote.span.overlaps(sentence.span)
    )
    return 2 * quoted <= len(sentence.span)


def _runs(repeats: Iterator[_Repeat]) -> Iterator[list[_Repeat]]:
    """Repeats joined where neighbours repeat neighbours within one paragraph."""
    run: list[_Repeat] = []
    for repeat in repeats:
        if run and not _continues(run[-1], repeat):
            yield run
            run = []
        run.append(repeat)
    if run:
        yield run


def _continues(last: _Repeat, repeat: _Repeat) -> bool:
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
