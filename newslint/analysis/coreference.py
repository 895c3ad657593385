"""Mentions of people and things, with the language model's links between them."""

from __future__ import annotations

from typing import cast

import numpy as np

from newslint.analysis.mentionforms import (
    definite,
    form_of,
    gender_of,
    name_span,
    number_of,
    pronoun_kind,
)
from newslint.analysis.nn import Reading
from newslint.model.document import Document
from newslint.model.mentions import EntityKind, Form, Mention
from newslint.model.tokens import Token, Tokens

__all__ = ["build"]

_KINDS = {
    "person": EntityKind.PERSON,
    "place": EntityKind.PLACE,
    "organization": EntityKind.ORGANISATION,
    "object": EntityKind.OBJECT,
    "event": EntityKind.EVENT,
    "time": EntityKind.TIME,
    "substance": EntityKind.OBJECT,
    "animal": EntityKind.OBJECT,
    "plant": EntityKind.OBJECT,
    "abstract": EntityKind.ABSTRACT,
}


def build(doc: Document) -> tuple[Mention, ...]:
    """All mentions in order of their head words.

    Each mention's ``entity`` is the index of the first mention of its chain of links; the entities
    layer regroups them by name.
    """
    reading = cast(Reading, doc.layer("reading"))
    tokens = doc.tokens
    chain: list[int] = []
    mentions: list[Mention] = []
    for index, word in enumerate(reading.links.words):
        orphan = float(reading.links.none[index])
        linked = int(reading.links.antecedent[index])
        antecedent = linked if linked >= 0 and orphan < 0.5 else None
        chain.append(index if antecedent is None else chain[antecedent])
        mentions.append(
            _mention(doc, reading, tokens, index, tokens[int(word)], antecedent, orphan, chain[-1])
        )
    return tuple(mentions)


def _mention(
    doc: Document,
    reading: Reading,
    tokens: Tokens,
    index: int,
    head: Token,
    antecedent: int | None,
    orphan: float,
    chain: int,
) -> Mention:
    scores = reading.mention[head.index]
    form = form_of(tokens, head)
    best = int(np.argmax(scores[1:])) + 1
    kind = pronoun_kind(head) if form is Form.PRONOUN else None
    return Mention(
        index=index,
        span=name_span(tokens, head),
        head=head.index,
        sentence=head.sentence,
        kind=kind or _KINDS[reading.labels.mention[best]],
        form=form,
        number=number_of(tokens, head),
        gender=gender_of(tokens, head),
        entity=chain,
        antecedent=antecedent,
        orphan=orphan,
        definite=definite(tokens, head),
        in_quote=doc.quote_at(head.span.start) is not None,
        confidence=float(scores[best]),
    )
