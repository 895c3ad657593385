"""Where the running text of a story says who speaks, or where words come from."""

from __future__ import annotations

from collections.abc import Iterable

from newslint.api import Document, Paragraph, Role, Span, Token, lexicon

__all__ = ["RUNNING", "is_source", "names_source", "neighbours", "outside_quotes"]

RUNNING = (Role.BODY, Role.LIST_ITEM, Role.BLOCK_QUOTE)


def outside_quotes(doc: Document, span: Span) -> Iterable[Token]:
    """The words of a stretch of text that no quotation holds."""
    return (t for t in doc.tokens.in_span(span) if doc.quote_at(t.span.start) is None)


def is_source(token: Token) -> bool:
    """Whether a word reports speech, or names a body, a paper or a thing that bears words."""
    if token.lower in {"according", "per", "via"}:
        return True
    if token.upos in {"VERB", "AUX"}:
        return token.lemma in lexicon("speech_verbs")
    listed = lexicon("att_sources", "newslint_rules.data")
    return token.upos in {"NOUN", "PROPN"} and token.lemma.lower() in listed


def names_source(doc: Document, span: Span) -> bool:
    """Whether a stretch of text says, outside quotations, who speaks or where words come from."""
    return any(is_source(token) for token in outside_quotes(doc, span))


def neighbours(doc: Document, at: Paragraph, before: int, after: int) -> list[Paragraph]:
    """The running paragraphs round one, itself left out."""
    running = doc.structure.of_role(*RUNNING)
    place = next((i for i, p in enumerate(running) if p.index == at.index), None)
    if place is None:
        return []
    return [*running[max(0, place - before) : place], *running[place + 1 : place + 1 + after]]
