"""allegation hardened: what somebody is accused of in one place is told as a fact in another.

## What it does

Notes who is accused of doing what: after *accuse of*, *suspect of*, *allege that*, *allegedly*, and
where a speaker says that somebody did a crime. Another clause of the story that has the same doer,
the same verb and the same object, in the writer's voice, is queried. A confession, a plea of guilty
or a verdict settles the matter, and so does a claim of responsibility.

## Why it matters

The attribution is dropped on the way through the desk, and an accusation becomes the paper's own.

## Bad

US officials accuse the Harakat militia of firing rockets at the base.

The Harakat militia, which fired rockets at the base in May, has its seat in Velin.

## Good

US officials accuse the Harakat militia of firing rockets at the base.

The Harakat militia, accused of firing rockets at the base in May, has its seat in Velin.

## When to ignore

The fact is not in dispute, only its motive or its lawfulness is.

## Authority

AP Stylebook, allege; Reuters Handbook, Attention Editor items: allegations of wrongdoing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from newslint.api import (
    Document,
    Finding,
    Mention,
    Related,
    Role,
    Rule,
    Severity,
    Span,
    Token,
    lexicon,
)
from newslint_rules.legal._status import beyond_harm
from newslint_rules.legal._voice import doers, in_own_voice, is_history, undergoers

_ACCUSES = frozenset({"accuse", "suspect", "blame"})
_ALLEGES = frozenset({"allege", "claim"})
_HEDGED = frozenset({"allegedly", "reportedly", "supposedly"})
_PAST = frozenset({"VBD", "VBN"})
_TOLD = frozenset({Role.HEADLINE, Role.DECK, Role.BODY, Role.LIST_ITEM, Role.CAPTION})
_BARE = frozenset(
    "be have do make take use get go say try want know be give come see let keep".split()
)


class _Charge(NamedTuple):
    """Somebody is said to have done something: where, to what (lemmas), of what kind."""

    span: Span
    sentence: int
    objects: frozenset[str]
    kinds: frozenset[str]


class AllegationHardened(Rule):
    """Query an accusation that the story tells elsewhere as a fact."""

    code = "LEG003"
    name = "allegation-hardened"
    severity = Severity.ERROR
    supersedes = frozenset({"LEG001"})
    reads = frozenset(
        {"structure", "quotes", "sentences", "tokens", "mentions", "entities", "attributions"}
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each clause that tells a charge as a fact."""
        charges = _charges(doc)
        if not charges:
            return
        safe = beyond_harm(doc)
        verbs = {lemma for _, lemma in charges} - lexicon("speech_verbs")
        for token in doc.tokens:
            if token.lemma not in verbs or not _tells(doc, token):
                continue
            for doer in doers(doc, token):
                charge = _same(doc, token, charges.get((doer.entity, token.lemma), ()))
                if charge is not None and doer.entity not in safe and in_own_voice(doc, token):
                    yield self._finding(doc, token, charge)
                    break

    def _finding(self, doc: Document, token: Token, charge: _Charge) -> Finding:
        line = doc.line_of(charge.span.start)
        message = f'"{token.text}" as a fact, but only alleged on line {line}: who says so here?'
        return self.finding(
            token.span, message, related=(Related(charge.span, "alleged here"),), confidence=0.75
        )


def _charges(doc: Document) -> dict[tuple[int, str], list[_Charge]]:
    """What is alleged, by the entity of the doer and the lemma of the verb."""
    found: dict[tuple[int, str], list[_Charge]] = defaultdict(list)
    for token in doc.tokens:
        if token.upos != "VERB" or doc.sentences[token.sentence].role not in _TOLD:
            continue
        for verb, people in _alleged(doc, token):
            charge = _Charge(verb.span, verb.sentence, _objects(doc, verb), _kinds(doc, verb))
            for person in people:
                found[person.entity, verb.lemma].append(charge)
    return found


def _alleged(doc: Document, token: Token) -> Iterator[tuple[Token, list[Mention]]]:
    """The verbs for what somebody is accused of, each with the accused, if a word accuses."""
    if token.lemma in _ACCUSES:
        people = list(undergoers(doc, token))
        below = doc.tokens.subtree(token)
        for verb in below:
            if verb.upos == "VERB" and verb.xpos == "VBG" and _is_of(doc, verb):
                yield verb, people
    elif token.lemma in _ALLEGES:
        for verb in doc.tokens.children(token, "ccomp"):
            yield verb, list(doers(doc, verb))
    elif any(t.lower in _HEDGED for t in doc.tokens.children(token, "advmod")) or _is_claimed(
        doc, token
    ):
        yield token, list(doers(doc, token))


def _is_of(doc: Document, verb: Token) -> bool:
    """Whether *of*, *for* or another thing of which one is accused stands before a gerund."""
    before = doc.tokens[verb.index - 1] if verb.index else verb
    return before.lower in {"of", "for"} or verb.deprel == "conj"


def _is_claimed(doc: Document, token: Token) -> bool:
    """Whether somebody says that the crime, which the verb names, was done."""
    if token.lemma not in lexicon("leg_crime_verbs", "newslint_rules.data"):
        return False
    return any(a.claim.contains(token.span) and not a.direct for a in doc.attributions)


def _tells(doc: Document, token: Token) -> bool:
    """Whether a verb tells, in the past and of a recent year, what somebody did."""
    sentence = doc.sentences[token.sentence]
    past = token.upos == "VERB" and token.xpos in _PAST
    return past and sentence.role in _TOLD and not is_history(doc, sentence)


def _same(doc: Document, token: Token, charges: list[_Charge] | tuple[()]) -> _Charge | None:
    """The charge that a clause of another sentence repeats."""
    objects = _objects(doc, token)
    for charge in charges:
        if charge.sentence == token.sentence or charge.span == token.span:
            continue
        bare = not objects and not charge.objects and token.lemma not in _BARE
        if bare or (objects & charge.objects and _kinds(doc, token) <= charge.kinds):
            return charge
    return None


def _objects(doc: Document, verb: Token) -> frozenset[str]:
    """The lemmas of what is done to whom; entities count as themselves."""
    found: set[str] = set()
    for token in doc.tokens.children(verb, "obj", "nsubj:pass"):
        if token.deprel == "nsubj":
            continue
        found.add(token.lemma.lower())
        found |= {str(m.entity) for m in doc.mentions if m.head == token.index}
    return frozenset(found)


def _kinds(doc: Document, verb: Token) -> frozenset[str]:
    """The adjectives beside the objects of a verb: sour milk is not fresh milk."""
    objects = [t for t in doc.tokens.children(verb, "obj", "nsubj:pass") if t.deprel != "nsubj"]
    beside = (t for token in objects for t in doc.tokens.children(token, "amod", "compound"))
    return frozenset(t.lower for t in beside)
