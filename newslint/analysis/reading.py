"""The layer of the language model's readings."""

from __future__ import annotations

from newslint.analysis.nn import ahead
from newslint.analysis.nn.result import Reading, Request
from newslint.model.document import Document
from newslint.model.story import Role

__all__ = ["build", "read_ahead", "request_of"]

_STORY = frozenset({Role.HEADLINE, Role.DECK, Role.BODY, Role.SUBHEAD, Role.LIST_ITEM})


def read_ahead(doc: Document) -> None:
    """Begin to read a story beside other work, if a process was started for that."""
    if ahead.is_idle():
        ahead.ask(request_of(doc))


def build(doc: Document) -> Reading:
    """The model's reading of all words of all sentences, in text order."""
    request = request_of(doc)
    reading = ahead.answer(request)
    if reading is None:
        from newslint.analysis.nn.encoder import load_encoder
        from newslint.analysis.nn.reading import read

        reading = read(request, load_encoder())
    return reading


def request_of(doc: Document) -> Request:
    """What the model is asked about a story."""
    return Request(
        sentences=[[doc.at(word) for word in sentence.words] for sentence in doc.sentences],
        told=[s.role in _STORY and bool(s.words) for s in doc.sentences],
    )
