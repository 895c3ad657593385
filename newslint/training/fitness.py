"""Sentence fit: how well each sentence belongs to its story."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from newslint.analysis.nn.fitness import FEATURES
from newslint.analysis.nn.overlap import BUCKETS
from newslint.analysis.nn.topics import Topics
from newslint.training.encoder import VOCABULARY
from newslint.training.topics import WIDTH

HIDDEN_FIT = 96


class Fitness(nn.Module):  # type: ignore[misc]
    """The vectors of word pieces and the scorer of sentences, both in numpy at run time.

    Nothing of it reads the encoder. What the scorer is given is told at
    `newslint.analysis.nn.fitness.fit_features`.
    """

    def __init__(self) -> None:
        super().__init__()
        self.hidden = nn.Linear(FEATURES, HIDDEN_FIT)
        self.score = nn.Linear(HIDDEN_FIT, 1)
        self.register_buffer("rows", torch.zeros(VOCABULARY, WIDTH, dtype=torch.int8))
        self.register_buffer("scale", torch.ones(VOCABULARY))
        self.register_buffer("mean", torch.zeros(WIDTH))
        self.register_buffer("idf", torch.ones(BUCKETS))

    def topics(self) -> Topics:
        """The vectors as the run time reads them."""
        return Topics(self.rows.numpy(), self.scale.numpy().astype(np.float32))

    def forward(self, features: Tensor, dropout: float = 0.0) -> Tensor:
        """Logit [n] that a sentence is an intruder; `features` [n, FEATURES]."""
        inner = functional.relu(self.hidden(features))
        inner = functional.dropout(inner, dropout, self.training)
        result: Tensor = self.score(inner).squeeze(-1)
        return result
