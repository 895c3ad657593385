"""The packaged model: loading it once, running it over windows of word pieces.

The file format is described in ``weights/CARD.md``.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

# The matrices are small: threads of numpy would cost more to start than they save. The library
# reads this once, when it is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from numpy.typing import NDArray

from newslint.analysis.nn.topics import load_topics
from newslint.analysis.nn.wordpieces import WordPieces
from newslint.errors import InternalError
from newslint.processes import cores

# Unpublished copy is read here, so nothing may leave the machine: the library reports its use by
# default, and looks at these before it is imported.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import onnxruntime

__all__ = ["Encoder", "Floats", "Labels", "Outputs", "load_encoder", "shape_ids"]

_CLS, _SEP = 101, 102
_FIRST_IN_SENTENCE = 9
_CONTINUATION = 8

Floats = NDArray[np.float32]
Outputs = dict[str, list[Floats]]


class Labels(NamedTuple):
    """Label tables in the order of the model's outputs."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    deprel: tuple[str, ...]


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
        made: list[Any] = []  # a session is made without the interpreter, so do the rest meanwhile
        beside = Thread(target=lambda: made.append(_session(folder / "model.onnx")))
        beside.start()
        self._cut = WordPieces(folder / "tokenizer.json")
        with np.load(folder / "heads.npz") as arrays:
            self.heads: dict[str, Floats] = {
                name: arrays[name].astype(np.float32) for name in arrays.files
            }
        self.topics = load_topics(folder, self.heads)
        beside.join()
        self._session = made[0] if made else _session(folder / "model.onnx")  # which tells why not
        self._names = [output.name for output in self._session.get_outputs()]
        tables = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.labels = Labels(
            *(tuple(sorted(tables[key], key=tables[key].__getitem__)) for key in ("up", "xp", "dr"))
        )

    def pieces(self, words: Sequence[str], limit: int = 12) -> list[list[int]]:
        """Word-piece ids of each word, at least one and at most ``limit``."""
        return [self._cut(word)[:limit] or [self._cut.unknown] for word in words]

    def run(self, windows: Sequence[tuple[list[int], list[int]]]) -> Outputs:
        """Model outputs for each window.

        Args:
            windows: Pairs of piece ids and shape ids, without the marks at both ends.

        Returns:
            For each output name a list with one array per window, its first axis the positions
            (position 0 is the start mark); ``arc`` is (positions, positions).
        """
        outputs: Outputs = {name: [] for name in self._names}
        for ids, shapes in windows:  # in batches they would be padded, which costs more
            arrays = self._session.run(None, _inputs(ids, shapes))
            for name, array in zip(self._names, arrays, strict=True):
                outputs[name].append(array[0])
        return outputs


def _session(path: Path) -> Any:
    return onnxruntime.InferenceSession(
        str(path),
        _session_options(),
        providers=["CPUExecutionProvider"],
        disabled_optimizers=["SkipLayerNormFusion"],  # the fused kernel takes five times as long
    )


def _session_options() -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = _threads()
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return options


def _threads() -> int:
    """Threads to run the model on: as the environment says, else two where there are two cores."""
    chosen = os.environ.get("NEWSLINT_MODEL_THREADS", "")
    return int(chosen) if chosen.isdecimal() else min(2, cores())


def _inputs(pieces: list[int], shapes: list[int]) -> dict[str, NDArray[np.integer[Any]]]:
    return {
        "ids": np.array([[_CLS, *pieces, _SEP]], np.int64),
        "mask": np.ones((1, len(pieces) + 2), np.int32),
        "sh": np.array([[0, *shapes, 0]], np.int64),
    }


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
