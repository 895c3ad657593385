"""subject-verb-agreement: the verb has the number of a word that is not its subject.

## What it does
Compares *is/are*, *was/were*, *has/have* and other verbs in the present with a subject that stands
before them and is a plain singular or plural noun. Teams, bodies and other groups, which British
English counts either way, subjects joined by *and* or *or*, amounts and *a number of* are left
alone.

## Why it matters
Where a cut or an insertion has separated subject and verb, the writer no longer hears the clash.

## Bad
The list of missing ships were read out at noon.
---
The owners of the mill has closed it.

## Good
The list of missing ships was read out at noon. A number of ships were found.
---
The owners of the mill have closed it. The crew were tired, and ten miles is a long way.

## When to ignore
A group that the house counts as plural.

## Authority
Quirk, Greenbaum, Leech and Svartvik, A Comprehensive Grammar of the English Language (1985),
chapter 10, subject-verb concord.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Edit, Finding, Fix, Related, Role, Rule, Severity, Token, lexicon
from newslint_rules.grammar._agreement import other_number

_SINGULAR_FORMS = frozenset({"is", "was", "has", "does"})
_PLURAL_FORMS = frozenset({"are", "were", "have", "do"})
_BLURRING_WORDS = frozenset({"any", "all", "some", "no", "half", "more", "most"})
_MARKS = frozenset(',;:()-–—"“”')
_OPENERS = frozenset({"that", "because", "while", "when", "but", "although", "said"})
_REACH = 12
"""Words between subject and verb beyond which the parser is not trusted."""


class SubjectVerbAgreement(Rule):
    """Query verbs whose number differs from that of their subject."""

    code = "GRA002"
    name = "subject-verb-agreement"
    severity = Severity.WARNING
    reads = frozenset({"sentences", "tokens", "quotes"})
    fix = "suggest"

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each verb that disagrees with a plain subject."""
        for token in doc.tokens:
            if token.deprel not in {"nsubj", "nsubj:pass"} or token.head < 0:
                continue
            if doc.sentences[token.sentence].role is not Role.BODY:
                continue
            verb = _finite(doc, token)
            if verb is None or not token.index < verb.index <= token.index + _REACH:
                continue
            plural = _verb_number(verb)
            if plural is None or plural == (token.xpos == "NNS") or not _is_plain(doc, token, verb):
                continue
            form = other_number(verb)
            yield self.finding(
                verb.span,
                f'"{token.text} … {verb.text}": do they agree?',
                related=(Related(token.span, "its subject"),),
                fix=Fix(f'write "{form}"', (Edit(verb.span, form),)) if form else None,
                confidence=0.8,
            )


def _finite(doc: Document, subject: Token) -> Token | None:
    """The word that shows the number of the subject's verb: an auxiliary or the verb itself."""
    verb = doc.tokens[subject.head]
    helpers = [
        child
        for child in doc.tokens.children(verb, "aux", "cop")
        if child.index > subject.index and child.index <= verb.index
    ]
    first = min(helpers, key=lambda helper: helper.index, default=verb)
    return first if first.xpos in {"VBZ", "VBP", "VBD"} else None


def _verb_number(verb: Token) -> bool | None:
    """Whether the verb is plural; None where its form does not tell."""
    if verb.lower in _PLURAL_FORMS:
        return True
    return False if verb.lower in _SINGULAR_FORMS else None


def _is_plain(doc: Document, subject: Token, verb: Token) -> bool:
    """Whether the subject's number is beyond doubt and nothing around it blurs it."""
    tokens = doc.tokens
    if subject.xpos not in {"NN", "NNS"} or subject.lemma in _unsure():
        return False
    if subject.lower.endswith("s") != (subject.xpos == "NNS"):
        return False
    if len(tokens.children(tokens[subject.head], "nsubj", "nsubj:pass")) > 1:
        return False  # which is the subject is not sure
    children = tokens.children(subject)
    if any(c.deprel in {"conj", "cc", "nummod", "appos", "parataxis", "dep"} for c in children):
        return False
    if any(c.deprel == "det" and c.lower in _BLURRING_WORDS for c in children):
        return False
    between = tokens[subject.index + 1 : verb.index]
    plain = [word for word in between if word.deprel != "amod"]  # *missing ships*
    if any(word.text in _MARKS or word.upos in {"VERB", "AUX", "CCONJ"} for word in plain):
        return False
    return _opens_clause(doc, subject) and any(word.upos == "ADP" for word in between)


def _opens_clause(doc: Document, subject: Token) -> bool:
    """Whether the subject's phrase stands at the start of a sentence or of a clause."""
    children = [c for c in doc.tokens.children(subject) if c.index < subject.index]
    first = min(children, key=lambda child: child.index, default=subject)
    phrase = doc.tokens[first.index : subject.index]
    if any(word.upos in {"NUM", "CCONJ", "ADP", "SYM"} for word in phrase):
        return False
    before = doc.tokens[first.index - 1] if first.index else None
    return before is None or before.sentence != subject.sentence or before.lower in _OPENERS


def _unsure() -> frozenset[str]:
    return lexicon("gra_groups", "newslint_rules.data")
