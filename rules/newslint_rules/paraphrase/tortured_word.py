"""tortured-word: a synonym stands where only one word is ever used.

## What it does
Knows some three thousand set phrases of news English (*hunger strike*, *house arrest*) and what a
thesaurus offers for their words, and flags a phrase in which a word has been swapped. Knows, too,
words that are wrong in certain surroundings: *a fortress of the militia* for its headquarters.
Beyond these it has measured which pairs of words and which longer phrases keep together in much
text, and flags one with a synonym that never stands there; a pair that is only a little odd counts
when the story has another, or the usual phrase as well. In that case the message says so. A word
that the story has elsewhere, too, is its own.

## Why it matters
Paraphrasing tools swap words one by one. Where one is found the rest of the copy needs to be read
against its source, because names, figures and quotations may have been swapped as well.

## Bad
Troops raided a fortress of the militia at dawn, in the most blatant operation against it in years.
---
Nurses began a famine strike outside the ministry after their leader was put under dwelling arrest.
---
The prime pastor resigned on Monday over the demise toll of the flood.

## Good
Troops raided a headquarters of the militia at dawn. The fortress above the town was not touched.
---
Nurses began a hunger strike outside the ministry after their leader was put under house arrest.

## When to ignore
A pun, or a trade that has its own term.

## Authority
Research on tortured phrases in spun text (Cabanac, Labbé and Magazinov, 2021). The pairs come from
WordNet, the Moby Thesaurus and counts of word pairs; see the head of data/tra_collocations.txt.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from newslint.api import (
    Document,
    Edit,
    Finding,
    Fix,
    Related,
    Role,
    Rule,
    Severity,
    Span,
    lazy_regex,
    may_match,
)
from newslint_rules.paraphrase._collocations import odd_pairs
from newslint_rules.paraphrase._idioms import load_idioms, swapped_idioms
from newslint_rules.paraphrase._setphrases import load_phrases, swapped_phrases

_ROLES = (Role.HEADLINE, Role.DECK, Role.BODY, Role.SUBHEAD, Role.LIST_ITEM, Role.CAPTION)

_TELLING = 5
"""Letters of a word from which finding it elsewhere says something."""
_DATA = Path(__file__).parent.parent / "data"


class _Wrong(NamedTuple):
    pattern: str
    instead: str


class TorturedWord(Rule):
    """Flag swapped words of set phrases, and words wrong in their surroundings."""

    code = "TRA001"
    name = "tortured-word"
    severity = Severity.WARNING
    reads = frozenset({"structure", "quotes", "sentences", "tokens"})
    quotes = "both"
    fix = "suggest"

    def prepare(self) -> None:
        """Load the phrases."""
        load_phrases()
        load_idioms()

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each swapped phrase or word, the measured pairs last."""
        found: list[Span] = []
        for finding in (*self._phrases(doc), *self._wrongs(doc)):
            found.append(finding.span)
            yield finding
        text = doc.text.lower()
        pairs = [
            pair
            for pair in odd_pairs(doc)
            if not (
                any(pair.span.overlaps(s) for s in found) or _is_own(text, pair.span, pair.phrase)
            )
        ]
        in_company = len({doc.at(p.span) for p in pairs}) + len(found) > 1
        for pair in pairs:
            if pair.telling or in_company or pair.phrase in text:
                confidence = 0.8 if pair.telling else 0.6
                yield self._swap(doc, pair.span, pair.phrase, confidence, fits=pair.fits)

    def _phrases(self, doc: Document) -> Iterator[Finding]:
        text = doc.text.lower()
        for paragraph in doc.structure.of_role(*_ROLES):
            start, end = paragraph.span.start, paragraph.span.end
            listed = ((s.span, " ".join(s.phrase)) for s in swapped_phrases(doc.text, start, end))
            idioms = (i for i in swapped_idioms(doc.text, start, end) if not _is_own(text, *i))
            last_end = start
            for span, phrase in sorted((*listed, *idioms)):
                if span.start >= last_end:
                    last_end = span.end
                    yield self._swap(doc, span, phrase, 0.9 if phrase.count(" ") > 1 else 0.7)

    def _wrongs(self, doc: Document) -> Iterator[Finding]:
        wrongs = [wrong for wrong in _wrong_words() if may_match(wrong.pattern, doc.text)]
        for paragraph in doc.structure.of_role(*_ROLES):
            for wrong in wrongs:
                pattern = lazy_regex(wrong.pattern)
                for match in pattern.finditer(doc.text, paragraph.span.start, paragraph.span.end):
                    span = Span(*match.span("word"))
                    message = (
                        f'"{doc.at(span)}" here: is "{wrong.instead}" meant? Check the source.'
                    )
                    yield self.finding(span, message, confidence=0.8)

    def _swap(
        self, doc: Document, span: Span, phrase: str, confidence: float, *, fits: bool = True
    ) -> Finding:
        """A finding on a phrase that stands for another, which the story may have elsewhere."""
        intact = doc.text.lower().find(phrase)
        related: tuple[Related, ...] = ()
        message = f'"{doc.at(span)}": the phrase is "{phrase}". Check the source text.'
        if intact >= 0:
            line = doc.line_of(intact)
            message = f'"{doc.at(span)}" here, but "{phrase}" on line {line}: one term?'
            related = (Related(Span(intact, intact + len(phrase)), "the usual term"),)
        fix = Fix(f'write "{phrase}"', (Edit(span, phrase),)) if fits else None
        return self.finding(span, message, related=related, fix=fix, confidence=confidence)


def _is_own(text: str, span: Span, phrase: str) -> bool:
    """Whether the story has a word that stands in the place of another elsewhere, too.

    Then it is what the writer writes about: *heroin labs* in a story of heroin.
    """
    here = text[span.start : span.end]
    odd = set(here.replace("-", " ").split()) - set(phrase.split())
    return any(text.count(word) > text.count(here) for word in odd if len(word) >= _TELLING)


@cache
def _wrong_words() -> tuple[_Wrong, ...]:
    source = (_DATA / "tra_context.toml").read_text(encoding="utf-8")
    return tuple(_Wrong(swap["wrong"], swap["instead"]) for swap in tomllib.loads(source)["swap"])
