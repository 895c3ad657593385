"""Mentions of people and things, and the entities they add up to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from newslint.model.span import Span

__all__ = ["Entity", "EntityKind", "Form", "Gender", "Mention", "Number"]


class EntityKind(StrEnum):
    """What sort of thing a mention names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    PLACE = "place"
    EVENT = "event"
    OBJECT = "object"
    TIME = "time"
    ABSTRACT = "abstract"


class Form(StrEnum):
    """How a mention is worded."""

    NAME = "name"
    SURNAME = "surname"
    INITIALS = "initials"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class Gender(StrEnum):
    """Gender as the copy shows it; never inferred from a given name alone."""

    MALE = "male"
    FEMALE = "female"
    UNKNOWN = "unknown"


class Number(StrEnum):
    """Grammatical number of what is mentioned."""

    SINGULAR = "singular"
    PLURAL = "plural"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Mention:
    """One reference to a person or thing.

    ``head`` is the index of the head token; ``sentence`` of its sentence; ``entity`` of its
    entity. ``antecedent`` is the index of the mention that the language model links it to, None
    for none; ``orphan`` is the model's probability (0 to 1) that it has none. ``definite`` marks
    *the*, *this* and possessives. ``in_quote`` mentions stand inside quotation marks. ``title`` is
    what stands before a name ("Prime Minister", "teacher"), which ``span`` leaves out.
    """

    index: int
    span: Span
    head: int
    sentence: int
    kind: EntityKind
    form: Form
    number: Number
    gender: Gender
    entity: int
    antecedent: int | None
    orphan: float
    definite: bool = False
    in_quote: bool = False
    confidence: float = 1.0
    title: Span | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """Everything the story says under one head: a person, organisation, group, place or thing.

    ``mentions`` are mention indices in text order; ``forms`` the different wordings in order of
    first use; ``name`` the fullest name or None; ``gender_evidence`` the words that show the
    gender; ``initials`` the abbreviation introduced for it. ``given_share`` is the share of women
    (0 to 1) among bearers of the first name, None where it is not listed: a hint, no evidence.
    """

    index: int
    kind: EntityKind
    mentions: tuple[int, ...]
    forms: tuple[str, ...]
    name: str | None
    number: Number
    gender: Gender
    gender_evidence: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    ages: tuple[int, ...] = ()
    initials: str | None = None
    given_share: float | None = None
