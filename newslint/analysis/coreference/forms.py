"""What the wording of a mention shows: its extent, form, number and gender."""

from __future__ import annotations

from collections.abc import Iterable

from newslint.lexicon import lexicon
from newslint.model.mentions import EntityKind, Form, Gender, Number
from newslint.model.span import Span
from newslint.model.tokens import Token, Tokens

__all__ = [
    "FEMALE",
    "MALE",
    "NEUTER",
    "form_of",
    "gender_of",
    "is_definite",
    "is_modifier",
    "nominal_span",
    "number_of",
    "pronoun_kind",
]

MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset(
    {"they", "them", "their", "theirs", "themselves", "we", "our", "these", "those"}
)
_SINGULAR = MALE | FEMALE | NEUTER | {"i", "me", "my", "mine", "myself", "this", "that"}
_INSIDE = ("det", "amod", "compound", "nummod", "nmod:poss", "flat", "goeswith")


def form_of(head: Token) -> Form:
    """Whether the head of a mention that is no name is a pronoun or a common noun."""
    if head.upos == "PRON" or head.lower in MALE | FEMALE | NEUTER | _PLURAL:
        return Form.PRONOUN
    return Form.NOMINAL


def is_modifier(tokens: Tokens, head: Token) -> bool:
    """Whether a common noun only narrows the noun after it: *government* officials."""
    governor = tokens.head(head)
    return head.deprel == "compound" and governor is not None and governor.index > head.index


def nominal_span(tokens: Tokens, head: Token) -> Span:
    """The span of a mention without clauses and phrases that follow its head."""
    parts = [head]
    for child in tokens.children(head, *_INSIDE):
        if child.index < head.index:
            parts += [t for t in tokens.subtree(child) if t.index < head.index]
    parts.sort(key=lambda token: token.index)
    while len(parts) > 1 and not parts[0].text[0].isalnum():
        parts.pop(0)
    return parts[0].span.to(head.span)


def number_of(head: Token) -> Number:
    """Grammatical number by form and tag."""
    if head.lower in _PLURAL:
        return Number.PLURAL
    if head.lower in _SINGULAR:
        return Number.SINGULAR
    several = head.text.endswith("s") and len(head.text) > 2 and head.text[:-1].isupper()  # *NGOs*
    if several or head.xpos in {"NNS", "NNPS"}:
        return Number.PLURAL
    if head.xpos in {"NN", "NNP"}:
        return Number.SINGULAR
    return Number.UNKNOWN


def gender_of(words: Iterable[str], tokens: Tokens, head: Token) -> Gender:
    """Gender that the wording shows: pronoun, courtesy title, gendered noun, also in apposition.

    ``words`` are the words of title and nominal in lower case; the words of a name say nothing.
    """
    said = set(words)
    for apposition in tokens.children(head, "appos"):
        if apposition.upos == "NOUN":
            said.add(apposition.lower)
    male = bool(said & MALE or said & lexicon("male_nouns"))
    female = bool(said & FEMALE or said & lexicon("female_nouns"))
    if male == female:
        return Gender.UNKNOWN
    return Gender.MALE if male else Gender.FEMALE


def is_definite(tokens: Tokens, head: Token) -> bool:
    """Whether *the*, *this*, *that* or a possessive marks the mention."""
    return any(
        child.lower in {"the", "this", "that", "these", "those"} or child.deprel == "nmod:poss"
        for child in tokens.children(head, "det", "nmod:poss")
    )


def pronoun_kind(head: Token) -> EntityKind | None:
    """Persons for he, she and I; None for pronouns that do not tell."""
    return EntityKind.PERSON if head.lower in MALE | FEMALE | {"i", "me", "my"} else None
