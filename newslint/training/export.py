"""Export a trained network to one ONNX int8 graph and the numpy head weights."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from newslint.training import labels
from newslint.training.encoder import HEADS
from newslint.training.loop import load
from newslint.training.network import TRAITS, Network
from newslint.training.quantise import quantise

INPUTS = ["ids", "mask", "sh"]
OUTPUTS = ["up", "xp", "me", "arc", "ld", "lh", "q", "k", "dm", "pool", *TRAITS]
_EMBEDDING = "network.encoder.words.weight"


class _Attention(torch.autograd.Function):  # type: ignore[misc]
    """Placeholder that exports as the fused com.microsoft.MultiHeadAttention.

    Without a mask, which allows a faster kernel: windows are run one by one, without padding.
    """

    @staticmethod
    def forward(ctx: Any, query: Tensor, key: Tensor, value: Tensor, bias: Tensor) -> Tensor:
        return query + key + value

    @staticmethod
    def symbolic(g: Any, query: Any, key: Any, value: Any, bias: Any) -> Any:
        out = g.op("com.microsoft::MultiHeadAttention", query, key, value, bias, num_heads_i=HEADS)
        return out.setType(query.type())


class _Graph(nn.Module):  # type: ignore[misc]
    """The part of the network that runs in the graph; heads on the same input share a product."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        self.biases = nn.ParameterList(
            torch.cat([layer.query.bias, layer.key.bias, layer.value.bias]).detach()
            for layer in network.encoder.layers
        )
        coreference = network.coreference
        parts: list[Any] = [
            network.upos,
            network.xpos,
            network.entity[0],
            network.traits[0],
            network.arc_dependent,
            network.arc_head,
            network.label_dependent,
            network.label_head,
            coreference.anaphor,
            coreference.antecedent,
        ]
        self.sizes = [part.out_features for part in parts]
        self.weight = nn.Parameter(torch.cat([part.weight for part in parts]).detach())
        self.bias = nn.Parameter(torch.cat([part.bias for part in parts]).detach())
        self.arc_weight = nn.Parameter(network.arc_weight.detach().clone())

    def _encode(self, ids: Tensor, shapes: Tensor) -> Tensor:
        encoder = self.network.encoder
        x = encoder.words(ids) + (encoder.positions.weight[: ids.shape[1]] + encoder.segment)
        x = encoder.norm(x + encoder.shapes(shapes))
        for layer, bias in zip(encoder.layers, self.biases, strict=True):
            part: Any = layer
            q, k, v = (functional.linear(x, m.weight) for m in (part.query, part.key, part.value))
            context = _Attention.apply(q, k, v, bias)
            x = part.norm1(x + part.output(context))
            x = part.norm2(x + part.contract(functional.gelu(part.expand(x))))
        return x

    def forward(self, ids: Tensor, mask: Tensor, shapes: Tensor) -> tuple[Tensor, ...]:
        network, coreference = self.network, self.network.coreference
        x = self._encode(ids, shapes)
        joint = functional.linear(x, self.weight, self.bias).split(self.sizes, -1)
        up, xp, me, traits, dependent, head, ld, lh, q, k = joint
        me = network.entity[3](functional.relu(me))
        trait = network.traits[3](functional.relu(traits)).split(list(TRAITS.values()), -1)
        dependent, head = functional.relu(dependent), functional.relu(head)
        arc = (dependent @ self.arc_weight) @ head.transpose(1, 2)
        arc = arc + network.arc_bias(head).transpose(1, 2)
        q = torch.tanh(q)
        weight = mask.to(x.dtype)[..., None]
        pool = (x * weight).sum(1) / weight.sum(1)
        dummy = coreference.dummy(q)
        return (
            up,
            xp,
            me,
            arc,
            functional.relu(ld),
            functional.relu(lh),
            q,
            torch.tanh(k),
            dummy,
            pool,
            *trait,
        )


def export_graph(network: Network, path: Path) -> None:
    """Write the float graph (opset 17, dynamic batch and length)."""
    graph = _Graph(network).eval()
    ids = torch.randint(1000, 3000, (2, 40))
    mask = torch.ones(2, 40, dtype=torch.int32)
    axes: dict[str, dict[int, str]] = {n: {0: "B", 1: "T"} for n in INPUTS + OUTPUTS}
    axes["pool"] = {0: "B"}
    axes["arc"] = {0: "B", 1: "T", 2: "T"}
    torch.onnx.export(
        graph,
        (ids, mask, torch.ones_like(ids)),
        str(path),
        input_names=INPUTS,
        output_names=OUTPUTS,
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
        custom_opsets={"com.microsoft": 1},
    )


def head_arrays(network: Network) -> dict[str, np.ndarray[Any, Any]]:
    """Weights applied in numpy: relation labels, antecedent scorer and sentence fit."""
    scorer, fitness = network.coreference, network.fitness
    tensors: dict[str, Tensor] = {
        "LU": network.label_weight,
        "lbw": network.label_bias.weight,
        "lbb": network.label_bias.bias,
        "co": scorer.coarse.weight,
        "f1": scorer.left.weight,
        "f1b": scorer.left.bias,
        "f2": scorer.right.weight,
        "f3": scorer.product.weight,
        "fd": scorer.distance.weight,
        "fs": scorer.sentences.weight,
        "feq": scorer.same_form.weight,
        "fp": scorer.pronouns.weight,
        "fo": scorer.score.weight,
        "fob": scorer.score.bias,
        "fit_h": fitness.hidden.weight,
        "fit_hb": fitness.hidden.bias,
        "fit_o": fitness.score.weight,
        "fit_ob": fitness.score.bias,
        "fit_idf": fitness.idf,
        "fit_mean": fitness.mean,
        "fit_scale": fitness.scale,
    }
    return {name: t.detach().numpy().astype(np.float16) for name, t in tensors.items()}


def export(checkpoint: Path, folder: Path, quantised: bool = True) -> None:
    """Write model.onnx, heads.npz, topics.npy and labels.json of a checkpoint.

    Calibrated values (`orphan_*`, `fit_threshold`) are added to heads.npz by
    `calibrate`. `quantised` False keeps the float graph, to measure what int8 costs.
    """
    network = load(checkpoint)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        raw = Path(scratch) / "float.onnx"
        export_graph(network, raw)
        if quantised:
            quantise(raw, folder / "model.onnx", _EMBEDDING)
        else:
            (folder / "model.onnx").write_bytes(raw.read_bytes())
    np.savez(folder / "heads.npz", **head_arrays(network))  # type: ignore[arg-type]
    np.save(folder / "topics.npy", network.fitness.rows.numpy())
    (folder / "labels.json").write_text(labels.tables_json(), encoding="utf-8")
