"""Verb forms that change with the number of their subject."""

from __future__ import annotations

from dataclasses import replace

from newslint.api import Document, Edit, Fix, Token

_PAIRS = {"is": "are", "was": "were", "has": "have", "does": "do"}
_OTHER = _PAIRS | {plural: singular for singular, plural in _PAIRS.items()}


def other_number(verb: Token) -> str | None:
    """The form for the other number, capitals kept; None for verbs with no form in the table."""
    form = _OTHER.get(verb.lower)
    return form.capitalize() if form and verb.text[0].isupper() else form


def renamed(doc: Document, subject: Token, word: str) -> Fix | None:
    """A fix that puts a pronoun of the other number for a subject, the verb brought into line.

    None where the verb's other form is not known.
    """
    verb = _first_verb(doc, subject)
    if verb is None or verb.index < subject.index:
        return None
    fix = reworded(subject, word)
    if (other := other_number(verb)) is not None:
        return replace(fix, edits=(*fix.edits, Edit(verb.span, other)))
    return fix if verb.xpos in {"VBD", "MD"} else None


def reworded(token: Token, word: str) -> Fix:
    """A fix that puts another word for one, its capital kept."""
    text = word.capitalize() if token.text[0].isupper() else word
    return Fix(f'write "{text}"', (Edit(token.span, text),))


def _first_verb(doc: Document, subject: Token) -> Token | None:
    """The word that shows the number of a subject's verb: an auxiliary or the verb itself."""
    verb = doc.tokens.head(subject)
    if verb is None:
        return None
    helpers = doc.tokens.children(verb, "aux", "aux:pass", "cop")
    behind = [word for word in helpers if subject.index < word.index <= verb.index]
    return min(behind, key=lambda word: word.index, default=verb)
