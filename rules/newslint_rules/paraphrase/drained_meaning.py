"""drained-meaning: a sentence that is grammatical and says nothing.

## What it does
Reports a short sentence in which every noun is as vague as *people*, *vehicles*, *place* or
*activities*, every verb as pale as *do*, *carry out* or *go*, and no name, figure, time or
quotation gives it a hold.

## Why it matters
A paraphrasing or translating machine replaces the word that was the news (*besieged*) by one that
fits everywhere (*went to*). What is left cannot be wrong, and is no use.

## Bad
They drove vehicles to offices and carried out activities in the area.

## Good
They besieged the ministry in the Green Zone. They drove 30 pickup trucks to its gates.
---
People left the area on Monday.

## When to ignore
A summary that the next sentence fills in.

## Authority
Copy-desk practice.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Finding, Role, Rule, Severity, Token

_VAGUE = frozenset(
    "activity action act area aspect building case circumstance condition development device "
    "direction effort element entity event facility factor group incident individual issue item "
    "location manner material matter means measure member method movement object office operation "
    "participant people person place point position problem process purpose region series side "
    "site situation something step structure subject substance task thing vehicle way work "
    "weapon zone".split()
)
_PALE = frozenset(
    "be have do make carry conduct perform take go come drive move bring use hold get put give "
    "happen occur proceed continue implement undertake involve include execute realize realise "
    "reach arrive exist remain direct send handle".split()
)
_FEWEST_NOUNS, _FEWEST_WORDS, _MOST_WORDS = 2, 6, 20
_SAYING = frozenset({"PROPN", "NUM", "ADJ", "SYM"})


class DrainedMeaning(Rule):
    """Report sentences made of vague words only."""

    code = "TRA004"
    name = "drained-meaning"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"sentences", "quotes", "tokens", "dates", "attributions"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each empty sentence."""
        timed = {time.sentence for time in doc.dates}
        sourced = {claim.sentence for claim in doc.attributions}
        for sentence in doc.sentences:
            if sentence.role is not Role.BODY or sentence.index in timed | sourced:
                continue
            words = [t for t in doc.words_in(sentence) if t.upos != "PUNCT"]
            if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS:
                continue
            if any(quote.span.overlaps(sentence.span) for quote in doc.quotes):
                continue
            if _is_empty(words):
                yield self.finding(
                    sentence.span,
                    "Who did what to whom? Not a word of this sentence tells. Check the source.",
                    confidence=0.6,
                )


def _is_empty(words: list[Token]) -> bool:
    nouns = [t for t in words if t.upos == "NOUN"]
    verbs = [t for t in words if t.upos == "VERB"]
    if len(nouns) < _FEWEST_NOUNS or not verbs or any(t.upos in _SAYING for t in words):
        return False
    return all(t.lemma in _VAGUE for t in nouns) and all(t.lemma in _PALE for t in verbs)
