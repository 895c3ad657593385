"""Pleas, verdicts and charges as the copy reports them, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from newslint.api import Document, Role, Sentence, Span, Token, lazy_regex
from newslint_rules.dates._who import who

_SIDES = (
    (
        "plea",
        lazy_regex(
            r"\b(?:plead(?:s|ed)?|pled) guilty\b|\badmit(?:s|ted) (?:the|all) charges?\b", regex.I
        ),
        lazy_regex(
            r"\b(?:plead(?:s|ed)?|pled) not guilty\b|\bden(?:ies|ied) (?:the|all|any) (?:charges?|"
            r"wrongdoing|offence|offense|allegations?)\b",
            regex.IGNORECASE,
        ),
    ),
    (
        "verdict",
        lazy_regex(r"\b(?:was|were|been|is) (?:convicted|found guilty)\b", regex.IGNORECASE),
        lazy_regex(
            r"\b(?:was|were|been|is) (?:acquitted|found not guilty|cleared)\b", regex.IGNORECASE
        ),
    ),
    (
        "charge",
        lazy_regex(r"\b(?:was|were|been|is) (?:charged|indicted)\b", regex.IGNORECASE),
        lazy_regex(
            r"\b(?:(?:was|has|had|is|were|have) not (?:been )?charged|released without charge"
            r"|(?:faces|face) no charges?)\b",
            regex.IGNORECASE,
        ),
    ),
)
# Words that open a second charge, trial or time, or a condition.
_OTHER = lazy_regex(
    r"\b(?:but|counts?|other|another|second|separate|lesser|also|previous(?:ly)?|earlier|first|"
    r"initial(?:ly)?|original(?:ly)?|later|since|chang\w+|switch\w+|withdr\w+|appeal\w*|overturn\w*|"
    r"quash\w*|retrial|retried|then|until|if|unless|could|would|may|might|when|whether|"
    r"expected|due|will|yet|remaining|some|one of|\d{4}|while|although|co-defendants?|others)\b",
    regex.IGNORECASE,
)
_PRONOUNS = frozenset({"he", "she", "they"})


class Status(NamedTuple):
    """What one person pleaded, was found or was charged with: an axis and its side, 0 or 1."""

    axis: str
    side: int
    span: Span
    people: frozenset[str]
    sentence: int


def statuses(doc: Document) -> Iterator[Status]:
    """Every status of the writer's copy, without those of another charge, trial or time."""
    former: Status | None = None
    for sentence in doc.sentences:
        text = doc.at(sentence.span)
        if sentence.role not in (Role.BODY, Role.HEADLINE, Role.DECK) or _OTHER.search(text):
            continue
        for axis, yes, no in _SIDES:
            for side, pattern in ((0, no), (1, yes)):
                match = pattern.search(text)
                if match is None or (side and no.search(text)):
                    continue
                start = sentence.span.start + match.start()
                span = Span(start, start + len(match.group()))
                status = _of(doc, sentence, axis, side, span, former)
                if status is not None:
                    former = status
                    yield status


def _of(
    doc: Document, sentence: Sentence, axis: str, side: int, span: Span, former: Status | None
) -> Status | None:
    if doc.quote_at(span.start) is not None:
        return None
    words = doc.tokens.in_span(span)
    verb = next((t for t in words if t.upos in ("VERB", "ADJ")), None)
    if verb is None:
        return None
    people, pronoun = _people(doc, verb)
    if pronoun and former is not None and sentence.index - former.sentence <= 1:
        people |= former.people
    return Status(axis, side, span, people, sentence.index) if people else None


def _people(doc: Document, verb: Token) -> tuple[frozenset[str], bool]:
    """Keys of the subject of a verb, and whether it is a pronoun."""
    token: Token | None = verb
    for _ in range(3):
        if token is None:
            break
        subjects = doc.tokens.children(token, "nsubj")
        if token.deprel == "acl:relcl":
            above = doc.tokens.head(token)
            subjects = (above,) if above is not None else subjects
        if subjects:
            keys: set[str] = set()
            for subject in subjects:
                keys |= who(doc, subject)
            return frozenset(keys), any(s.lower in _PRONOUNS for s in subjects)
        token = doc.tokens.head(token)
    return frozenset(), False
