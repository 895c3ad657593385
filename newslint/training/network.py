"""The multi-task network: one encoder, heads for every layer of annotation."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from newslint.training.batching import Inputs, form_numbers, pronoun_classes
from newslint.training.coreference import Coreference
from newslint.training.encoder import HIDDEN, Encoder
from newslint.training.fitness import Fitness
from newslint.training.labels import DEPRELS, ENTITY_TYPES, UPOS, XPOS

ARC, LABEL = 192, 64
TRAITS = {"num": 2, "gen": 4, "defn": 3, "expl": 1, "orph": 1}
"""Outputs of the trait head per word, in order, with their sizes."""


@dataclass(slots=True)
class States:
    """Encoder results of one batch: embeddings and layers [B, T, 384], words [N, 384]."""

    layers: list[Tensor]
    pieces: Tensor
    words: Tensor


def features(inputs: Inputs) -> dict[str, Tensor]:
    """Word features of the coreference scorer as tensors."""
    return {
        "sentence": torch.from_numpy(inputs.sentence),
        "form": torch.from_numpy(form_numbers(inputs.forms)),
        "pronoun": torch.from_numpy(pronoun_classes(inputs.forms)),
    }


def sentence_index(inputs: Inputs) -> tuple[Tensor, Tensor]:
    """Word indices [n, L] of every sentence and the mask of real ones."""
    longest = max(kept for _, kept in inputs.ranges)
    index = torch.zeros(len(inputs.ranges), longest, dtype=torch.long)
    mask = torch.zeros(len(inputs.ranges), longest, dtype=torch.bool)
    for i, (first, kept) in enumerate(inputs.ranges):
        index[i, :kept] = torch.arange(first, first + kept)
        mask[i, :kept] = True
    return index, mask


class Network(nn.Module):  # type: ignore[misc]
    """Encoder with tagging, parsing, mention, coreference, trait and fit heads."""

    def __init__(self, kept: tuple[int, ...] = (0, 1, 2, 3, 4, 5)) -> None:
        super().__init__()
        self.encoder = Encoder(kept)
        self.upos = nn.Linear(HIDDEN, len(UPOS))
        self.xpos = nn.Linear(HIDDEN, len(XPOS))
        self.entity = nn.Sequential(
            nn.Linear(HIDDEN, 128), nn.ReLU(), nn.Dropout(0.1), nn.Linear(128, len(ENTITY_TYPES))
        )
        self.traits = nn.Sequential(
            nn.Linear(HIDDEN, 128), nn.ReLU(), nn.Dropout(0.1), nn.Linear(128, sum(TRAITS.values()))
        )
        self.arc_dependent = nn.Linear(HIDDEN, ARC)
        self.arc_head = nn.Linear(HIDDEN, ARC)
        self.arc_weight = nn.Parameter(torch.zeros(ARC, ARC))
        self.arc_bias = nn.Linear(ARC, 1)
        self.label_dependent = nn.Linear(HIDDEN, LABEL)
        self.label_head = nn.Linear(HIDDEN, LABEL)
        self.label_weight = nn.Parameter(torch.zeros(LABEL, len(DEPRELS) * LABEL))
        self.label_bias = nn.Linear(2 * LABEL, len(DEPRELS))
        self.coreference = Coreference()
        self.fitness = Fitness()
        nn.init.xavier_uniform_(self.arc_weight)
        nn.init.normal_(self.label_weight, std=0.05)

    def head_parameters(self) -> list[nn.Parameter]:
        """Parameters outside the encoder, with the new shape table."""
        inside = {id(p) for p in self.encoder.parameters()}
        return [p for p in self.parameters() if id(p) not in inside] + [self.encoder.shapes.weight]

    def states(self, inputs: Inputs, dropout: float = 0.0) -> States:
        """Run the encoder and pick the first piece of every word."""
        arrays = (inputs.ids, inputs.mask, inputs.shapes)
        ids, mask, shapes = (torch.from_numpy(a) for a in arrays)
        with torch.autocast("cpu", torch.bfloat16, enabled=self.training):
            layers = self.encoder(ids, mask, shapes, dropout)
        last = layers[-1].float()
        words = last[torch.from_numpy(inputs.window), torch.from_numpy(inputs.piece)]
        return States([*layers[:-1], last], last, functional.dropout(words, dropout, self.training))

    def arcs(
        self, states: States, inputs: Inputs, index: Tensor, mask: Tensor, dropout: float = 0.0
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Arc scores [n, L, 1 + L] and label vectors of dependents and heads."""
        first = torch.tensor([start for start, _ in inputs.ranges])
        windows = torch.from_numpy(inputs.window)[first]
        x = states.words[index]
        rooted = torch.cat([states.pieces[windows, 0][:, None], x], 1)

        def project(layer: nn.Linear, value: Tensor) -> Tensor:
            return functional.dropout(functional.relu(layer(value)), dropout, self.training)

        dependent, head = project(self.arc_dependent, x), project(self.arc_head, rooted)
        scores = (dependent @ self.arc_weight) @ head.transpose(1, 2)
        scores = scores + self.arc_bias(head).transpose(1, 2)
        n, longest = index.shape
        allowed = torch.cat([torch.ones(n, 1, dtype=torch.bool), mask], 1)[:, None]
        own = torch.eye(longest + 1, dtype=torch.bool)[1:][None]
        scores = scores.masked_fill(~allowed | own, -1e4)
        return scores, project(self.label_dependent, x), project(self.label_head, rooted)

    def relations(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Label scores [m, labels] of dependent and head vectors [m, 64]."""
        left = (dependent @ self.label_weight).view(len(dependent), len(DEPRELS), LABEL)
        bilinear = torch.einsum("mkd,md->mk", left, head)
        result: Tensor = bilinear + self.label_bias(torch.cat([dependent, head], -1))
        return result

    def split_traits(self, words: Tensor) -> dict[str, Tensor]:
        """Trait logits by name, each [..., size]."""
        parts = self.traits(words).split(list(TRAITS.values()), -1)
        return dict(zip(TRAITS, parts, strict=True))
