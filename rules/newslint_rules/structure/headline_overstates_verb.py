"""headline-overstates-verb: the headline tells of a graver act than the story.

## What it does
Keeps scales of acts (raid and attack, injure and kill, limit and ban, charge and convict). Where
the headline has a verb of the graver side, and the first sentences tell of the same people doing
the milder thing, it looks for any word of the graver side said of them in the story. If there is
none, it asks whether the headline goes too far.

## Why it matters
The headline is what most readers see. *Attack* for a search, or *jailed* for charged, is the kind
of error that ends in a correction or in court.

## Bad
Police attack harbour club

Police raided a club at the harbour on Monday and detained four men. Officers searched the rooms for
two hours and left with boxes of papers. The club's owner said nobody was hurt.

## Good
Police raid harbour club

Police raided a club at the harbour on Monday and detained four men. Officers searched the rooms for
two hours and left with boxes of papers. The club's owner said nobody was hurt.
---
Court jails ferry owner

Prosecutors charged the owner of the ferry in May. On Monday a court jailed him for six years, after
a trial of three weeks.

## When to ignore
The story uses another word for the same act that the scales do not know.

## Authority
Editors' Code of Practice (IPSO), clause 1: headlines must be supported by the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newslint.api import Document, Finding, Paragraph, Related, Rule, Token, lexicon

_OPENING = 4
_SUBJECTS = ("nsubj", "nsubj:pass")
_NOUNS = frozenset(["NOUN", "PROPN"])
_ANYBODY = frozenset(["he", "she", "it", "they"])
_OTHER_EVENT = frozenset(
    "a an another any each earlier every few last many more no other past previous several some"
    " such two three four five these those".split()
)


class _Scale(NamedTuple):
    mild: frozenset[str]
    strong: frozenset[str]


class HeadlineOverstatesVerb(Rule):
    """Flag a headline verb that is graver than those of the story."""

    code = "STR004"
    name = "headline-overstates-verb"
    reads = frozenset({"structure", "sentences", "tokens"})
    quotes = "both"

    def check(self, doc: Document) -> Iterator[Finding]:
        """At most one finding for each verb of the headline."""
        headline = doc.structure.headline
        if headline is None:
            return
        tokens = doc.tokens.in_span(headline.span)
        for verb in tokens[1:]:  # of any tag: "Police assault club" reads as three nouns, too
            parties = {_base(t) for t in tokens if t.upos in _NOUNS and t is not verb}
            for scale in _scales():
                if verb.lemma.lower() not in scale.strong:
                    continue
                milder = _milder(doc, headline, parties, scale)
                if milder is None or _is_borne_out(doc, headline, parties, scale):
                    continue
                yield self.finding(
                    verb.span,
                    f'"{verb.text}" in the headline, but the story has "{milder.text}"'
                    f" (line {doc.line_of(milder.span.start)}): too strong?",
                    related=(Related(milder.span, "milder here"),),
                    confidence=0.75,
                )
                break


def _base(token: Token) -> str:
    """A noun without the ending of the plural, which capitals hide from its lemma."""
    return token.lemma.lower().rstrip("s")


@cache
def _scales() -> tuple[_Scale, ...]:
    lines = (line.partition("|") for line in sorted(lexicon("str_scales", "newslint_rules.data")))
    return tuple(
        _Scale(frozenset(mild.split()), frozenset(strong.split())) for mild, _, strong in lines
    )


def _milder(doc: Document, headline: Paragraph, parties: set[str], scale: _Scale) -> Token | None:
    """The first milder verb, early in the story, that one of the parties does or suffers."""
    body = [s for s in doc.sentences if s.span.start >= headline.span.end][:_OPENING]
    for sentence in body:
        for token in doc.words_in(sentence):
            mild = token.upos == "VERB" and token.lemma.lower() in scale.mild
            if mild and any(_base(s) in parties for s in _subjects(doc, token)):
                return token
    return None


def _subjects(doc: Document, verb: Token) -> list[Token]:
    """The subjects of a verb; a bare noun in front of it counts, however it is tied."""
    return [
        child
        for child in doc.tokens.children(verb, *_SUBJECTS, "obl")
        if child.deprel != "obl"
        or (child.index < verb.index and not doc.tokens.children(child, "case"))
    ]


def _is_borne_out(doc: Document, headline: Paragraph, parties: set[str], scale: _Scale) -> bool:
    """Whether the story uses a graver word that may speak of the same event."""
    for token in doc.tokens:
        if headline.span.contains(token.span) or token.lemma.lower() not in scale.strong:
            continue
        children = doc.tokens.children(token)
        if token.upos in _NOUNS:
            same = not any(child.lower in _OTHER_EVENT for child in children) and not any(
                child.deprel == "compound" for child in children
            )
        else:
            subjects = [child for child in children if child.deprel in _SUBJECTS]
            same = not subjects or any(s.lower in _ANYBODY or _base(s) in parties for s in subjects)
        if same:
            return True
    return False
