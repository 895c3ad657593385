"""Sentence fit: how well each sentence belongs to its story."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from newslint.training.encoder import HIDDEN

FIT, FEATURES, HIDDEN_FIT, BUCKETS = 160, 23, 48, 16384
"""Widths of sentence vectors, of the scorer's features and of its hidden layer; word buckets."""


class Fitness(nn.Module):  # type: ignore[misc]
    """A projection of every piece (in the graph) and a scorer of sentences (numpy at run time).

    The projection sees the embeddings and three depths of the encoder, since the last layer alone
    loses the topic to the other tasks. What the scorer is given is told at
    `newslint.analysis.nn.fitness.fit_features`.
    """

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.depths = (0, (layers + 1) // 3, (2 * layers + 1) // 3, layers)
        self.project = nn.Linear(len(self.depths) * HIDDEN, FIT)
        self.hidden = nn.Linear(FEATURES, HIDDEN_FIT)
        self.score = nn.Linear(HIDDEN_FIT, 1)
        self.register_buffer("idf", torch.ones(BUCKETS))

    def joined(self, states: list[Tensor]) -> Tensor:
        """The states [B, T, 4 x 384] of the depths; `states[0]` are the embeddings."""
        return torch.cat([states[depth].float() for depth in self.depths], -1)

    def pieces(self, states: list[Tensor]) -> Tensor:
        """Vectors [B, T, 160], of which the mean over a sentence tells its topic."""
        result: Tensor = self.project(self.joined(states))
        return result

    def forward(self, features: Tensor, dropout: float = 0.0) -> Tensor:
        """Logit [n] that a sentence is an intruder; `features` [n, 23]."""
        inner = functional.relu(self.hidden(features))
        inner = functional.dropout(inner, dropout, self.training)
        result: Tensor = self.score(inner).squeeze(-1)
        return result
