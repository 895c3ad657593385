"""Where the running text of a story says who speaks, or where words come from."""

from __future__ import annotations

from collections.abc import Iterable

from newslint.api import Document, Paragraph, Role, Span, Token, lexicon

__all__ = [
    "RUNNING",
    "is_source",
    "names_source",
    "neighbours",
    "outside_quotes",
    "tells_who_speaks",
]

# Verbs that bring a quotation before or after them; other verbs of saying need a clause for it.
_SPEAKS = frozenset(
    """say tell add ask write reply answer respond explain state call describe express joke shout
    sing speak talk quote read recall remember comment remark announce declare insist warn argue
    complain appeal agree repeat continue conclude post tweet cry whisper chant pray urge go laugh
    smile nod sigh think wonder believe know feel like""".split()
)
_PREPOSITIONS = frozenset({"according", "per", "via"})

RUNNING = (Role.BODY, Role.LIST_ITEM, Role.BLOCK_QUOTE)


def outside_quotes(doc: Document, span: Span) -> Iterable[Token]:
    """The words of a stretch of text that no quotation holds."""
    return (t for t in doc.tokens.in_span(span) if doc.quote_at(t.span.start) is None)


def is_source(token: Token) -> bool:
    """Whether a word reports speech, or names a body, a paper or a thing that bears words."""
    return _reports(token) or _is_listed(token, "att_sources")


def tells_who_speaks(token: Token) -> bool:
    """Whether a word introduces speech, or names a thing that bears words (a letter, a sign)."""
    speaks = token.upos in {"VERB", "AUX"} and token.lemma in _SPEAKS
    return speaks or token.lower in _PREPOSITIONS or _is_listed(token, "att_bearers")


def names_source(doc: Document, span: Span) -> bool:
    """Whether a stretch of text says, outside quotations, who speaks or where words come from."""
    return any(is_source(token) for token in outside_quotes(doc, span))


def _reports(token: Token) -> bool:
    speaks = token.upos in {"VERB", "AUX"} and token.lemma in lexicon("speech_verbs")
    return speaks or token.lower in _PREPOSITIONS


def _is_listed(token: Token, name: str) -> bool:
    listed = lexicon(name, "newslint_rules.data")
    return token.upos in {"NOUN", "PROPN"} and token.lemma.lower() in listed


def neighbours(doc: Document, at: Paragraph, before: int, after: int) -> list[Paragraph]:
    """The running paragraphs round one, itself left out."""
    running = doc.structure.of_role(*RUNNING)
    place = next((i for i, p in enumerate(running) if p.index == at.index), None)
    if place is None:
        return []
    return [*running[max(0, place - before) : place], *running[place + 1 : place + 1 + after]]
