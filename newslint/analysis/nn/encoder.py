"""The packaged model: loading it once, running it over windows of word pieces.

The file format is described in ``weights/CARD.md``.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newslint.errors import InternalError

# Unpublished copy is read here, so nothing may leave the machine: the library reports its use by
# default, and looks at these before it is imported.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")

import onnxruntime

__all__ = ["Encoder", "Floats", "Labels", "Outputs", "load_encoder", "shape_ids"]

_CLS, _UNKNOWN, _SEP = 101, 100, 102
_BATCH = 16
_FIRST_IN_SENTENCE = 9
_CONTINUATION = 8

Floats = NDArray[np.float32]
Outputs = dict[str, list[Floats]]


@dataclass(frozen=True, slots=True)
class Labels:
    """Label tables in the order of the model's outputs."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    deprel: tuple[str, ...]
    mention: tuple[str, ...] = (
        "none",
        "person",
        "place",
        "organization",
        "object",
        "event",
        "time",
        "substance",
        "animal",
        "plant",
        "abstract",
    )


class Encoder:
    """One inference session with its tokenizer, label tables and head weights.

    Args:
        folder: The weights folder.

    Raises:
        InternalError: If a file of the model is missing.
    """

    def __init__(self, folder: Path) -> None:
        for name in ("model.onnx", "heads.npz", "labels.json", "tokenizer.json"):
            if not (folder / name).is_file():
                raise InternalError(f"the language model lacks {name}")
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), _session_options(), providers=["CPUExecutionProvider"]
        )
        self._names = [output.name for output in self._session.get_outputs()]
        tables = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.labels = Labels(
            *(tuple(sorted(tables[key], key=tables[key].__getitem__)) for key in ("up", "xp", "dr"))
        )
        with np.load(folder / "heads.npz") as arrays:
            self.heads: dict[str, Floats] = {
                name: arrays[name].astype(np.float32) for name in arrays.files
            }

    def pieces(self, words: Sequence[str], limit: int = 12) -> list[list[int]]:
        """Word-piece ids of each word, at least one and at most ``limit``."""
        encoding = self._tokenizer.encode(
            list(words), is_pretokenized=True, add_special_tokens=False
        )
        pieces: list[list[int]] = [[] for _ in words]
        for piece, word in zip(encoding.ids, encoding.word_ids, strict=True):
            if word is not None and len(pieces[word]) < limit:
                pieces[word].append(piece)
        return [ids or [_UNKNOWN] for ids in pieces]

    def run(self, windows: Sequence[tuple[list[int], list[int]]]) -> Outputs:
        """Model outputs for each window.

        Args:
            windows: Pairs of piece ids and shape ids, without the marks at both ends.

        Returns:
            For each output name a list with one array per window, its first axis the positions
            (position 0 is the start mark), padding cut off; ``arc`` is (positions, positions).
        """
        outputs: Outputs = {name: [] for name in self._names}
        for start in range(0, len(windows), _BATCH):
            batch = windows[start : start + _BATCH]
            lengths = [len(ids) + 2 for ids, _ in batch]
            arrays = self._session.run(None, _inputs(batch, max(lengths)))
            for name, array in zip(self._names, arrays, strict=True):
                for row, length in zip(array, lengths, strict=True):
                    square = name == "arc"
                    outputs[name].append(
                        row if name == "pool" else row[:length, :length] if square else row[:length]
                    )
        return outputs


def _session_options() -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = min(2, os.cpu_count() or 1)
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return options


def _inputs(
    batch: Sequence[tuple[list[int], list[int]]], width: int
) -> dict[str, NDArray[np.integer[Any]]]:
    ids = np.zeros((len(batch), width), np.int64)
    mask = np.zeros((len(batch), width), np.int32)
    shapes = np.zeros((len(batch), width), np.int64)
    for row, (pieces, shape_ids) in enumerate(batch):
        length = len(pieces) + 2
        ids[row, :length] = [_CLS, *pieces, _SEP]
        shapes[row, 1 : length - 1] = shape_ids
        mask[row, :length] = 1
    return {"ids": ids, "mask": mask, "sh": shapes}


def shape_ids(word: str, pieces: int, *, first: bool) -> list[int]:
    """Ids of how a word is written (case, digits, marks), one for each of its word pieces."""
    return [
        _shape(word) + (_FIRST_IN_SENTENCE if first else 0),
        *[_CONTINUATION] * (pieces - 1),
    ]


def _shape(word: str) -> int:
    if word.islower():
        return 1
    if any(char.isdigit() for char in word):
        return 5
    if not any(char.isalnum() for char in word):
        return 6
    if word.isupper():
        return 4 if len(word) == 1 else 3
    return 2 if word[0].isupper() and word[1:].islower() else 7


@cache
def load_encoder() -> Encoder:
    """The packaged model, loaded once a process."""
    return Encoder(Path(__file__).parent / "weights")
