"""Train the sentence-fit head, which needs nothing of the encoder.

Sentences look nearer to stories whose words the vectors were trained on. So the scorer learns from
two halves of the stories, each seen with vectors that the other half taught, and is shipped with
vectors taught by all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from newslint.analysis.nn.fitness import fit_features
from newslint.analysis.nn.topics import Topics
from newslint.training.corrupt_news import INTRUDER, MOVED
from newslint.training.fitness import Fitness
from newslint.training.fitstories import Stories
from newslint.training.overlap import idf_table
from newslint.training.records import Document
from newslint.training.topics import piece_vectors, quantised, train_topics
from newslint.training.wordpieces import sentence_pieces

ROUNDS, BATCH, RATE, DECAY, DROPOUT = 8, 32, 3e-3, 0.02, 0.35
BELONG, MOVING = 0.3, 0.05
"""Weights of telling strange from plain sentences, and of ranking a moved one, in the loss."""
_NEVER = -1e4


@dataclass(slots=True)
class Case:
    """Features [n, FEATURES] of a story, and the labels [n] of its sentences."""

    features: NDArray[np.float32]
    labels: NDArray[np.int64]


def train_fit(fitness: Fitness, documents: list[Document], cases: int, seed: int) -> None:
    """Train the head on news stories; `cases` is how many stories with labels the scorer sees."""
    rng = Random(seed)
    stories = Stories(documents)
    words = ([s.words for s in d.sentences] for d in stories.documents)
    fitness.idf.copy_(torch.from_numpy(idf_table(words)))
    given = piece_vectors()
    seen: list[Case] = []
    halves = stories.half(True), stories.half(False)
    for taught, judged in (halves, halves[::-1]):
        _teach(fitness, taught, given, rng)
        topics = fitness.topics()
        made = (judged.case(rng) for _ in range(cases // 2))
        seen += [_case(fitness, topics, story) for story in made]
        print(f"features of {len(seen)} stories", flush=True)
    _teach(fitness, stories, given, rng)
    _train_scorer(fitness, seen)


def _teach(fitness: Fitness, stories: Stories, given: Tensor, rng: Random) -> None:
    """Train the vectors, and note their mean over all words."""
    rows, scale = quantised(train_topics(stories, given, rng))
    fitness.rows.copy_(rows)
    fitness.scale.copy_(scale)
    topics = fitness.topics()
    flat = np.concatenate([ids for story in stories.pieces for ids in story])
    used, counts = np.unique(flat, return_counts=True)
    fitness.mean.copy_(torch.from_numpy(counts @ topics(used) / counts.sum()))


def _case(fitness: Fitness, topics: Topics, story: Document) -> Case:
    words = [sentence.words for sentence in story.sentences]
    features = fit_features(
        words,
        [sentence_pieces(sentence) for sentence in words],
        topics,
        fitness.mean.numpy(),
        fitness.idf.numpy(),
    )
    return Case(features, np.array([sentence.fit or 0 for sentence in story.sentences]))


def _train_scorer(fitness: Fitness, cases: list[Case]) -> None:
    """Train on standardised features, and fold that into the first layer."""
    everything = np.concatenate([case.features for case in cases])
    mean = torch.from_numpy(everything.mean(0))
    spread = torch.from_numpy(everything.std(0)) + 1e-3
    parameters = [*fitness.hidden.parameters(), *fitness.score.parameters()]
    optimiser = torch.optim.AdamW(parameters, lr=RATE, weight_decay=DECAY)
    steps = ROUNDS * (len(cases) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps)
    fitness.train()
    losses = []
    for step, batch in enumerate(_batches(cases), 1):
        features = (torch.from_numpy(np.concatenate([c.features for c in batch])) - mean) / spread
        loss = _loss(fitness(features, DROPOUT), batch)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
        losses.append(loss.item())
        if step % (steps // ROUNDS) == 0:
            print(f"fit loss {np.mean(losses):.3f}", flush=True)
            losses.clear()
    fitness.eval()
    with torch.no_grad():
        fitness.hidden.weight.div_(spread)
        fitness.hidden.bias.sub_(fitness.hidden.weight @ mean)


def _batches(cases: list[Case]) -> Iterator[list[Case]]:
    for _ in range(ROUNDS):
        order = torch.randperm(len(cases)).tolist()
        for start in range(0, len(order) - BATCH + 1, BATCH):
            yield [cases[i] for i in order[start : start + BATCH]]


def _loss(logits: Tensor, batch: list[Case]) -> Tensor:
    """Rank the strange sentence first, and tell intruders from sentences that belong."""
    parts = logits.split([len(case.labels) for case in batch])
    table = torch.nn.utils.rnn.pad_sequence(list(parts), batch_first=True, padding_value=_NEVER)
    labels = torch.nn.utils.rnn.pad_sequence(
        [torch.from_numpy(case.labels) for case in batch], batch_first=True, padding_value=-1
    )
    strange = labels.clamp(max=1)
    has_moved = (labels == MOVED).any(1)
    found, place = strange.max(1)
    weight = torch.where(has_moved, MOVING, 1.0) * found
    rank = functional.cross_entropy(table, place, reduction="none")
    known = (labels >= 0) & ~has_moved[:, None]
    belong = functional.binary_cross_entropy_with_logits(
        table[known], (labels[known] == INTRUDER).float(), reduction="sum"
    )
    return ((weight * rank).sum() + BELONG * belong) / len(batch)
