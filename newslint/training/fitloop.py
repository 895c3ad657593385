"""Train the sentence-fit head on a finished encoder.

First the projection: it learns to give the sentence vectors of the untouched MiniLM, which know
topics, from the states of the multi-task encoder (ridge regression). Then the scorer: on the
features of stories with an intruder, it learns to rank that first.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from newslint.analysis.nn.fitness import fit_features
from newslint.training.batching import Inputs, encode
from newslint.training.corpora import Corpora, Example
from newslint.training.corrupt_news import INTRUDER, MOVED
from newslint.training.encoder import Encoder, minilm_path
from newslint.training.fitness import BUCKETS, FIT
from newslint.training.network import Network
from newslint.training.overlap import idf_table

TEACHING_STORIES = 900
RIDGE = 0.3
ROUNDS, BATCH, RATE, DROPOUT = 8, 16, 3e-3, 0.1
BELONG, MOVING = 0.2, 0.1
"""Weights of telling strange from plain sentences, and of ranking a moved one, in the loss."""


@dataclass(slots=True)
class Case:
    """Features [n, 23] of a story, and the labels [n] of its sentences."""

    features: Tensor
    labels: Tensor


def train_fit(net: Network, corpora: Corpora, stories: int) -> None:
    """Fit the head of `net` on so many stories with and without an intruder."""
    words = ([s.words for s in d.sentences] for d in corpora.news)
    net.fitness.idf.copy_(torch.from_numpy(idf_table(words, BUCKETS)))
    net.train()  # the encoder then computes in bfloat16; no dropout is asked for
    _teach(net, corpora.stories(min(stories, TEACHING_STORIES)))
    cases = [_case(net, example) for example in corpora.stories(stories)]
    print(f"features of {len(cases)} stories", flush=True)
    _train_scorer(net, cases)
    net.eval()


def _teach(net: Network, examples: list[Example]) -> None:
    """Set the projection to what MiniLM says of the sentences, along its main directions."""
    teacher = Encoder()
    teacher.load_minilm(minilm_path())
    given, wanted = [], []
    for example in examples:
        inputs = encode(example.document.sentences, example.groups)
        with torch.no_grad():
            given.append(_sentence_means(net, inputs))
            wanted.append(_topics(teacher, inputs))
    x, y = torch.cat(given).double(), torch.cat(wanted).double()
    main = torch.linalg.svd(y, full_matrices=False).Vh[:FIT]
    y = y @ main.T
    x = torch.cat([x, torch.ones(len(x), 1, dtype=x.dtype)], 1)
    scale = RIDGE * torch.diag((x * x).mean(0) + 1e-6) * len(x) ** 0.5
    solved = torch.linalg.solve(x.T @ x + scale, x.T @ y)
    error = (x @ solved - y).norm() / y.norm()
    print(f"sentence vectors of {len(x)} sentences, error {error:.3f}", flush=True)
    with torch.no_grad():
        net.fitness.project.weight.copy_(solved[:-1].T)
        net.fitness.project.bias.copy_(solved[-1])


def _first_pieces(inputs: Inputs) -> tuple[Tensor, Tensor]:
    return torch.from_numpy(inputs.window), torch.from_numpy(inputs.piece)


def _sentence_means(net: Network, inputs: Inputs) -> Tensor:
    """Mean states [n, 4 x 384] of the sentences over their words."""
    joined = net.fitness.joined(net.states(inputs).layers)[_first_pieces(inputs)]
    owner = torch.from_numpy(inputs.sentence)
    count = len(inputs.ranges)
    total = torch.zeros(count, joined.shape[1]).index_add(0, owner, joined)
    sizes = torch.zeros(count).index_add(0, owner, torch.ones(len(owner)))
    return total / sizes.clamp(min=1)[:, None]


def _topics(teacher: Encoder, inputs: Inputs) -> Tensor:
    """Unit vectors [n, 384] of the sentences, each read for itself."""
    rows = []
    for i in range(len(inputs.ranges)):
        words = np.nonzero(inputs.sentence == i)[0]
        first, last = words[0], words[-1]
        window = inputs.window[first]
        after = last + 1
        is_last = after >= len(inputs.window) or inputs.window[after] != window
        end = int(inputs.mask[window].sum()) - 1 if is_last else inputs.piece[after]
        rows.append(inputs.ids[window, inputs.piece[first] : end])
    longest = max(map(len, rows)) + 2
    ids = np.zeros((len(rows), longest), np.int64)
    mask = np.zeros((len(rows), longest), np.int32)
    for row, pieces in enumerate(rows):
        whole = [inputs.ids[0, 0], *pieces, inputs.ids[0, int(inputs.mask[0].sum()) - 1]]
        ids[row, : len(whole)], mask[row, : len(whole)] = whole, 1
    shapes = torch.zeros(ids.shape, dtype=torch.long)  # whose table is zero in MiniLM
    with torch.autocast("cpu", torch.bfloat16):
        last_layer = teacher(torch.from_numpy(ids), torch.from_numpy(mask), shapes, 0.0)[-1]
    weight = torch.from_numpy(mask).float()[..., None]
    return functional.normalize((last_layer.float() * weight).sum(1), dim=1)


def _case(net: Network, example: Example) -> Case:
    inputs = encode(example.document.sentences, example.groups)
    with torch.no_grad():
        states = net.fitness.pieces(net.states(inputs).layers)[_first_pieces(inputs)]
    words = [sentence.words for sentence in example.document.sentences]
    features = fit_features(words, states.numpy(), inputs.sentence, net.fitness.idf.numpy())
    labels = torch.tensor([sentence.fit or 0 for sentence in example.document.sentences])
    return Case(torch.from_numpy(features), labels)


def _train_scorer(net: Network, cases: list[Case]) -> None:
    """Train on standardised features, and fold that into the first layer."""
    scorer = net.fitness
    everything = torch.cat([case.features for case in cases])
    mean, spread = everything.mean(0), everything.std(0) + 1e-3
    parameters = [*scorer.hidden.parameters(), *scorer.score.parameters()]
    optimiser = torch.optim.AdamW(parameters, lr=RATE, weight_decay=0.01)
    steps = ROUNDS * (len(cases) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps)
    for _ in range(ROUNDS):
        order = torch.randperm(len(cases)).tolist()
        losses = []
        for start in range(0, len(order), BATCH):
            batch = [cases[i] for i in order[start : start + BATCH]]
            loss = torch.stack([_loss(net, case, mean, spread) for case in batch]).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
        print(f"fit loss {sum(losses) / len(losses):.3f}", flush=True)
    with torch.no_grad():
        scorer.hidden.weight.div_(spread)
        scorer.hidden.bias.sub_(scorer.hidden.weight @ mean)


def _loss(net: Network, case: Case, mean: Tensor, spread: Tensor) -> Tensor:
    """Rank the strange sentence first, and tell intruders from sentences that belong."""
    logits = net.fitness((case.features - mean) / spread, DROPOUT)
    moved, intruders = case.labels == MOVED, case.labels == INTRUDER
    loss = torch.zeros(())
    strange = (moved | intruders).nonzero().squeeze(1)
    if len(strange) == 1:
        weight = 1.0 if bool(intruders.any()) else MOVING
        loss = loss + weight * functional.cross_entropy(logits[None], strange)
    if not bool(moved.any()):
        truth = intruders.float()
        loss = loss + BELONG * functional.binary_cross_entropy_with_logits(
            logits, truth, reduction="sum"
        )
    return loss
