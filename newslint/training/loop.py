"""The training loop: mixture, optimiser, schedule and checkpoints."""

from __future__ import annotations

import json
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

import torch
from torch import Tensor

from newslint.training import losses
from newslint.training.batching import Inputs, encode, make_targets
from newslint.training.corpora import Corpora, Example
from newslint.training.encoder import minilm_path
from newslint.training.network import Network, States
from newslint.training.teacher import Teachers

LOG_EVERY, _CHECKPOINT_EVERY = 50, 50
_RAW = frozenset({"news", "gap", "litbank"})
"""Corpora without trees; what teachers say of them is learnt. Renamed copies read too oddly."""


@dataclass(slots=True)
class Settings:
    """What a run depends on: the data, the seed and these numbers.

    `minutes` shortens the schedule when it is reached before `steps`; a run
    that did not meet it is reproducible from the seed.
    """

    steps: int = 3600
    minutes: float = 600.0
    seed: int = 1
    threads: int = 2
    encoder_rate: float = 1e-4
    head_rate: float = 1e-3
    warmup: int = 150
    layers: tuple[int, ...] = (0, 1, 2, 3, 4, 5)


def _gap_places(example: Example, inputs: Inputs) -> list[tuple[int, list[tuple[int, int]]]]:
    places, base = [], 0
    for passage in example.passages:
        i, t = passage.pronoun
        pronoun = inputs.ranges[base + i][0] + t
        spans = []
        for (j, start, end), true in zip(passage.names, passage.coreferent, strict=True):
            first, kept = inputs.ranges[base + j]
            if true and end <= kept and first + start < pronoun:
                spans.append((first + start, first + end))
        if spans and t < inputs.ranges[base + i][1]:
            places.append((pronoun, spans))
        base += len(passage.document.sentences)
    return places


def example_losses(
    net: Network, example: Example, teachers: Teachers | None = None
) -> losses.Losses:
    """All losses that the annotation of an example supports, and of raw text what it is taught."""
    inputs = encode(example.document.sentences, example.groups)
    states = net.states(inputs, losses.DROPOUT)
    out = _annotated(net, example, inputs, states)
    if teachers is not None and example.corpus in _RAW:
        out |= teachers.losses(net, states, inputs)
    return out


def _annotated(net: Network, example: Example, inputs: Inputs, states: States) -> losses.Losses:
    if example.passages:
        return losses.named_pronouns(net, states, inputs, _gap_places(example, inputs))
    targets = make_targets(example.document, inputs)
    if example.corpus == "ewt":
        return losses.syntax(net, states, inputs, targets)
    if example.corpus == "gum":
        out = losses.syntax(net, states, inputs, targets)
        out |= losses.entities(net, states, inputs, targets)
        return out | losses.traits(net, states, targets)
    if example.corpus == "litbank":
        out = losses.pronoun_links(net, states, inputs, targets)
        return out | losses.traits(net, states, targets)
    out = losses.unannotated_orphans(net, states, inputs, targets)
    return out | losses.traits(net, states, targets)


