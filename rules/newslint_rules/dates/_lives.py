"""What people do outside their lives: acts dated before the birth or after the death."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from newslint.api import Document, Token, lazy_regex
from newslint_rules.dates._courses import befallen
from newslint_rules.dates._moments import Moment, moments
from newslint_rules.dates._who import verb_above, who

_ENDS = frozenset({"die", "kill", "murder", "assassinate", "execute"})
_ACTS = frozenset(
    "announce appear apologise apologize arrive ask attend become begin command confess decide "
    "declare demand deny design direct emigrate enlist enter found graduate hold invite join "
    "launch lead leave marry meet move open order paint perform play plead preside promise publish "
    "quit refuse reject resign retire return rule serve settle sign speak study swear take teach "
    "tell testify travel visit vote warn win work write".split()
)
_KIN = lazy_regex(r"\b(?:sons?|daughters?|child|children|twins?|baby|brother|sister)\b")
"""Words for those who bear the surname too."""
_POSTHUMOUS = lazy_regex(
    r"\b(?:posthumous\w*|after (?:his|her|their) death|in (?:his|her) (?:name|honou?r|memory)|late|"
    r"estate|ghost|legacy|works?|books?|songs?|albums?|award\w*|prize|medal)\b",
    regex.IGNORECASE,
)
_ISSUED = frozenset({"issue", "send", "dictate"})
_BACK = 2
_PUBLISHED = frozenset({"publish", "win", "open", "become", "launch", "take", "hold"})


class OutOfLife(NamedTuple):
    """An act (lemma and moment) of somebody whose birth or death (lemma and moment) forbids it."""

    act: str
    acted: Moment
    bound: str
    bounded: Moment


def out_of_life(doc: Document) -> Iterator[OutOfLife]:
    """Every dated act that comes before its doer's birth or after its doer's death."""
    bounds: list[tuple[str, Moment, set[str]]] = []
    acts: list[tuple[str, Moment, set[str]]] = []
    for moment in moments(doc):
        verb = _verb(doc, moment)
        if verb is None or not moment.sure or doc.quote_at(moment.span.start) is not None:
            continue
        if verb.lemma in _ENDS or verb.lemma == "bear":
            patient = befallen(doc, verb)
            if patient is not None and not _KIN.search(_sentence(doc, moment)):
                bounds.append((verb.lemma, moment, who(doc, patient)))
        elif verb.lemma in _ACTS | _ISSUED and not _POSTHUMOUS.search(_sentence(doc, moment)):
            acts.append((verb.lemma, moment, _doers(doc, verb)))
    for act, acted, doers in acts:
        for bound, bounded, bearer in bounds:
            early = bound == "bear" and acted.precedes(bounded)
            late = bound != "bear" and bounded.precedes(acted) and act not in _PUBLISHED
            if doers & bearer and (early or late):
                yield OutOfLife(act, acted, bound, bounded)
                break


def _sentence(doc: Document, moment: Moment) -> str:
    return doc.at(doc.sentences[moment.sentence].span)


def _verb(doc: Document, moment: Moment) -> Token | None:
    words = doc.tokens.in_span(moment.span)
    return verb_above(doc, words[0]) if words else None


def _doers(doc: Document, verb: Token) -> set[str]:
    """Whoever does what an active verb says, or by whom it is done, or whose paper is issued."""
    found: set[str] = set()
    if verb.lemma in _ISSUED:
        for paper in doc.tokens.children(verb, "nsubj:pass"):
            found |= _authors(doc, paper)
        return found
    for child in doc.tokens.children(verb, "nsubj", "obl:agent"):
        if child.deprel == "nsubj" or any(t.lower == "by" for t in doc.tokens.children(child)):
            found |= who(doc, child)
    head = doc.tokens.head(verb)
    if not found and verb.deprel in ("conj", "xcomp") and head is not None and head.upos == "VERB":
        for child in doc.tokens.children(head, "nsubj"):
            found |= who(doc, child) if child.deprel == "nsubj" else set()
    return found


def _authors(doc: Document, paper: Token) -> set[str]:
    """Whom a letter, an order or the like comes from, here or where the copy brings it up."""
    found: set[str] = set()
    for index in range(max(0, paper.sentence - _BACK), paper.sentence + 1):
        for token in doc.tokens.of_sentence(index):
            if token.upos != "NOUN" or token.lemma != paper.lemma:
                continue
            for child in doc.tokens.children(token, "nmod", "nmod:poss"):
                cases = {t.lower for t in doc.tokens.children(child, "case")}
                if child.deprel == "nmod:poss" or cases & {"from", "by"}:
                    found |= who(doc, child)
    return found
