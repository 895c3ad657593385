"""Earlier networks as teachers: their mean reading of raw text is what a later run learns there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from newslint.training.batching import Inputs
from newslint.training.losses import DROPOUT, Losses
from newslint.training.network import Network, States, sentence_index


@dataclass(slots=True)
class _Lesson:
    """Mean probabilities: tags [N, labels], heads [n, L, 1 + L], relations of `pairs` [m, labels].

    `pairs` are (sentence, dependent, its likeliest head), each [m].
    """

    upos: Tensor
    xpos: Tensor
    entity: Tensor
    arcs: Tensor
    pairs: tuple[Tensor, Tensor, Tensor]
    relations: Tensor


class Teachers:
    """Networks that read a text together."""

    def __init__(self, networks: Sequence[Network]) -> None:
        self._networks = list(networks)

    @torch.no_grad()  # type: ignore[untyped-decorator]
    def _lesson(self, inputs: Inputs) -> _Lesson:
        index, mask = sentence_index(inputs)
        states = [net.states(inputs) for net in self._networks]
        both = list(zip(self._networks, states, strict=True))

        def mean(scores: Sequence[Tensor]) -> Tensor:
            return torch.stack([s.softmax(-1) for s in scores]).mean(0)

        parsed = [net.arcs(s, inputs, index, mask) for net, s in both]
        arcs = mean([scores for scores, _, _ in parsed])
        sentence, dependent = mask.nonzero(as_tuple=True)
        head = arcs.argmax(-1)[sentence, dependent]
        relations = [
            net.relations(below[sentence, dependent], above[sentence, head])
            for net, (_, below, above) in zip(self._networks, parsed, strict=True)
        ]
        return _Lesson(
            mean([net.upos(s.words) for net, s in both]),
            mean([net.xpos(s.words) for net, s in both]),
            mean([net.entity(s.words) for net, s in both]),
            arcs,
            (sentence, dependent, head),
            mean(relations),
        )

    def losses(self, net: Network, states: States, inputs: Inputs) -> Losses:
        """Cross-entropy of a network's tags, trees and mentions against the teachers'."""
        lesson = self._lesson(inputs)
        index, mask = sentence_index(inputs)
        arcs, below, above = net.arcs(states, inputs, index, mask, DROPOUT)
        sentence, dependent, head = lesson.pairs
        relations = net.relations(below[sentence, dependent], above[sentence, head])
        return {
            "taught upos": _against(net.upos(states.words), lesson.upos),
            "taught xpos": 0.5 * _against(net.xpos(states.words), lesson.xpos),
            "taught entity": _against(net.entity(states.words), lesson.entity),
            "taught arc": _against(arcs[mask], lesson.arcs[mask]),
            "taught relation": _against(relations, lesson.relations),
        }


def _against(scores: Tensor, truth: Tensor) -> Tensor:
    return -(truth * scores.log_softmax(-1)).sum(-1).mean()
