"""Typographic variants of tokens, so that both quote styles are known."""

from __future__ import annotations

from dataclasses import replace

from newslint.training.records import Document, Sentence

_CURLY = {"'s": "’s", "n't": "n’t", "'re": "’re", "'ve": "’ve", "'ll": "’ll", "'d": "’d", "'": "’"}


def _curl(sentence: Sentence, opened: bool) -> tuple[list[str], bool]:
    words = []
    for word in sentence.words:
        if word == '"':
            word = "”" if opened else "“"
            opened = not opened
        elif word in ("--", " -- "):
            word = "—"
        else:
            word = _CURLY.get(word.lower(), word)
        words.append(word)
    return words, opened


def curly(document: Document) -> Document:
    """The document with curly quotes, apostrophes and long dashes; labels are shared."""
    sentences, opened = [], False
    for sentence in document.sentences:
        words, opened = _curl(sentence, opened)
        sentences.append(replace(sentence, words=words))
    return Document(document.name, document.genre, sentences)
