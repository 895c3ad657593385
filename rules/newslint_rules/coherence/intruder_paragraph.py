"""intruder-paragraph: a paragraph of another story.

## What it does
Reports a paragraph that shares none of its telling words (names, nouns, verbs, figures) with the
rest of the story and does not point back to it with a pronoun. Where the packaged model scores how
well sentences belong, a paragraph that it finds strange throughout counts too, if it shares next to
nothing. The first and the last paragraph, quotations and stories with several such paragraphs
(round-ups) are left alone.

## Why it matters
Two stories were open, and one paragraph was pasted into the wrong one.

## Bad
The bakers of the old town went on strike on Monday over the price of flour. They want the council
to cut the market toll.

The strike closed 40 bakeries, and queues formed outside the last open shop, the bakers' guild said.

Rowers from Adelaide broke a lake record near Geneva. Adelaide's eight finished four seconds ahead
of Oxford.

Flour has doubled in price since March. The council will discuss the toll on Thursday.

The guild wants flour to be sold from the city's own mill.

## Good
The bakers of the old town went on strike on Monday over the price of flour. They want the council
to cut the market toll.

The strike closed 40 bakeries, and queues formed outside the last open shop, the bakers' guild said.

Bakers in Geneva struck for a week last year. Their guild won a lower toll.

Flour has doubled in price since March. The council will discuss the toll on Thursday.

The guild wants flour to be sold from the city's own mill.

## When to ignore
Round-ups and briefs.

## Authority
Shen and others, Evaluating document coherence modelling (TACL 2021), on intruder sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from newslint.api import Document, Finding, Role, Rule, Sentence, Severity
from newslint_rules.coherence._outsiders import STRANGE, is_plain, telling

_STORY = 4
"""Paragraphs that a story needs before one can fall out of it."""
_TELLING = 5
"""Telling words that a paragraph must have."""
_SHARE, _SHARE_IF_STRANGE = 0.0, 0.2
"""Most of its telling words that the rest may have, and the same if the model finds it strange."""
_LOOSE = 1


class IntruderParagraph(Rule):
    """Report paragraphs that belong to no other."""

    code = "COH009"
    name = "intruder-paragraph"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"structure", "sentences", "quotes", "tokens", "fit"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """At most one finding: several strange paragraphs make a round-up."""
        paragraphs: dict[int, list[Sentence]] = {}
        for sentence in doc.sentences:
            if sentence.role is Role.BODY:
                paragraphs.setdefault(sentence.paragraph, []).append(sentence)
        if len(paragraphs) < _STORY:
            return
        words = {index: _telling(doc, own) for index, own in paragraphs.items()}
        spread = Counter(word for found in words.values() for word in found)
        inner = list(paragraphs)[1:-1]
        loose = [i for i in inner if self._is_loose(doc, paragraphs[i], words[i], spread)]
        if len(loose) == _LOOSE:
            sentences = paragraphs[loose[0]]
            opening = " ".join(doc.at(word) for word in sentences[0].words[:4])
            yield self.finding(
                sentences[0].span.to(sentences[-1].span),
                f'"{opening} …": a paragraph with nothing in common with the others. Is it theirs?',
                confidence=0.6,
            )

    def _is_loose(
        self,
        doc: Document,
        sentences: Sequence[Sentence],
        words: frozenset[str],
        spread: Counter[str],
    ) -> bool:
        if len(words) < _TELLING or not is_plain(doc, sentences[0]):
            return False
        if any(quote.span.overlaps(s.span) for quote in doc.quotes for s in sentences):
            return False
        shared = sum(spread[word] > 1 for word in words) / len(words)
        strange = doc.fit is not None and all(doc.fit[s.index] >= STRANGE for s in sentences)
        return shared <= (_SHARE_IF_STRANGE if strange else _SHARE)


def _telling(doc: Document, sentences: Sequence[Sentence]) -> frozenset[str]:
    return frozenset(word for s in sentences for word in telling(doc.words_in(s)))
