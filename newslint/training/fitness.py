"""Sentence fit: how well each sentence belongs to its story."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from newslint.training import overlap
from newslint.training.encoder import HIDDEN

FIT, ATTENTION, HIDDEN_FIT, SIMILARITIES = 160, 64, 96, 6
FLOOR = 0.02
"""Least spread that similarities are standardised by."""


class Fitness(nn.Module):  # type: ignore[misc]
    """Gated projection of every piece (in the graph) and a story scorer (numpy at run time).

    The projection sees the embeddings and three depths of the encoder, since
    the last layer alone loses the topic to the other tasks.
    """

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.depths = (0, (layers + 1) // 3, (2 * layers + 1) // 3, layers)
        self.project = nn.Linear(len(self.depths) * HIDDEN, FIT)
        self.gate = nn.Linear(HIDDEN, 1)
        self.similar = nn.Linear(FIT, FIT, bias=False)
        self.query = nn.Linear(FIT, ATTENTION, bias=False)
        self.key = nn.Linear(FIT, ATTENTION, bias=False)
        self.value = nn.Linear(FIT, FIT, bias=False)
        width = 4 * FIT + SIMILARITIES + overlap.FEATURES
        self.hidden = nn.Linear(width, HIDDEN_FIT)
        self.score = nn.Linear(HIDDEN_FIT, 1)
        nn.init.eye_(self.similar.weight)
        self.register_buffer("idf", torch.ones(overlap.BUCKETS))

    def pieces(self, states: list[Tensor]) -> Tensor:
        """Vectors [B, T, 160] from the embeddings (`states[0]`) and the layers behind them."""
        joined = torch.cat([states[depth].float() for depth in self.depths], -1)
        result: Tensor = self.project(joined) * torch.sigmoid(self.gate(states[0].float()))
        return result

    def sentences(self, vectors: Tensor, owner: Tensor, count: int) -> Tensor:
        """Mean vector [n, 160] of every sentence; vectors [N, 160] stand at first pieces."""
        total = torch.zeros(count, FIT).index_add(0, owner, vectors)
        sizes = torch.zeros(count).index_add(0, owner, torch.ones(len(owner)))
        return total / sizes.clamp(min=1)[:, None]

    def similarities(self, s: Tensor) -> Tensor:
        """Six features [n, 6]: cosine to neighbours, story and best three; raw and standardised."""
        z = functional.normalize(self.similar(s), dim=1)
        n = len(s)
        m = (z @ z.T) * (1 - torch.eye(n))
        apart = (torch.arange(n)[:, None] - torch.arange(n)[None, :]).abs()
        near = ((apart > 0) & (apart <= 2)).float()
        neighbours = (m * near).sum(1) / near.sum(1).clamp(min=1)
        story = m.sum(1) / max(1, n - 1)
        best = m.topk(min(3, n), 1).values.mean(1)
        raw = torch.stack([neighbours, story, best], 1)
        spread = raw.std(0, unbiased=False, keepdim=True) + FLOOR
        return torch.cat([raw, (raw - raw.mean(0, keepdim=True)) / spread], 1)

    def forward(self, vectors: Tensor, lexical: Tensor, dropout: float = 0.0) -> Tensor:
        """Logit [n] that a sentence is an intruder.

        `vectors` [n, 160] are the sentence means, centred here on the story;
        `lexical` [n, 9] comes from `overlap.overlap_features`.
        """
        s = vectors - vectors.mean(0, keepdim=True)
        n = len(s)
        logits = self.query(s) @ self.key(s).T / ATTENTION**0.5 - 1e4 * torch.eye(n)
        context = torch.softmax(logits, 1) @ self.value(s)
        padded = functional.pad(s, (0, 0, 1, 1))
        around = (padded[:-2] + padded[2:]) / 2
        features = [s, s * context, s * around, context, self.similarities(s), lexical]
        inner = functional.dropout(
            functional.relu(self.hidden(torch.cat(features, 1))), dropout, self.training
        )
        result: Tensor = self.score(inner).squeeze(-1)
        return result
