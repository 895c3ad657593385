"""Word-level coreference scorer with a dummy antecedent."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from newslint.training.encoder import HIDDEN
from newslint.training.labels import DISTANCE_BUCKETS

VECTOR, FEATURES = 192, 160
KEPT = 48
_LOW = -1e4


class Coreference(nn.Module):  # type: ignore[misc]
    """Bilinear score plus a small network over pair features."""

    def __init__(self) -> None:
        super().__init__()
        self.anaphor = nn.Linear(HIDDEN, VECTOR)
        self.antecedent = nn.Linear(HIDDEN, VECTOR)
        self.coarse = nn.Linear(VECTOR, VECTOR, bias=False)
        self.left = nn.Linear(VECTOR, FEATURES)
        self.right = nn.Linear(VECTOR, FEATURES, bias=False)
        self.product = nn.Linear(VECTOR, FEATURES, bias=False)
        self.distance = nn.Embedding(len(DISTANCE_BUCKETS) + 1, FEATURES)
        self.sentences = nn.Embedding(9, FEATURES)
        self.same_form = nn.Embedding(2, FEATURES)
        self.pronouns = nn.Embedding(100, FEATURES)
        self.score = nn.Linear(FEATURES, 1)
        self.dummy = nn.Sequential(nn.Linear(VECTOR, FEATURES), nn.ReLU(), nn.Linear(FEATURES, 1))
        for table in (self.distance, self.sentences, self.same_form, self.pronouns):
            nn.init.normal_(table.weight, std=0.02)
        nn.init.normal_(self.coarse.weight, std=0.02)
        self.register_buffer("buckets", torch.tensor(DISTANCE_BUCKETS), persistent=False)

    def forward(
        self,
        words: Tensor,
        features: dict[str, Tensor],
        candidates: Tensor,
        rows: Tensor,
        dropout: float = 0.0,
        gold: Tensor | None = None,
    ) -> Tensor:
        """Scores [rows, 1 + candidates]; column 0 is the dummy, -1e4 marks later and pruned ones.

        `words` [N, 384] are word states; `features` holds `sentence`, `form`
        and `pronoun` per word; `candidates` are word indices in order; `rows`
        indices into them. The bilinear score keeps the best 48 of a row, and
        those in `gold` [rows, 1 + candidates].
        """
        x = words[candidates]
        q = functional.dropout(torch.tanh(self.anaphor(x)), dropout, self.training)
        k = functional.dropout(torch.tanh(self.antecedent(x)), dropout, self.training)
        coarse = self.coarse(q[rows]) @ k.T
        i = rows[:, None]
        order = coarse.detach().masked_fill(torch.arange(len(candidates)) >= i, 2 * _LOW)
        if gold is not None:
            order = order - _LOW * gold[:, 1:]
        j = order.topk(min(KEPT, len(candidates)), 1).indices
        hidden = self.left(q)[i] + self.right(k)[j] + self.product(q[i] * k[j])
        hidden = hidden + self._tables(features, candidates, i, j)
        pairs = self.score(functional.relu(hidden)).squeeze(-1) + coarse.gather(1, j)
        pairs = pairs.masked_fill(j >= i, _LOW)
        scores = torch.full(coarse.shape, _LOW).scatter(1, j, pairs)
        return torch.cat([self.dummy(q[rows]), scores], 1)

    def _tables(self, features: dict[str, Tensor], words: Tensor, i: Tensor, j: Tensor) -> Tensor:
        sentence, form, pronoun = (features[key][words] for key in ("sentence", "form", "pronoun"))
        buckets: Tensor = self.buckets
        distance = torch.bucketize(i - j, buckets, right=True)
        apart = (sentence[i] - sentence[j]).clamp(0, 8)
        same = (form[i] == form[j]).long()
        pair = self.pronouns(pronoun[i] * 10 + pronoun[j])
        total: Tensor = self.distance(distance) + self.sentences(apart) + self.same_form(same)
        return total + pair
