"""non-neutral-speech-verb: a verb of saying that vouches for the speaker, or doubts him.

## What it does

Flags *noted*, *pointed out* and *conceded* before or after what somebody is reported to have said.
The option ``verbs`` takes other lists; a house that follows the Reuters handbook adds *admitted,
claimed, insisted, revealed, warned* and their like. Other senses (*noted for its cheese, pointed
the way out*) are left alone, as are quotations, and what a document notes.

## Why it matters

*Noted* and *pointed out* tell the reader that what follows is true, *conceded* that it was
wrung from the speaker. *Said* tells that it was said.

## Bad

Harbour master Lu Chen noted that the toll was unfair.
---
The toll was unfair, the pilots' union pointed out on Friday.

## Good

Harbour master Lu Chen said that the toll was unfair.
---
The cellar is noted for its cheese, and a sign points out the way.

## When to ignore

The fact is known to be true, from more than the speaker's word.

## Authority

Reuters Handbook, "neutral verbs"; AP Stylebook, "admit".
"""

from __future__ import annotations

from collections.abc import Iterable

from newslint.api import Document, Edit, Finding, Fix, Option, Rule, Severity, Span, Token

_TENSES = {"VBD": "said", "VBN": "said", "VBZ": "says", "VBP": "say", "VB": "say", "VBG": "saying"}
_SUBJECTS = ("nsubj",)
_DOCUMENTS = frozenset(
    """account act article audit bill book document editorial filing law letter memo paper petition
    poll report resolution review ruling statement study survey text treaty""".split()
)
_CLAUSES = ("ccomp", "parataxis")


class NonNeutralSpeechVerb(Rule):
    """Query a verb of saying that takes sides."""

    code = "ATT003"
    name = "non-neutral-speech-verb"
    severity = Severity.WARNING
    fix = "suggest"
    reads = frozenset({"quotes", "sentences", "tokens", "attributions"})
    options = (
        Option(
            "verbs",
            ("note", "point out", "concede"),
            "Lemmas of the verbs to flag, a particle after a space.",
        ),
    )

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for each such verb with a speaker and a clause that reports."""
        flagged = {str(verb) for verb in self.option("verbs")}
        cues = {attribution.cue.start for attribution in doc.attributions}
        for verb in doc.tokens:
            if verb.upos != "VERB" or doc.tokens.children(verb, "aux:pass"):
                continue
            particle = self._particle(doc, verb)
            lemma = f"{verb.lemma} {particle.lower}" if particle else verb.lemma
            if lemma in flagged and self._reports(doc, verb, cues) and _is_by_somebody(doc, verb):
                yield self._finding(doc, verb, particle)

    def _particle(self, doc: Document, verb: Token) -> Token | None:
        particles = (*doc.tokens.children(verb, "compound:prt"), *doc.tokens[verb.index + 1 :][:1])
        return next((t for t in particles if t.lower == "out"), None)

    def _reports(self, doc: Document, verb: Token, cues: set[int]) -> bool:
        """Whether the verb has a speaker and a clause of its own, or stands as an attribution."""
        tokens = doc.tokens
        speaker = any(
            t.upos in {"PRON", "PROPN", "NOUN"} for t in tokens.children(verb, *_SUBJECTS)
        )
        clause = any(
            child.upos in {"VERB", "AUX"} or tokens.children(child, "cop", "nsubj")
            for child in tokens.children(verb, *_CLAUSES)
        )
        return (speaker and clause) or verb.span.start in cues

    def _finding(self, doc: Document, verb: Token, particle: Token | None) -> Finding:
        span = verb.span.to(particle.span) if particle else verb.span
        said = _TENSES.get(verb.xpos, "said")
        fix = Fix(f"write {said}", (Edit(Span(span.start, span.end), said),))
        message = f'"{doc.at(span)}" takes a side in what is reported: "{said}"?'
        return self.finding(span, message, fix=fix, confidence=0.8)


def _is_by_somebody(doc: Document, verb: Token) -> bool:
    """Whether the subject is no document and the clause no "it is worth noting"."""
    governor = doc.tokens.head(verb)
    near = [token for token in (governor, doc.tokens[max(0, verb.index - 1)]) if token is not None]
    if any(token.lower in {"worth", "important"} for token in near):
        return False
    subjects = doc.tokens.children(verb, *_SUBJECTS)
    return not any(subject.lemma in _DOCUMENTS for subject in subjects)
