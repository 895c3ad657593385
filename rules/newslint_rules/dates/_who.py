"""Whom a word stands for, by keys that two places of a story share; what a date goes with."""

from __future__ import annotations

from newslint.api import Document, EntityKind, Form, Token

_NAMING = ("appos", "flat", "compound")


def who(doc: Document, token: Token) -> set[str]:
    """Keys of the person that a word heads: the entity, and the surname when only one bears it.

    Names in apposition count ("the banker Otto Lind").
    """
    heads = _named(doc, token)
    keys: set[str] = set()
    for mention in doc.mentions:
        if mention.head not in heads or mention.kind is not EntityKind.PERSON:
            continue
        keys.add(f"#{mention.entity}")
        surname = doc.at(mention.span).split()[-1].lower()
        if mention.form in (Form.NAME, Form.SURNAME) and _bearers(doc, surname) <= 1:
            keys.add(surname)
    return keys


def verb_above(doc: Document, date: Token) -> Token | None:
    """The verb that the first word of a date hangs on, however far up the tree."""
    return next((t for t in doc.tokens.ancestors(date) if t.upos == "VERB"), None)


def _named(doc: Document, token: Token) -> set[int]:
    """Indices of a word and of the words that name it."""
    found, todo = {token.index}, [token]
    while todo:
        for child in doc.tokens.children(todo.pop(), *_NAMING):
            if child.index not in found:
                found.add(child.index)
                todo.append(child)
    return found


def _bearers(doc: Document, surname: str) -> int:
    """How many full names of the story end in a surname."""
    full = {doc.at(m.span).lower() for m in doc.mentions if m.form is Form.NAME}
    return len({name for name in full if " " in name and name.split()[-1] == surname})
