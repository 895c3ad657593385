"""unattributed-superlative: "the worst in years", and nobody to say so.

## What it does

Flags *the* with a superlative and *in years, in decades, in memory, ever, in history* in a sentence
that names no source and holds no figure, where the next one in the paragraph names none either.

## Why it matters

Says who, and since when? A superlative is a claim about everything that went before, and most are
wrong.

## Bad

It was the most daring raid by the customs service in years.

## Good

It was the most daring raid by the customs service since 2018, the ministry said.
---
It was the most daring raid by the customs service in years, its head said.

## When to ignore

The story is a review or a column, or the record is common knowledge.

## Authority

Copy-desk practice: says who?
"""

from __future__ import annotations

from collections.abc import Iterable

from newslint.api import Document, Finding, Role, Rule, Sentence, Severity, Span, lazy_regex
from newslint_rules.attribution._speech import is_source, names_source, outside_quotes

_SUPERLATIVE = lazy_regex(
    r"\b(?:[Tt]he|its|their|his|her)\s+(?:single\s+)?"
    r"(?:most\s+(?!of\b|recent)\p{Ll}+|\p{Ll}{2,}(?:iest|est)|worst|best)\b(?<!\blatest)(?<!\bwest)"
    r"(?<!\beast)(?<!\brest)(?<!\binterest)(?<!\barrest)(?<!\bforest)(?<!\bprotest)(?<!\brequest)"
    r"(?:[^.;:!?\"“”–—]{0,90}?\b(?:of all time"
    r"|in (?:many |recent |several )?(?:years|decades|generations|(?:living )?memory|history))"
    r"|(?:\s+(?!(?:you|we|he|she|they)\b)[\p{Ll}-]+){1,3} ever)\b"
)
_LONG = 60
_HEDGED = lazy_regex(r"\b(?:one|some|among|two|three) (?:of )?$")


class UnattributedSuperlative(Rule):
    """Query a record that nobody vouches for."""

    code = "ATT005"
    name = "unattributed-superlative"
    severity = Severity.SUGGESTION
    reads = frozenset({"structure", "quotes", "sentences", "tokens"})

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for each superlative without a source."""
        for sentence in doc.sentences:
            if sentence.role is not Role.BODY or any(c.isdigit() for c in doc.at(sentence.span)):
                continue
            span = _superlative(doc, sentence)
            if span is None or _is_vouched_for(doc, sentence, span):
                continue
            words = doc.at(span)
            if len(words) > _LONG:
                words = words[:_LONG].rsplit(" ", 1)[0] + " …"
            message = f'"{words}": who says so, and since when?'
            yield self.finding(span, message, confidence=0.7)


def _superlative(doc: Document, sentence: Sentence) -> Span | None:
    """The first record claimed in a sentence, questions and captions apart."""
    text = doc.at(sentence.span)
    match = _SUPERLATIVE.search(text)
    if match is None or not text.endswith(".") or _HEDGED.search(text[: match.start()]):
        return None
    return Span(sentence.span.start + match.start(), sentence.span.start + match.end())


def _is_vouched_for(doc: Document, sentence: Sentence, claim: Span) -> bool:
    """Whether the sentence or the next one in the paragraph gives a source.

    A source inside a relative clause behind the claim speaks of something else.
    """
    following = doc.sentences[sentence.index + 1 : sentence.index + 2]
    if any(s.paragraph == sentence.paragraph and names_source(doc, s.span) for s in following):
        return True
    aside = {
        below.index
        for token in doc.words_in(sentence)
        if token.deprel == "acl:relcl" and token.span.start > claim.end
        for below in doc.tokens.subtree(token)
    }
    return any(is_source(t) and t.index not in aside for t in outside_quotes(doc, sentence.span))
