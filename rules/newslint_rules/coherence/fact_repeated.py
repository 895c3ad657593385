"""fact-repeated: the same fact told twice in new words.

## What it does
Compares the sentences of the body as duplicate-paragraph does, with a wider mesh: sentences that
differ in no figure or name and share four in ten of their content words, or three in ten if the
language model finds them alike too. The first three paragraphs may be told again, as ledes are.

## Why it matters
The second telling takes the place of something new, and readers wonder what has changed.

## Bad
The dam at Solano was finished in May.

It cost 90 million pesos.

The lake behind it will fill by June.

Engineers will open the gates of the old canal to water the rice fields of the southern valley.

The minister was not there.

The rice fields of the southern valley will get their water from the old canal this summer.

## Good
The dam at Solano was finished in May.

Engineers will open the gates of the old canal to water the rice fields of the southern valley.

The gates were made in Spain. A second canal will be dug in the north.

## When to ignore
A summary at the end of a long feature.

## Authority
Copy-desk practice.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Finding, Option, Related, Role, Rule, Severity
from newslint_rules.coherence._repeats import Likeness, Repeat, repeats

_OPENING = 3
"""Paragraphs that may be told again."""
_VERBATIM = 0.72
"""Share of content words from which duplicate-paragraph speaks."""
_COVERED = 0.6
_LOOSELY_ALIKE = 0.3
_CLOSE = 0.8
"""Cosine of sentence vectors from which loosely alike sentences say the same."""


class FactRepeated(Rule):
    """Report sentences that tell a fact again."""

    code = "COH003"
    name = "fact-repeated"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"structure", "sentences", "quotes", "embeddings"})
    options = (Option("alike", 0.4, "share of content words from which a fact is the same."),)

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each sentence that tells again."""
        body = doc.structure.of_role(Role.BODY)
        opening = {paragraph.index for paragraph in body[:_OPENING]}
        for repeat in repeats(doc, self._is_repeat):
            if repeat.earlier.paragraph in opening or not self._is_sure(doc, repeat):
                continue
            line = doc.line_of(repeat.earlier.span.start)
            yield self.finding(
                repeat.later.span,
                f"Is this what line {line} says? Once is enough.",
                related=(Related(repeat.earlier.span, "said here first"),),
                confidence=0.5 + 0.5 * repeat.alike,
            )

    def _is_repeat(self, likeness: Likeness) -> bool:
        return _LOOSELY_ALIKE <= likeness.alike < _VERBATIM and likeness.covered >= _COVERED

    def _is_sure(self, doc: Document, repeat: Repeat) -> bool:
        if repeat.alike >= self.option("alike"):
            return True
        vectors = doc.embeddings
        return float(vectors[repeat.earlier.index] @ vectors[repeat.later.index]) >= _CLOSE
