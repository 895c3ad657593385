"""Words with lemma, tags and trees, from the language model's reading."""

from __future__ import annotations

from typing import cast

from newslint.analysis.lemma import lemma
from newslint.analysis.nn.result import Reading
from newslint.model.document import Document
from newslint.model.tokens import Token, Tokens

__all__ = ["build"]


def build(doc: Document) -> Tokens:
    """All words of all sentences as tokens, in text order."""
    reading = cast(Reading, doc.layer("reading"))
    tokens: list[Token] = []
    for sentence in doc.sentences:
        for span in sentence.words:
            i = len(tokens)
            text, xpos = doc.at(span), reading.xpos[i]
            tokens.append(
                Token(
                    index=i,
                    span=span,
                    text=text,
                    lemma=lemma(text, xpos),
                    upos=reading.upos[i],
                    xpos=xpos,
                    head=reading.head[i],
                    deprel=reading.deprel[i],
                    sentence=sentence.index,
                )
            )
    return Tokens(tokens)
