"""Train a vector for every word piece, whose sum over a sentence tells what it is about.

The vectors start from what the untouched MiniLM says of each piece by itself (as in Model2Vec,
Tulkens and van Dongen 2024) with rare pieces weighted up (Arora et al. 2017). They then learn to
tell by the sum which story of a batch a sentence comes from, and which sentences stand around it.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from newslint.training.encoder import HIDDEN, VOCABULARY, Encoder, minilm_path
from newslint.training.fitstories import Stories
from newslint.training.wordpieces import CLS, SEP

WIDTH = 96
_INNER, _SMOOTHING = 192, 1e-3
_STEPS, _STORIES, _SENTENCES, _NEAR = 700, 28, 16, 2
"""Steps; stories a batch, sentences of each, and like stories drawn beside each."""
_RATES = {"map": 1e-3, "own": 3e-2, "weight": 5e-3}
_TEMPERATURE, _DROPPED = 0.1, 0.2
_KEEP, _KEEP_WEIGHT = 0.02, 0.02
"""Weights that hold the pieces to what MiniLM and their frequency say."""
_AROUND, _AROUND_SHARE = 2, 0.5
_SHORTEST = 7
"""Pieces below which a sentence is not asked where it belongs."""
_NEVER = -1e4
Ints = NDArray[np.intp]


@dataclass(slots=True)
class Batch:
    """Pieces of n sentences, the story of each (of `stories`), and its place there."""

    pieces: list[Ints]
    story: Tensor
    place: Tensor
    stories: int


class _Table(nn.Module):  # type: ignore[misc]
    """Vectors as a map of MiniLM's, an addition of each piece's own, and a weight."""

    def __init__(self, given: Tensor, counts: NDArray[np.floating]) -> None:
        super().__init__()
        centred = given - given.mean(0)
        self.given = centred / centred.std()
        main = torch.linalg.svd(self.given, full_matrices=False).Vh[:WIDTH]
        share = torch.from_numpy((counts + 0.5) / counts.sum())
        self.usual = torch.log(_SMOOTHING / (_SMOOTHING + share)).float()[:, None]
        self.straight = nn.Linear(HIDDEN, WIDTH, bias=False)
        self.bent = nn.Sequential(nn.Linear(HIDDEN, _INNER), nn.GELU(), nn.Linear(_INNER, WIDTH))
        self.own = nn.Embedding(VOCABULARY, WIDTH)
        self.weight = nn.Embedding.from_pretrained(self.usual.clone(), freeze=False)
        self.mean = nn.Parameter(torch.zeros(WIDTH))
        with torch.no_grad():
            self.straight.weight.copy_(main)
            for parameter in (self.bent[2].weight, self.bent[2].bias, self.own.weight):
                parameter.zero_()

    def groups(self) -> list[dict[str, object]]:
        """Parameters with their learning rates."""
        mapping = [*self.straight.parameters(), *self.bent.parameters(), self.mean]
        parts = {"map": mapping, "own": [self.own.weight], "weight": [self.weight.weight]}
        return [{"params": part, "lr": _RATES[name]} for name, part in parts.items()]

    def forward(self, ids: Tensor) -> Tensor:
        given = self.given[ids]
        mapped = self.straight(given) + self.bent(given) + self.own(ids)
        result: Tensor = mapped * self.weight(ids).exp()
        return result

    def distance(self, ids: Tensor) -> Tensor:
        """How far the pieces have gone from where they came from."""
        own = (self.own(ids) ** 2).sum(1).mean()
        return _KEEP * own + _KEEP_WEIGHT * ((self.weight(ids) - self.usual[ids]) ** 2).mean()


def piece_vectors(batch: int = 64) -> Tensor:
    """What the untouched MiniLM says of each word piece by itself, unit length, [30522, 384]."""
    teacher = Encoder().eval()
    teacher.load_minilm(minilm_path())
    rows = []
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for start in range(0, VOCABULARY, batch):
            middle = torch.arange(start, min(VOCABULARY, start + batch))
            ids = torch.stack([torch.full_like(middle, CLS), middle, torch.full_like(middle, SEP)])
            none = torch.zeros_like(ids.T)  # of shapes, whose table is zero in MiniLM
            rows.append(teacher(ids.T, torch.ones_like(none), none, 0.0)[-1].float().mean(1))
    return functional.normalize(torch.cat(rows), dim=1)


def train_topics(stories: Stories, given: Tensor, rng: Random) -> NDArray[np.float32]:
    """Vectors [30522, 96] learnt from stories, starting from `piece_vectors`."""
    counts = np.zeros(VOCABULARY)
    for story in stories.pieces:
        for ids in story:
            np.add.at(counts, ids, 1)
    table = _Table(given, counts)
    optimiser = torch.optim.Adam(table.groups())
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: 1 - step / _STEPS)
    for step in range(1, _STEPS + 1):
        loss = _loss(table, _draw(stories, rng))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
        if step % 100 == 0:
            print(f"topics step {step} loss {loss.item():.3f}", flush=True)
    with torch.no_grad():
        rows = [table(ids) for ids in torch.arange(VOCABULARY).split(2048)]
    vectors: NDArray[np.float32] = torch.cat(rows).numpy()
    return vectors


def _draw(stories: Stories, rng: Random) -> Batch:
    chosen: dict[int, None] = {}
    while len(chosen) < _STORIES:
        number = stories.draw(rng)
        alike = rng.choices(stories.near[number], k=_NEAR) if stories.near[number] else []
        chosen |= dict.fromkeys([number, *alike])
    pieces: list[Ints] = []
    where: list[tuple[int, int]] = []
    for k, number in enumerate(list(chosen)[:_STORIES]):
        story = stories.pieces[number]
        first = rng.randint(0, max(0, len(story) - _SENTENCES))
        for place in range(first, min(len(story), first + _SENTENCES)):
            pieces.append(story[place])
            where.append((k, place))
    story_of, places = torch.tensor(where).T
    return Batch(pieces, story_of, places, _STORIES)


def _loss(table: _Table, batch: Batch) -> Tensor:
    """Cross entropy of a sentence's story, of its neighbours, and the way from the start."""
    flat = np.concatenate(batch.pieces)
    starts = torch.tensor(np.cumsum([0, *map(len, batch.pieces[:-1])]))
    used, inverse = np.unique(flat, return_inverse=True)
    ids = torch.from_numpy(used)
    kept = (torch.rand(len(flat)) > _DROPPED).float()
    sums = functional.embedding_bag(
        torch.from_numpy(inverse), table(ids), starts, mode="sum", per_sample_weights=kept
    )
    unit = functional.normalize(sums - table.mean, dim=1)
    asked = torch.tensor([len(ids) >= _SHORTEST for ids in batch.pieces])
    loss = _story_loss(unit, batch, asked)
    return loss + _AROUND_SHARE * _around_loss(unit, batch, asked) + table.distance(ids)


