"""News stories with an intruder, with a moved sentence, or as they are, for the fit head."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np

from newslint.training import corrupt_news
from newslint.training.corpora import SOURCE_WEIGHTS, clip, neighbours
from newslint.training.records import Document
from newslint.training.wordpieces import sentence_pieces

_WORDS = 900
_FEWEST = 8
"""Sentences of a story that can have an intruder."""
_INTRUDERS, _MOVED, _NEAR = 0.75, 0.1, 0.5
"""Shares of the stories that get an intruder and a moved sentence; of intruders near in topic."""


class Stories:
    """Stories with their nearest others and the word pieces of their sentences."""

    def __init__(self, documents: list[Document]) -> None:
        self.documents = [clip(d, _WORDS) for d in documents]
        self.near = neighbours(self.documents)
        self.pieces = [
            [np.asarray(sentence_pieces(s.words), np.intp) for s in d.sentences]
            for d in self.documents
        ]
        self.weights = [SOURCE_WEIGHTS.get(d.genre, 0.7) for d in self.documents]

    def half(self, first: bool) -> Stories:
        """Every second story, so that one half can be judged by what the other taught."""
        return Stories(self.documents[0 if first else 1 :: 2])

    def draw(self, rng: Random) -> int:
        """The number of a story; news proper comes up more often than agencies' posts."""
        return rng.choices(range(len(self.documents)), self.weights)[0]

    def case(self, rng: Random) -> Document:
        """A story with labels of fit."""
        while True:
            number = self.draw(rng)
            document = self.documents[number]
            if len(document.sentences) < _FEWEST:
                continue
            choice = rng.random()
            if choice < _INTRUDERS:
                other = self._partner(number, rng)
                made = corrupt_news.insert_intruder(document, self.documents[other], rng)
            elif choice < _INTRUDERS + _MOVED:
                made = corrupt_news.move_sentence(document, rng)
            else:
                kept = [replace(s, fit=0) for s in document.sentences]
                made = Document(document.name, document.genre, kept)
            if made is not None:
                return made

    def _partner(self, number: int, rng: Random) -> int:
        """Another story: like it in topic, or any of the same source."""
        if self.near[number] and rng.random() < _NEAR:
            return rng.choice(self.near[number])
        genre = self.documents[number].genre
        while True:
            other = rng.randrange(len(self.documents))
            if other != number and self.documents[other].genre == genre:
                return other
