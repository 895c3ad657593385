"""What speech says of reference: who speaks cannot be a thing, nor a *he* in his own words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from newslint.analysis.attribution.clauses import reports_of
from newslint.analysis.coreference.draft import Draft
from newslint.analysis.coreference.forms import FEMALE, MALE
from newslint.lexicon import lexicon
from newslint.model.document import Document
from newslint.model.mentions import EntityKind

__all__ = ["Speech"]


class Speech:
    """Who speaks in a story, as far as single sentences tell.

    Args:
        at_word: The draft that each word of a mention belongs to.
    """

    def __init__(self, doc: Document, drafts: Sequence[Draft], at_word: Mapping[int, int]) -> None:
        self._doc = doc
        self._drafts = drafts
        self._at_word = at_word
        self._speakers: dict[int, list[int]] = {}

    def forbids(self, index: int, antecedent: int) -> bool:
        """Whether a *he* or *she* that speaks would go to a thing, such as an animal."""
        head = self._drafts[index].head
        verb = self._doc.tokens.head(head)
        speaks = verb is not None and verb.lemma in lexicon("speech_verbs")
        thing = self._drafts[antecedent].kind is EntityKind.OBJECT
        return thing and speaks and head.deprel == "nsubj" and head.lower in MALE | FEMALE

    def speakers(self, index: int) -> list[int]:
        """The drafts that speak the quotation in which a *he* or *she* stands: it means another."""
        head = self._drafts[index].head
        quote = self._doc.quote_at(head.span.start) if head.lower in MALE | FEMALE else None
        if quote is None:
            return []
        if quote.index not in self._speakers:
            sentences = self._doc.sentences
            first = bisect_right(sentences, quote.span.start, key=lambda s: s.span.start) - 1
            last = bisect_left(sentences, quote.span.end, key=lambda s: s.span.start)
            self._speakers[quote.index] = [
                speaker
                for sentence in sentences[max(first, 0) : last]
                for report in reports_of(self._doc, sentence)
                if not quote.inner.contains(report.cue) and report.speaker is not None
                if (speaker := self._at_word.get(report.speaker)) is not None
            ]
        return self._speakers[quote.index]