class Progress:
    """Share of the schedule done, by steps or by minutes, and the averages to log."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.started = time.monotonic()
        self.sums: dict[str, float] = defaultdict(float)
        self.counts: dict[str, int] = defaultdict(int)

    def done(self, step: int) -> float:
        """Progress from 0 to 1 after `step` steps."""
        minutes = (time.monotonic() - self.started) / 60
        return min(1.0, max(step / self.settings.steps, minutes / self.settings.minutes))

    def rate(self, step: int) -> float:
        """Factor of the learning rates: warm-up, then linear decay."""
        return min(1.0, (step + 1) / self.settings.warmup) * (1.0 - self.done(step))

    def record(self, values: dict[str, Tensor]) -> None:
        """Add the losses of one step."""
        for name, value in values.items():
            self.sums[name] += value.item()
            self.counts[name] += 1

    def report(self, step: int) -> None:
        """Print and reset the averages."""
        minutes = (time.monotonic() - self.started) / 60
        means = {k: round(v / self.counts[k], 3) for k, v in self.sums.items()}
        print(f"step {step} {minutes:.1f} min", json.dumps(means), flush=True)
        self.sums.clear()
        self.counts.clear()


def _optimiser(net: Network, settings: Settings) -> torch.optim.Optimizer:
    heads = net.head_parameters()
    skip = {id(p) for p in heads}
    encoder = [p for p in net.encoder.parameters() if id(p) not in skip and p.requires_grad]
    groups = [
        {"params": encoder, "lr": settings.encoder_rate},
        {"params": heads, "lr": settings.head_rate},
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)


def save(net: Network, settings: Settings, step: int, path: Path) -> None:
    """Write weights and settings of a run."""
    state = {"weights": net.state_dict(), "settings": asdict(settings), "step": step}
    torch.save(state, path)


def load(path: Path, with_fit: bool = True) -> Network:
    """Read a network written by `save`, in evaluation mode.

    `with_fit` False leaves the sentence-fit head as it was made: it is trained last, and anew.
    """
    state = torch.load(path, weights_only=True)
    net = Network(tuple(state["settings"]["layers"]))
    weights = state["weights"]
    if not with_fit:
        weights = {k: v for k, v in weights.items() if not k.startswith("fitness.")}
        weights |= {k: v for k, v in net.state_dict().items() if k.startswith("fitness.")}
    net.load_state_dict(weights)
    net.eval()
    return net


def thinned(whole: Network, layers: tuple[int, ...]) -> Network:
    """A network with some of the encoder layers of another, and all of its heads but sentence fit.

    Raises ValueError where the other lacks one of the layers.
    """
    state = whole.state_dict()
    net = Network(layers)
    for key, value in net.state_dict().items():
        if key.startswith("fitness."):
            continue
        source = key
        if key.startswith("encoder.layers."):
            number, _, rest = key.removeprefix("encoder.layers.").partition(".")
            source = f"encoder.layers.{whole.encoder.kept.index(layers[int(number)])}.{rest}"
        value.copy_(state[source])
    return net


def average(paths: Sequence[Path], output: Path) -> Path:
    """Write the mean of the weights of some checkpoints; returns where.

    Runs that each go on from the one before lie near enough for it (Wortsman et al. 2022).
    """
    states = [torch.load(path, weights_only=True) for path in paths]
    mean = states[-1]
    for name, value in mean["weights"].items():
        if value.is_floating_point() and not name.startswith("fitness."):
            value.copy_(torch.stack([state["weights"][name] for state in states]).mean(0))
    torch.save(mean, output)
    return output


def train(
    data: Path,
    output: Path,
    settings: Settings,
    start: Path | None = None,
    teachers: Sequence[Path] = (),
) -> Path:
    """Train on a data folder and write checkpoints; returns the last one.

    `start` continues from a checkpoint instead of MiniLM, if the settings say so with fewer layers;
    `teachers` are checkpoints that teach on raw text.
    """
    torch.manual_seed(settings.seed)
    torch.set_num_threads(settings.threads)
    torch.set_flush_denormal(True)
    output.mkdir(parents=True, exist_ok=True)
    corpora = Corpora(data, Random(settings.seed))
    if start is None:
        net = Network(settings.layers)
        net.encoder.load_minilm(minilm_path())
    else:
        net = load(start, with_fit=False)
        if net.encoder.kept != settings.layers:
            net = thinned(net, settings.layers)
    net.train()
    teaching = Teachers([load(path, with_fit=False) for path in teachers]) if teachers else None
    optimiser, progress = _optimiser(net, settings), Progress(settings)
    base = [settings.encoder_rate, settings.head_rate]
    step = 0
    for step, example in enumerate(corpora.examples(settings.steps), 1):
        factor = progress.rate(step - 1)
        if factor <= 0:
            break
        for group, rate in zip(optimiser.param_groups, base, strict=True):
            group["lr"] = rate * factor
        values = example_losses(net, example, teaching)
        if values:
            optimiser.zero_grad(set_to_none=True)
            total = torch.stack(list(values.values())).sum()
            total.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            progress.record(values)
        if step % LOG_EVERY == 0:
            progress.report(step)
        if step % _CHECKPOINT_EVERY == 0:
            save(net, settings, step, output / "checkpoint.pt")
    save(net, settings, step, output / "final.pt")
    return output / "final.pt"