def _story_loss(unit: Tensor, batch: Batch, asked: Tensor) -> Tensor:
    """Which story, by the cosine with its sentences (without the one asked about)."""
    is_own = functional.one_hot(batch.story, batch.stories).float()
    sums = is_own.T @ unit
    others = functional.normalize(sums[batch.story] - unit, dim=1)
    own = (unit * others).sum(1, keepdim=True)
    scores = torch.where(is_own > 0, own, unit @ functional.normalize(sums, dim=1).T)
    return functional.cross_entropy(scores[asked] / _TEMPERATURE, batch.story[asked])


def _around_loss(unit: Tensor, batch: Batch, asked: Tensor) -> Tensor:
    """Which sentences stand around, among those of other stories."""
    same = batch.story[:, None] == batch.story
    apart = (batch.place[:, None] - batch.place).abs()
    around = same & (apart > 0) & (apart <= _AROUND)
    scores = unit @ unit.T / _TEMPERATURE
    everything = torch.logsumexp(scores.masked_fill(same & ~around, _NEVER), 1)
    found = torch.logsumexp(scores.masked_fill(~around, _NEVER), 1)
    return (everything - found)[asked & around.any(1)].mean()


def quantised(vectors: NDArray[np.float32]) -> tuple[Tensor, Tensor]:
    """The vectors as whole numbers [30522, 96] and the scale [30522] of each row."""
    values = torch.from_numpy(vectors)
    scale = (values.abs().amax(1).clamp(min=1e-8) / 127).half().float().clamp(min=1e-7)
    return (values / scale[:, None]).round().clamp(-127, 127).to(torch.int8), scale
