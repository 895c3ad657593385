"""What the wording of a mention shows: its extent, form, number and gender."""

from __future__ import annotations

from newslint.lexicon import lexicon
from newslint.model.mentions import EntityKind, Form, Gender, Number
from newslint.model.span import Span
from newslint.model.tokens import Token, Tokens

__all__ = ["definite", "form_of", "gender_of", "name_span", "number_of", "pronoun_kind"]

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves", "we", "us", "our", "these"})
_INSIDE_NAME = ("flat", "compound", "goeswith")
_INSIDE_NOMINAL = ("det", "amod", "compound", "nummod", "nmod:poss", "flat", "case:poss")


def form_of(tokens: Tokens, head: Token) -> Form:
    """Whether the head is a pronoun, a name, initials or a common noun."""
    if head.upos == "PRON" or head.lower in _MALE | _FEMALE | _NEUTER | _PLURAL:
        return Form.PRONOUN
    if head.upos != "PROPN":
        return Form.NOMINAL
    letters = head.text.replace(".", "")
    if 2 <= len(letters) <= 6 and letters.isupper():
        return Form.INITIALS
    parts = [t for t in _name_tokens(tokens, head) if t.text[0].isupper()]
    return Form.NAME if len(parts) > 1 else Form.SURNAME


def _name_tokens(tokens: Tokens, head: Token) -> list[Token]:
    inside = [head, *tokens.children(head, *_INSIDE_NAME)]
    return sorted(inside, key=lambda token: token.index)


def name_span(tokens: Tokens, head: Token) -> Span:
    """The span of the mention without clauses and phrases that follow its head."""
    parts = [head]
    for child in tokens.children(head, *_INSIDE_NOMINAL):
        within = tokens.subtree(child)
        if child.index < head.index or child.deprel.startswith(_INSIDE_NAME):
            parts += within
    start = min(parts, key=lambda token: token.index)
    end = max(parts, key=lambda token: token.index)
    return Span(start.span.start, end.span.end)


def number_of(tokens: Tokens, head: Token) -> Number:
    """Grammatical number by form, tag and coordination."""
    if head.lower in _PLURAL:
        return Number.PLURAL
    if head.lower in _MALE | _FEMALE | _NEUTER:
        return Number.SINGULAR
    if head.xpos in {"NNS", "NNPS"}:
        return Number.PLURAL
    if any(
        tokens.children(other, "cc") and other.upos in {"NOUN", "PROPN", "PRON"}
        for other in tokens.children(head, "conj")
    ):
        return Number.PLURAL
    if head.xpos in {"NN", "NNP"}:
        return Number.SINGULAR
    return Number.UNKNOWN


def gender_of(tokens: Tokens, head: Token) -> Gender:
    """Gender that the words themselves show: pronoun, courtesy title, gendered noun."""
    words = {head.lower, *(t.lower for t in tokens.children(head, "compound", "flat", "nmod"))}
    male = words & (_MALE | lexicon("male_nouns"))
    female = words & (_FEMALE | lexicon("female_nouns"))
    if bool(male) == bool(female):
        return Gender.UNKNOWN
    return Gender.MALE if male else Gender.FEMALE


def definite(tokens: Tokens, head: Token) -> bool:
    """Whether *the*, *this*, *that* or a possessive marks the mention."""
    return any(
        child.lower in {"the", "this", "that", "these", "those"} or child.deprel == "nmod:poss"
        for child in tokens.children(head, "det", "nmod:poss")
    )


def pronoun_kind(head: Token) -> EntityKind | None:
    """Persons for he, she and I; None for pronouns that do not tell."""
    return EntityKind.PERSON if head.lower in _MALE | _FEMALE | {"i", "me", "my"} else None
