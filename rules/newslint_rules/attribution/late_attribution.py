"""late-attribution: three sentences in quotation marks before the reader learns who speaks.

## What it does

Flags a quotation of three sentences or more (option `sentences`) whose speaker comes only behind
it, in a paragraph that has not named him before.

## Why it matters

The reader weighs words by who says them. Name the speaker after the first sentence.

## Bad

"It was dark. Nobody had a lamp. We went by the stars," said Ana Ruiz.

## Good

"It was dark," said Ana Ruiz. "Nobody had a lamp. We went by the stars."

## When to ignore

A feature that keeps the speaker back on purpose.

## Authority

Reuters Handbook, sourcing.
"""

from __future__ import annotations

from collections.abc import Iterable

from newslint.api import (
    Attribution,
    Document,
    Finding,
    Form,
    Option,
    Quote,
    Related,
    Rule,
    Severity,
    Span,
    lazy_regex,
)

_END = lazy_regex(r"(?<!\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|\p{Lu}))[.!?]['’]?\s+(?=['‘\p{Lu}])")


class LateAttribution(Rule):
    """Suggest to name the speaker of a long quotation sooner."""

    code = "ATT011"
    name = "late-attribution"
    severity = Severity.SUGGESTION
    default = "off"
    quotes = "both"
    reads = frozenset({"structure", "quotes", "sentences", "tokens", "mentions", "attributions"})
    options = (Option("sentences", 3, "Length of the quotations to flag, in sentences."),)

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for each long quotation that names its speaker last."""
        told = {quote: a for a in doc.attributions for quote in a.quotes}
        for quote in doc.quotes:
            attribution = told.get(quote.index)
            if quote.kind != "direct" or not quote.closed or attribution is None:
                continue
            count = len(_END.findall(doc.at(quote.inner))) + 1
            late = attribution.cue.start >= quote.span.end and not _is_known(doc, attribution)
            if late and count >= self.option("sentences") and _opens(doc, quote):
                speaker: Span = attribution.speaker_span or attribution.cue
                message = f"{doc.at(speaker)} comes {count} sentences into the quotation: sooner?"
                related = (Related(speaker, "the speaker"),)
                yield self.finding(quote.span, message, related=related, confidence=0.7)


def _is_known(doc: Document, attribution: Attribution) -> bool:
    """Whether the speaker is a pronoun, so that the reader has just been told of him."""
    if attribution.speaker is None:
        return False
    return doc.mentions[attribution.speaker].form is Form.PRONOUN


def _opens(doc: Document, quote: Quote) -> bool:
    """Whether nobody speaks in the paragraph ahead of the quotation."""
    paragraph = doc.structure.paragraph_at(quote.span.start)
    if paragraph is None:
        return False
    return not any(paragraph.span.start <= a.cue.start < quote.span.start for a in doc.attributions)
