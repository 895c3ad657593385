"""dangling-modifier: an opening participle that hangs on nobody.

## What it does
Reports a sentence that opens with a participle (*Walking home*, *Having disarmed*) when its main
clause cannot supply the doer: its subject is *it* or *there*, or a thing that belongs to somebody
(*his phone rang*), or a plural where the clause goes on to speak of *its* or *his*. Participles
that stand by themselves (*considering*, *given*, *according to*) are left out.

## Why it matters
The participle attaches itself to the nearest subject, and the phone walks home.

## Bad
Walking home from the stadium, his phone started to ring.
---
Having disarmed, allies guaranteed its defence.
---
Running for the bus, there was a loud bang behind the driver.

## Good
Walking home from the stadium, he heard his phone ring twice.
---
Having disarmed, Ruritania was promised help. Considering the cold, it was a good turnout.

## When to ignore
The doer is plain from the sentence before, and nobody could misread it.

## Authority
Reuters Handbook of Journalism, *dangling participles*; AP Stylebook, *dangling modifiers*.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.api import Document, Finding, Related, Role, Rule, Severity, Token, lexicon

# Participles that have become prepositions or that speak of nobody in particular.
_FREE = frozenset(
    "accord allow assume bar base begin compare concern consider count cover date depend exclude "
    "fail follow give grant include involve judge know note owe pend provide range regard relate "
    "respect see speak start suppose touch use turn".split()
)
_OWNERS = frozenset({"his", "her", "their", "my", "our"})
_SINGULAR_OWNERS = frozenset({"its", "his", "her"})
_LEAST = 2
"""Words of an opening participle phrase, marks left out; fewer are often adverbs."""


class DanglingModifier(Rule):
    """Report opening participles whose doer is not the subject."""

    code = "GRA008"
    name = "dangling-modifier"
    severity = Severity.WARNING
    default = "off"
    reads = frozenset({"sentences", "quotes", "tokens"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each participle that hangs in the air."""
        for sentence in doc.sentences:
            words = doc.words_in(sentence)
            if (
                sentence.role is not Role.BODY
                or len(words) < _LEAST
                or doc.in_quotation(words[0].span)
            ):
                continue
            participle = _opening(doc, words)
            main = doc.tokens.head(participle) if participle is not None else None
            if participle is None or main is None or main.head != -1:
                continue
            subject = next(iter(doc.tokens.children(main, "nsubj", "expl")), None)
            if subject is not None and _cannot_do_it(doc, participle, main, subject):
                yield self.finding(
                    words[0].span.to(participle.span),
                    f'"{doc.at(words[0].span.to(participle.span))} …": who? Not '
                    f'"{_with_owner(doc, subject)}", the subject.',
                    related=(Related(subject.span, "the subject"),),
                    confidence=0.6,
                )


def _opening(doc: Document, words: Sequence[Token]) -> Token | None:
    """The participle at the head of the sentence, with a comma after its phrase."""
    first = words[0]
    if first.lower == "having" and first.deprel == "aux":
        participle = doc.tokens.head(first)
    else:
        participle = first
    if participle is None or participle.deprel != "advcl" or participle.index > words[0].index + 2:
        return None
    if participle.xpos not in {"VBG", "VBN"} or participle.lemma in _FREE:
        return None
    phrase = [t for t in doc.tokens.subtree(participle) if t.upos != "PUNCT"]
    if len(phrase) < _LEAST or doc.tokens.children(participle, "nsubj", "mark"):
        return None
    end = phrase[-1].index + 1
    return participle if end < words[-1].index and doc.tokens[end].text == "," else None


def _cannot_do_it(doc: Document, participle: Token, main: Token, subject: Token) -> bool:
    if subject.deprel == "expl" and subject.lower in {"it", "there"}:
        return True
    if subject.index < participle.index:
        return False
    owners = {t.lower for t in doc.tokens.children(subject, "nmod:poss")}
    if subject.upos == "NOUN" and owners & _OWNERS and not _is_person(subject):
        return participle.xpos == "VBG"
    if subject.xpos != "NNS":
        return False
    after = (t for t in doc.tokens.subtree(main) if t.index > main.index)
    own = [t for t in after if t.deprel == "nmod:poss" and t.lower in _SINGULAR_OWNERS]
    before = [t for t in doc.words_in(doc.sentences[main.sentence]) if t.upos in {"NOUN", "PROPN"}]
    return any(
        all(n.index in (subject.index, t.head) or n.index > t.index for n in before) for t in own
    )


def _is_person(subject: Token) -> bool:
    return subject.lemma in lexicon("person_nouns")


def _with_owner(doc: Document, subject: Token) -> str:
    owner = next(iter(doc.tokens.children(subject, "nmod:poss")), None)
    return doc.at(owner.span.to(subject.span)) if owner is not None else subject.text
