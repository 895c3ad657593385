"""Int8 quantisation of an exported graph."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic


def quantise_embedding(model: Any, name: str) -> None:
    """Store an embedding table as int8 rows with one scale a row.

    The Gather on initializer `name` becomes two Gathers, a Cast and a Mul.
    Raises ValueError when the graph has no such Gather.
    """
    graph = model.graph
    table = next((i for i in graph.initializer if i.name == name), None)
    node = next((n for n in graph.node if n.op_type == "Gather" and n.input[0] == name), None)
    if table is None or node is None:
        raise ValueError(f"no Gather on {name}")
    values = numpy_helper.to_array(table)
    scale = np.maximum(np.abs(values).max(1, keepdims=True), 1e-8) / 127
    rows = np.round(values / scale).astype(np.int8)
    graph.initializer.remove(table)
    graph.initializer.extend(
        [
            numpy_helper.from_array(rows, "word_rows"),
            numpy_helper.from_array(scale.astype(np.float32), "word_scales"),
        ]
    )
    ids, output = node.input[1], node.output[0]
    made = [
        helper.make_node("Gather", ["word_rows", ids], ["word_row"]),
        helper.make_node("Gather", ["word_scales", ids], ["word_scale"]),
        helper.make_node("Cast", ["word_row"], ["word_float"], to=onnx.TensorProto.FLOAT),
        helper.make_node("Mul", ["word_float", "word_scale"], [output]),
    ]
    place = list(graph.node).index(node)
    graph.node.remove(node)
    for offset, new in enumerate(made):
        graph.node.insert(place + offset, new)


def quantise(source: Path, target: Path, embedding: str) -> None:
    """Write the int8 graph: per-row embedding, per-channel weights of all constant products."""
    model = onnx.load(str(source))
    quantise_embedding(model, embedding)
    rowwise = source.with_suffix(".rows.onnx")
    onnx.save(model, str(rowwise))
    quantize_dynamic(
        str(rowwise),
        str(target),
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul", "Gemm"],
        extra_options={
            "MatMulConstBOnly": True,
            "DefaultTensorType": onnx.TensorProto.FLOAT,
        },
    )
