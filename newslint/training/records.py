"""Annotated documents as the readers hand them to batching."""

from __future__ import annotations

from dataclasses import dataclass, field

MASCULINE = frozenset({"he", "him", "his", "himself"})
FEMININE = frozenset({"she", "her", "hers", "herself"})
NEUTER = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
PERSONAL = MASCULINE | FEMININE
THIRD_PERSON = PERSONAL | NEUTER | PLURAL


@dataclass(slots=True)
class Mention:
    """One mention, stored on the token that heads it.

    `cluster` is unique within a document, `entity` an index into
    `labels.ENTITY_TYPES`, `status` the information status (`new`, `giv:act`,
    `acc:inf` …), `start` the first token of the span and `length` its size in
    tokens.
    """

    cluster: str
    entity: int
    status: str
    start: int
    length: int


@dataclass(slots=True)
class Sentence:
    """One sentence; a list is empty where its layer is not annotated.

    `heads` holds 1-based token numbers with 0 for the root, `mentions` one
    list per token, `orphans` the known truth for single pronouns (token index
    to "has no antecedent") in text without coreference annotation.
    `split` holds the tokens whose antecedent is split over several mentions.
    `fit` is 1 for an intruder, 2 for a moved sentence, 0 for one that belongs,
    None unknown.
    """

    words: list[str]
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deprels: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    mentions: list[list[Mention]] = field(default_factory=list)
    orphans: dict[int, bool] = field(default_factory=dict)
    fit: int | None = None
    split: frozenset[int] = frozenset()


@dataclass(slots=True)
class Document:
    """Sentences in reading order with the name and genre of their source."""

    name: str
    genre: str
    sentences: list[Sentence]

    @property
    def words(self) -> int:
        """Number of tokens."""
        return sum(len(sentence.words) for sentence in self.sentences)


@dataclass(slots=True)
class NamedPronoun:
    """A passage with one pronoun and two candidate names (GAP).

    `pronoun` and the span starts are (sentence, token) pairs; each span is
    (sentence, first token, end token) with its truth.
    """

    document: Document
    pronoun: tuple[int, int]
    names: list[tuple[int, int, int]]
    coreferent: list[bool]
