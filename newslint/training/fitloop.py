"""Train the sentence-fit head on a finished encoder."""

from __future__ import annotations

import torch

from newslint.training import losses
from newslint.training.batching import encode, make_targets
from newslint.training.corpora import Corpora, Example
from newslint.training.loop import LOG_EVERY, Progress, Settings
from newslint.training.network import Network
from newslint.training.overlap import idf_table, overlap_features

FIT_BATCH = 4


def fit_losses(net: Network, example: Example) -> losses.Losses:
    """Sentence-fit losses of a story, with the encoder frozen."""
    inputs = encode(example.document.sentences, example.groups)
    with torch.no_grad():
        states = net.states(inputs)
    sentences = [sentence.words for sentence in example.document.sentences]
    lexical = torch.from_numpy(overlap_features(sentences, net.fitness.idf.numpy()))
    return losses.fit(net, states, inputs, make_targets(example.document, inputs), lexical)


def train_fit(net: Network, corpora: Corpora, steps: int, rate: float = 2e-3) -> None:
    """Fit the sentence-fit head on the finished encoder, four stories a step."""
    words = ([s.words for s in d.sentences] for d in corpora.news)
    net.fitness.idf.copy_(torch.from_numpy(idf_table(words)))
    net.train()
    optimiser = torch.optim.AdamW(net.fitness.parameters(), lr=rate, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, rate, total_steps=steps)
    progress = Progress(Settings(steps=steps))
    for step in range(1, steps + 1):
        optimiser.zero_grad(set_to_none=True)
        for example in corpora.stories(FIT_BATCH):
            values = fit_losses(net, example)
            total = torch.stack(list(values.values())).sum() / FIT_BATCH
            total.backward()
            progress.record(values)
        optimiser.step()
        schedule.step()
        if step % LOG_EVERY == 0:
            progress.report(step)
    net.eval()
