"""Where the law stands with the people of a story: accused, guilty, dead."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import Document, EntityKind, Form, Sentence, Token, lazy_regex
from newslint_rules.legal._voice import doers, undergoers

__all__ = ["accused", "beyond_harm", "dead"]

_GUILTY = lazy_regex(
    r"\b(?:convict(?:ed|ion|ions|s)?|found guilty|plead(?:s|ed|ing)? guilty|pled guilty"
    r"|guilty (?:plea|pleas|verdict)|admit(?:s|ted|ting)?|confess(?:es|ed|ing|ion|ions)?"
    r"|sentenc(?:e|ed|es|ing)|jailed|imprisoned|prison term|death row|behind bars for"
    r"|serv(?:ed|es|ing) (?:\w+ ){0,4}(?:years?|months?|life|time)"
    r"|claim(?:ed|s|ing)? responsibility)\b",
    regex.IGNORECASE,
)
_NOT_YET = lazy_regex(
    r"\b(?:if|not|never|could|may|might|would|faces?|facing|without|before|until|unless|maximum"
    r"|up to|possible|potential|carr(?:y|ies)|den(?:y|ies|ied|ying))\b[^.;]{0,40}$",
    regex.IGNORECASE,
)
_PROCESS = frozenset(
    """accuse arrest charge indict detain suspect remand question arraign prosecute extradite
    capture hold""".split()
)
_STANDS = lazy_regex(
    r"\b(?:den(?:y|ies|ied) (?:all|any|the|both|murder|rape|fraud|theft|wrongdoing|charges?|\w+ing)"
    r"|plead(?:s|ed)? (?:not guilty|innocent)"
    r"|fac(?:es|ed|ing) (?:\w+ ){0,4}(?:charges?|trial|counts?)"
    r"|on trial|stand(?:s|ing)? trial|trial of|charges against|defendant"
    r"|in custody|in handcuffs|on bail|bailed|wanted (?:for|over)"
    r"|appear(?:s|ed) (?:in|before) (?:\w+ ){0,4}(?:court|magistrates|judge)"
    r"|(?:the|a|prime|main|only|chief) suspect)\b",
    regex.IGNORECASE,
)
_DIES = frozenset({"die", "perish", "drown"})
_KILLED = frozenset({"kill", "shoot", "execute", "hang", "assassinate", "murder", "bury", "lynch"})
_REMAINS = frozenset("body death funeral grave killing murder estate suicide".split())


def accused(doc: Document) -> frozenset[int]:
    """The people, as entity indices, who are arrested, charged, sought or tried in the story."""
    found = {
        mention.entity
        for token in doc.tokens
        if token.lemma in _PROCESS and token.upos == "VERB"
        for mention in undergoers(doc, token)
    }
    for sentence in doc.sentences:
        if _STANDS.search(doc.at(sentence.span)):
            found |= set(_named(doc, sentence))
    return frozenset(found)


def beyond_harm(doc: Document) -> frozenset[int]:
    """The people whose guilt the story shows, by verdict, plea or confession, and the dead.

    A verdict in a sentence without a name counts for everybody: better silent than wrong.
    """
    found = set(dead(doc))
    for sentence in doc.sentences:
        verdicts = _GUILTY.finditer(doc.at(sentence.span))
        if any(_is_final(doc, sentence, verdict) for verdict in verdicts):
            named = set(_named(doc, sentence))
            found |= named or {entity.index for entity in doc.entities}
    return frozenset(found)


def dead(doc: Document) -> frozenset[int]:
    """The entities that are dead in the story."""
    return frozenset(entity for token in doc.tokens for entity in _dead(doc, token))


def _is_final(doc: Document, sentence: Sentence, match: regex.Match[str]) -> bool:
    return not _NOT_YET.search(doc.at(sentence.span)[: match.start()])


def _named(doc: Document, sentence: Sentence) -> Iterator[int]:
    """The people of a sentence: those with a name in the story."""
    for mention in doc.mentions:
        entity = doc.entities[mention.entity]
        person = entity.kind is EntityKind.PERSON and entity.name is not None
        if mention.sentence == sentence.index and person and mention.form is not Form.INITIALS:
            yield mention.entity


def _dead(doc: Document, token: Token) -> Iterator[int]:
    """The entities that a word says are dead."""
    if token.lemma in _DIES and token.upos == "VERB":
        yield from (m.entity for m in doers(doc, token))
    elif token.lemma in _KILLED and token.upos == "VERB":
        if doc.tokens.children(token, "aux:pass"):
            yield from (m.entity for m in undergoers(doc, token))
        elif any(t.lower in {"himself", "herself"} for t in doc.tokens.children(token, "obj")):
            yield from (m.entity for m in doers(doc, token))
    elif token.lemma in _REMAINS or token.lower in {"late", "dead", "deceased"}:
        of = [t for t in doc.tokens.children(token, "nmod") if t.deprel == "nmod"]
        parts = {t.index for t in of or doc.tokens.children(token, "nmod:poss", "nsubj")}
        if token.head >= 0 and token.deprel == "amod":
            parts.add(token.head)
        yield from (m.entity for m in doc.mentions if m.head in parts)
