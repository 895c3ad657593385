"""What the language model says of a story, in plain Python so that processes can pass it on."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["MENTION_TYPES", "NO_ANTECEDENT", "Links", "Reading", "Request"]

MENTION_TYPES = (
    "none",
    "person",
    "place",
    "organization",
    "object",
    "event",
    "time",
    "substance",
    "animal",
    "plant",
    "abstract",
)
"""Types of mentions in the order of the model's output."""


NO_ANTECEDENT = 0.5
"""Probability of having no antecedent from which the model's link is not taken."""


class Request(NamedTuple):
    """A story to read: the words of every sentence, and which sentences are the story proper.

    Only the latter are asked whether they belong; the others are headings of lists, sign-offs and
    the like.
    """

    sentences: list[list[str]]
    told: list[bool]


class Links(NamedTuple):
    """Antecedents of ``m`` mentions.

    ``words`` holds the word indices of the mention heads in text order; ``antecedent`` for each the
    position in ``words`` of its likeliest antecedent, -1 when there is no earlier mention; ``none``
    the probability that it has no antecedent. All have length m.
    """

    words: list[int]
    antecedent: list[int]
    none: list[float]


class Reading(NamedTuple):
    """The model's reading of a story of ``n`` words.

    ``upos``, ``xpos`` and ``deprel`` are labels, length n; ``head`` is the index of the governing
    word or -1, length n; ``mention`` holds the probabilities of ``MENTION_TYPES`` for each word,
    (n, types); ``links`` the antecedents of the mention heads; ``lost`` the probability that nobody
    is meant by each he and she, by its word (see `newslint.analysis.nn.orphans`); ``fit`` is
    described at `newslint.model.document.Document.fit`.
    """

    upos: list[str]
    xpos: list[str]
    deprel: list[str]
    head: list[int]
    mention: list[list[float]]
    links: Links
    lost: dict[int, float]
    fit: list[float] | None
